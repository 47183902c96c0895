/** The named changes of tasks. */
import { change, type Seed, type Writer } from '../document/change.ts';
import { readAll } from '../document/read.ts';
import type { Day } from '../shared/days.ts';
import type { GoalId, MeetingId, PersonId, TaskId } from '../shared/ids.ts';
import { FIRST_ORDER, orderAtEnd, ordersAtEnd, ordersForMove } from '../shared/order.ts';
import { oneLine } from '../shared/texts.ts';
import { tasks, type Task } from './task.ts';

export interface TaskDraft {
  readonly text: string;
  readonly goal?: GoalId | null;
  readonly meeting?: MeetingId | null;
  readonly owner?: PersonId | null;
  readonly due?: Day | null;
}

export function createTask(writer: Writer, draft: TaskDraft): TaskId {
  const [id] = createTasks(writer, [draft.text], draft);
  if (id === undefined) throw new Error('one text makes one task');
  return id;
}

/** Adds a task for each text, in their order and as one change. */
export function createTasks(
  writer: Writer,
  texts: readonly string[],
  draft: Omit<TaskDraft, 'text'>,
): TaskId[] {
  const goal = draft.goal ?? null;
  const siblings = readAll(writer.doc, tasks).records.filter((task) => task.goal === goal);
  const orders = ordersAtEnd(siblings, texts.length);
  return change(writer, texts.length === 1 ? 'task.create' : 'tasks.create', (edit) =>
    texts.map((text, at) =>
      edit.create(tasks, taskSeed({ ...draft, text }, orders[at] ?? FIRST_ORDER)),
    ),
  );
}

/** What a task is made with. */
export function taskSeed(
  { text, goal, meeting, owner, due }: TaskDraft,
  order: string,
): Record<string, Seed> {
  return {
    text: { text: oneLine(text) },
    order,
    ...(goal ? { goal } : {}),
    ...(meeting ? { [`meeting:${meeting}`]: true } : {}),
    ...(owner ? { [`owner:${owner}`]: true } : {}),
    ...(due ? { due } : {}),
  };
}

export function rewordTask(writer: Writer, id: TaskId, text: string): void {
  change(writer, 'task.reword', (edit) => edit.text(tasks, id, 'text', oneLine(text)), id);
}

export function setTaskDone(writer: Writer, id: TaskId, done: boolean): void {
  change(writer, done ? 'task.done' : 'task.reopen', (edit) => {
    edit.set(tasks, id, 'doneAt', done ? writer.now() : undefined);
    edit.set(tasks, id, 'doneBy', done ? writer.person : undefined);
  });
}

/** Ticks off one day of a repeating task, or takes that back. Two people who tick off two days both succeed. */
export function setTaskDoneOn(writer: Writer, id: TaskId, day: Day, done: boolean): void {
  change(writer, done ? 'task.doneOn' : 'task.reopenOn', (edit) =>
    edit.set(tasks, id, `done:${day}`, done ? true : undefined),
  );
}

/** Takes up again what was dropped. */
export function pickUpTask(writer: Writer, id: TaskId): void {
  change(writer, 'task.pickUp', (edit) => edit.set(tasks, id, 'droppedAt', undefined));
}

export function setTaskDue(writer: Writer, id: TaskId, due: Day | null): void {
  change(writer, 'task.due', (edit) => edit.set(tasks, id, 'due', due ?? undefined));
}

export function setTaskGoal(writer: Writer, id: TaskId, goal: GoalId | null): void {
  const siblings = readAll(writer.doc, tasks).records.filter((task) => task.goal === goal);
  change(writer, 'task.goal', (edit) => {
    edit.set(tasks, id, 'goal', goal ?? undefined);
    edit.set(tasks, id, 'order', orderAtEnd(siblings));
  });
}

/** Makes `owner` an owner of the task, or no longer one. */
export function setTaskOwner(writer: Writer, id: TaskId, owner: PersonId, owns: boolean): void {
  change(writer, 'task.owner', (edit) =>
    edit.set(tasks, id, `owner:${owner}`, owns ? true : undefined),
  );
}

export function setTaskMeeting(
  writer: Writer,
  id: TaskId,
  meeting: MeetingId,
  belongs: boolean,
): void {
  change(writer, 'task.meeting', (edit) =>
    edit.set(tasks, id, `meeting:${meeting}`, belongs ? true : undefined),
  );
}

/** Brings a step before another one, or to the end of `siblings` when `before` is null. */
export function moveTask(
  writer: Writer,
  siblings: readonly Task[],
  id: TaskId,
  before: TaskId | null,
): void {
  change(writer, 'task.move', (edit) => {
    for (const [moved, order] of ordersForMove(siblings, id, before)) {
      edit.set(tasks, moved as TaskId, 'order', order);
    }
  });
}
