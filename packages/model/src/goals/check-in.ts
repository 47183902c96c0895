/** A check-in: one look at how a goal stands. Only its author edits it, so it is one plain value (DOC-15). */
import type { Collection, Entity } from '../document/entity.ts';
import type { Day } from '../shared/days.ts';
import type { CheckInId, GoalId } from '../shared/ids.ts';

export interface CheckIn extends Entity<CheckInId> {
  readonly goal: GoalId;
  /** `null` only when the entry is damaged; it is then left out of charts. */
  readonly date: Day | null;
  /** In the goal's measure; `null` for a check-in without a number. */
  readonly value: number | null;
  /** 1 (hardly) to 5 (surely). */
  readonly confidence: number | null;
  readonly note: string;
}

export const checkIns: Collection<CheckIn> = {
  name: 'checkIns',
  storage: 'value',
  mostEntries: 20_000,
  parse: (id, read) => ({
    ...read.entity(id),
    goal: read.requiredId<GoalId>('goal'),
    date: read.day('date'),
    value: read.number('value'),
    confidence: read.whole('confidence', 1, 5),
    note: read.string('note'),
  }),
};
