/** A task: a goal's step and a meeting's action item are one thing, which both point to (DOC-5). */
import type { Collection, Entity } from '../document/entity.ts';
import { parseDay, type Day } from '../shared/days.ts';
import type { GoalId, MeetingId, PersonId, TaskId } from '../shared/ids.ts';

export const REPEATS = ['none', 'daily', 'weekly', 'monthly'] as const;
export type Repeat = (typeof REPEATS)[number];

/** More than a daily task is done in a lifetime of work. */
const MOST_DAYS = 20_000;

export interface Task extends Entity<TaskId> {
  readonly text: string;
  /** The goal it is a step of. */
  readonly goal: GoalId | null;
  /** The meetings it came up in. */
  readonly meetings: readonly MeetingId[];
  readonly owners: readonly PersonId[];
  readonly due: Day | null;
  /** Milliseconds since 1970, `null` while open. */
  readonly doneAt: number | null;
  readonly doneBy: PersonId | null;
  /** When it was let go without being done. */
  readonly droppedAt: number | null;
  /** How it comes again, from its due day on. */
  readonly repeat: Repeat;
  /** The days on which a repeating task was done, sorted. */
  readonly doneOn: readonly Day[];
  /** Fractional index among the steps of its goal. */
  readonly order: string;
}

export const tasks: Collection<Task> = {
  name: 'tasks',
  storage: 'fields',
  mostEntries: 20_000,
  remembersTouch: true,
  parse: (id, read) => ({
    ...read.entity(id),
    text: read.text('text'),
    goal: read.id<GoalId>('goal'),
    meetings: read.members<MeetingId>('meeting'),
    owners: read.members<PersonId>('owner'),
    due: read.day('due'),
    doneAt: read.time('doneAt'),
    doneBy: read.id<PersonId>('doneBy'),
    droppedAt: read.time('droppedAt'),
    repeat: read.oneOf('repeat', REPEATS, 'none'),
    doneOn: read.members('done', MOST_DAYS).flatMap((raw) => parseDay(raw) ?? []),
    order: read.order(),
  }),
};
