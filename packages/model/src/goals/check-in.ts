/** A check-in: one look at how a goal stands. Only its author edits it, so it is one plain value (DOC-15). */
import { collection, type RecordOf } from '../document/collection.ts';
import { day, number, requiredId, whole, words } from '../document/fields.ts';
import type { GoalId } from '../shared/ids.ts';

export const checkIns = collection({
  name: 'checkIns',
  record: 'checkIn',
  storage: 'value',
  mostEntries: 20_000,
  title: ({ note }) => note,
  goesWith: ({ goal }) => ({ record: 'goal', id: goal }),
  fields: {
    goal: requiredId<GoalId>(),
    /** `null` only when the entry is damaged; it is then left out of charts. */
    date: day(),
    /** In the goal's measure; `null` for a check-in without a number. */
    value: number(),
    /** 1 (hardly) to 5 (surely). */
    confidence: whole(1, 5),
    note: words(),
  },
});

export type CheckIn = RecordOf<typeof checkIns>;
