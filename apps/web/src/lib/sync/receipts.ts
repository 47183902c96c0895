/** What other people's devices are proven to have, person by person. */
import type { PersonId } from '@cairn/model/shared';
import type { Acknowledged, Vector } from '@cairn/sealed';
import type { KeptChange } from '#lib/device/outgoing-notes.ts';
import { lackingOf } from './outgoing-changes.ts';
import type { Receipt } from './sync-status.ts';

/** For each lane, the number up to which everything is there. */
type Holds = ReadonlyMap<string, number>;

/**
 * One receipt for each of the `expected` people, including those who have reported nothing yet. A
 * person has what any of their devices has. `changes` are those made on this device, in any tab:
 * only what is reported about their lanes is looked at.
 */
export function receiptsOf(
  acknowledged: readonly Acknowledged[],
  changes: readonly KeptChange[],
  expected: readonly PersonId[],
): (Receipt & { readonly holds: Holds })[] {
  const lanes = new Set(changes.flatMap(({ lane }) => lane ?? []));
  const said = new Map<string, Vector[]>(expected.map((person) => [person, []]));
  for (const { person, holds } of acknowledged) said.get(person)?.push(holds);
  return expected.map((person) => {
    const theirs = said.get(person) ?? [];
    const holds = new Map([...lanes].map((lane) => [lane, highestOf(lane, theirs)]));
    return { person, holds, lacking: theirs.length === 0 ? null : lackingOf(changes, holds) };
  });
}

function highestOf(lane: string, vectors: readonly Holds[]): number {
  return vectors.reduce((highest, holds) => Math.max(highest, holds.get(lane) ?? 0), 0);
}
