/** What other people's devices are proven to have, person by person. */
import type { PersonId } from '@cairn/model/shared';
import type { Acknowledged } from '@cairn/sealed';
import type { Receipt } from './sync-status.ts';

/** For each lane a number: everything up to it. */
type Holds = ReadonlyMap<string, number>;

/**
 * A receipt for each of the `expected` people, also for those who have said nothing yet; a person has
 * what any of their devices has. `lacking` counts the changes made on this device, in whichever tab,
 * that someone who holds so much of each lane does not have.
 */
export function receiptsOf(
  acknowledged: readonly Acknowledged[],
  lacking: (holds: Holds) => number,
  expected: readonly PersonId[],
): (Receipt & { readonly holds: Holds })[] {
  const held = new Map<string, Map<string, number>>();
  for (const { person, holds } of acknowledged) {
    const all = held.get(person) ?? new Map<string, number>();
    held.set(person, all);
    for (const [lane, number] of holds) all.set(lane, Math.max(all.get(lane) ?? 0, number));
  }
  return expected.map((person) => {
    const holds = held.get(person);
    return {
      person,
      holds: holds ?? new Map<string, number>(),
      lacking: holds === undefined ? null : lacking(holds),
    };
  });
}
