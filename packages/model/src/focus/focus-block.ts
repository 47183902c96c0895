/**
 * A focus block: a stretch of time for one thing. Only whoever sits through it edits it, so it is
 * one plain value (DOC-15).
 */
import { collection, type RecordOf } from '../document/collection.ts';
import { day, flag, id, personOrAuthor, time, whole, words } from '../document/fields.ts';
import type { GoalId, TaskId } from '../shared/ids.ts';

/** Twelve hours: what is longer is a slip of the finger. */
export const LONGEST_BLOCK_MINUTES = 720;

export const focusBlocks = collection({
  name: 'focusBlocks',
  record: 'focusBlock',
  storage: 'value',
  mostEntries: 20_000,
  title: ({ note, planned, date }) => note || `${String(planned ?? 0)} minutes, ${date ?? ''}`,
  fields: {
    person: personOrAuthor(),
    /** The day on which it began, where the person was; `null` only if the entry is damaged. */
    date: day(),
    /** When it began; `null` only if the entry is damaged. */
    start: time(),
    /** In minutes; `null` only if the entry is damaged. */
    planned: whole(1, LONGEST_BLOCK_MINUTES),
    /** In minutes; `null` while it runs. */
    spent: whole(0, LONGEST_BLOCK_MINUTES),
    /** What it is about, if anything. */
    task: id<TaskId>(),
    goal: id<GoalId>(),
    /** True if what it was about was done at the end. */
    done: flag(),
    /** What came in between, one a line: `distractionsOf`. */
    distractions: words(),
    note: words(),
    /** "How can you reduce distractions tomorrow?" */
    tomorrow: words(),
  },
});

export type FocusBlock = RecordOf<typeof focusBlocks>;
