/** A check-in: how a goal stands on one day. Only its author edits it, so it is one plain value (DOC-15). */
import { collection, type RecordOf } from '../document/collection.ts';
import { day, number, requiredId, whole, words } from '../document/fields.ts';
import type { GoalId } from '../shared/ids.ts';

export const checkIns = collection({
  name: 'checkIns',
  record: 'checkIn',
  storage: 'value',
  mostEntries: 20_000,
  discussed: true,
  title: ({ note }) => note,
  goesWith: ({ goal }) => ({ record: 'goal', id: goal }),
  fields: {
    goal: requiredId<GoalId>(),
    /** `null` only if the entry is damaged; it is then left out of charts. */
    date: day(),
    /** In the unit of the goal's measure; `null` for a check-in without a number. */
    value: number(),
    /** 1 (least) to 5 (most confident). */
    confidence: whole(1, 5),
    note: words(),
  },
});

export type CheckIn = RecordOf<typeof checkIns>;
