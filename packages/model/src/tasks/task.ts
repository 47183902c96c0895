/** A task: a goal's step and a meeting's action item are one record, which both refer to (DOC-5). */
import { collection, type RecordOf } from '../document/collection.ts';
import { day, days, id, members, oneOf, order, text, time } from '../document/fields.ts';
import { passage } from '../document/passage.ts';
import type { GoalId, MeetingId, PersonId } from '../shared/ids.ts';

export const REPEATS = ['none', 'daily', 'weekly', 'monthly'] as const;
export type Repeat = (typeof REPEATS)[number];

/** More days than a daily task can be done in a working life. */
const MOST_DAYS = 20_000;

export const tasks = collection({
  name: 'tasks',
  record: 'task',
  storage: 'fields',
  mostEntries: 20_000,
  remembersTouch: true,
  discussed: true,
  title: ({ text }) => text,
  goesWith: ({ goal }) => (goal === null ? null : { record: 'goal', id: goal }),
  fields: {
    text: text(),
    /** The goal it is a step of. */
    goal: id<GoalId>(),
    /** The meetings it came up in. */
    meetings: members<MeetingId>('meeting:<meeting>'),
    /** The words in a meeting's notes that it was made from. */
    passage: passage(),
    owners: members<PersonId>('owner:<person>'),
    due: day(),
    /** `null` while open. */
    doneAt: time(),
    doneBy: id<PersonId>(),
    /** When it was dropped without being done. */
    droppedAt: time(),
    /** How it repeats, from its due date on. */
    repeat: oneOf(REPEATS, 'none'),
    /** The days on which a repeating task was done, sorted. */
    doneOn: days('done:<day>', MOST_DAYS),
    /** Fractional index among the steps of its goal. */
    order: order(),
  },
});

export type Task = RecordOf<typeof tasks>;
