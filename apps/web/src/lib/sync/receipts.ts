/** What other people's devices are proven to have, person by person. */
import type { PersonId } from '@cairn/model/shared';
import type { Acknowledged } from '@cairn/sealed';
import type { OutgoingChanges } from './outgoing-changes.ts';
import type { Receipt } from './sync-status.ts';

/**
 * A receipt for each of the `expected` people, also for those who have said nothing yet; a person has
 * what the furthest of their devices has. `number`: the highest entry that they are proven to have.
 */
export function receiptsOf(
  acknowledged: readonly Acknowledged[],
  outgoing: Pick<OutgoingChanges, 'lacking'>,
  expected: readonly PersonId[],
): (Receipt & { readonly number: number })[] {
  const furthest = new Map<string, number>();
  for (const { person, number } of acknowledged) {
    furthest.set(person, Math.max(furthest.get(person) ?? 0, number));
  }
  return expected.map((person) => {
    const number = furthest.get(person);
    return {
      person,
      number: number ?? 0,
      lacking: number === undefined ? null : outgoing.lacking(number),
    };
  });
}
