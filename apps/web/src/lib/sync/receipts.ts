/** What other people's devices are proven to have, person by person. */
import type { PersonId } from '@cairn/model/shared';
import type { Acknowledged } from '@cairn/sealed';
import type { OutgoingChanges } from './outgoing-changes.ts';
import type { Receipt } from './sync-status.ts';

/** A receipt for each person but `me`; a person has what the furthest of their devices has. */
export function receiptsOf(
  acknowledged: readonly Acknowledged[],
  outgoing: Pick<OutgoingChanges, 'lacking'>,
  me: PersonId | undefined,
): (Receipt & { readonly number: number })[] {
  const furthest = new Map<PersonId, number>();
  for (const { person, number } of acknowledged) {
    if (person === '' || person === me) continue;
    const known = furthest.get(person as PersonId) ?? 0;
    furthest.set(person as PersonId, Math.max(known, number));
  }
  return [...furthest].map(([person, number]) => ({
    person,
    number,
    lacking: outgoing.lacking(number),
  }));
}
