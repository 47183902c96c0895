/** A task: a goal's step and a meeting's action item are one thing, which both point to (DOC-5). */
import type { Collection, Entity } from '../document/entity.ts';
import type { Day } from '../shared/days.ts';
import type { GoalId, MeetingId, PersonId, TaskId } from '../shared/ids.ts';

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
  /** Fractional index among the steps of its goal. */
  readonly order: string;
}

export const tasks: Collection<Task> = {
  name: 'tasks',
  storage: 'fields',
  parse: (id, read) => ({
    ...read.entity(id),
    text: read.text('text'),
    goal: read.id<GoalId>('goal'),
    meetings: read.members<MeetingId>('meeting'),
    owners: read.members<PersonId>('owner'),
    due: read.day('due'),
    doneAt: read.time('doneAt'),
    doneBy: read.id<PersonId>('doneBy'),
    order: read.order(),
  }),
};
