/** The named changes of tasks. */
import { change, type Writer } from '../document/change.ts';
import type { FirstOf } from '../document/collection.ts';
import type { Passage } from '../document/passage.ts';
import { readAll } from '../document/read.ts';
import type { Day } from '../shared/days.ts';
import type { GoalId, MeetingId, PersonId, TaskId } from '../shared/ids.ts';
import { orderAtEnd, ordersAtEnd } from '../shared/order.ts';
import { oneLine } from '../shared/texts.ts';
import { tasks } from './task.ts';

export interface TaskDraft {
  readonly text: string;
  readonly goal?: GoalId | null;
  readonly meeting?: MeetingId | null;
  readonly owner?: PersonId | null;
  readonly due?: Day | null;
  readonly passage?: Passage | null;
}

export function createTask(writer: Writer, draft: TaskDraft): TaskId {
  const [id] = createTasks(writer, [draft.text], draft);
  if (id === undefined) throw new Error('one text makes one task');
  return id;
}

/** Adds a task for each text, in order, as one change. */
export function createTasks(
  writer: Writer,
  texts: readonly string[],
  draft: Omit<TaskDraft, 'text'>,
): TaskId[] {
  const goal = draft.goal ?? null;
  const siblings = readAll(writer.doc, tasks).records.filter((task) => task.goal === goal);
  const orders = ordersAtEnd(siblings, texts.length);
  return change(writer, tasks, texts.length === 1 ? 'create' : 'createSome', (edit) =>
    texts.map((text, at) => edit.create(tasks, taskSeed({ ...draft, text }, orders[at]))),
  );
}

/** The values that a new task is made with. */
export function taskSeed(
  { text, goal, meeting, owner, due, passage }: TaskDraft,
  order: string | undefined,
): FirstOf<typeof tasks> {
  return {
    text: oneLine(text),
    order,
    goal: goal || null,
    meetings: meeting ? [meeting] : [],
    owners: owner ? [owner] : [],
    due: due || null,
    passage,
  };
}

export function rewordTask(writer: Writer, id: TaskId, text: string): void {
  change(writer, tasks, 'reword', (edit) => edit.text(tasks, id, 'text', oneLine(text)), id);
}

export function setTaskDone(writer: Writer, id: TaskId, done: boolean): void {
  change(writer, tasks, done ? 'tickOff' : 'reopen', (edit) => {
    edit.set(tasks, id, 'doneAt', done ? writer.now() : null);
    edit.set(tasks, id, 'doneBy', done ? writer.person : null);
  });
}

/** Ticks off one day of a repeating task, or reopens it. Two people can tick off two days at the same time. */
export function setTaskDoneOn(writer: Writer, id: TaskId, day: Day, done: boolean): void {
  change(writer, tasks, done ? 'tickOffOn' : 'reopenOn', (edit) =>
    edit.put(tasks, id, 'doneOn', day, done ? true : null),
  );
}

/** Picks a dropped task up again. */
export function pickUpTask(writer: Writer, id: TaskId): void {
  change(writer, tasks, 'pickUp', (edit) => edit.set(tasks, id, 'droppedAt', null));
}

export function setTaskDue(writer: Writer, id: TaskId, due: Day | null): void {
  change(writer, tasks, 'setDue', (edit) => edit.set(tasks, id, 'due', due));
}

export function setTaskGoal(writer: Writer, id: TaskId, goal: GoalId | null): void {
  const siblings = readAll(writer.doc, tasks).records.filter((task) => task.goal === goal);
  change(writer, tasks, 'setGoal', (edit) => {
    edit.set(tasks, id, 'goal', goal);
    edit.set(tasks, id, 'order', orderAtEnd(siblings));
  });
}

/** Adds or removes an owner of the task. */
export function setTaskOwner(writer: Writer, id: TaskId, owner: PersonId, owns: boolean): void {
  change(writer, tasks, 'setOwner', (edit) =>
    edit.put(tasks, id, 'owners', owner, owns ? true : null),
  );
}

export function setTaskMeeting(
  writer: Writer,
  id: TaskId,
  meeting: MeetingId,
  belongs: boolean,
): void {
  change(writer, tasks, 'setMeeting', (edit) =>
    edit.put(tasks, id, 'meetings', meeting, belongs ? true : null),
  );
}
