/** Writes the example's goals, their whys, notes and steps. */
import { proseOf } from '@cairn/model/document';
import { createGoal } from '@cairn/model/goals';
import type { GoalId, TaskId } from '@cairn/model/shared';
import { createTask, setTaskDone } from '@cairn/model/tasks';
import type { ExampleGoal, ExampleTask } from './shape.ts';
import type { Stage } from './stage.ts';
import { writeNotes } from './write-notes.ts';

/** Minutes between one thing written and the next, so that a day's work has an order. */
const STEP_MINUTES = 3;

export function fillGoals(stage: Stage, goals: readonly ExampleGoal[]): Map<string, GoalId> {
  const { doc, calendar, writerAt } = stage;
  const ids = new Map<string, GoalId>();
  for (const { key, title, horizon, status, made, start, due, why, notes, steps } of goals) {
    const madeAt = calendar.written(made);
    const id = createGoal(writerAt('mira', madeAt), {
      title,
      horizon,
      status,
      start: calendar.day(start),
      due: calendar.day(due),
    });
    ids.set(key, id);
    writeNotes(proseOf(doc, 'goals', id, 'why'), why, calendar.dated);
    writeNotes(proseOf(doc, 'goals', id, 'notes'), notes, calendar.dated);
    steps.forEach((step, at) => {
      fillTask(stage, step, { goal: id, madeAt: calendar.written(made, (at + 1) * STEP_MINUTES) });
    });
  }
  return ids;
}

/** Writes a step or an action item, and ticks it off when it was done. */
export function fillTask(
  { calendar, ids, writerAt }: Stage,
  { text, due, done, owner = 'mira' }: ExampleTask,
  {
    madeAt,
    ...place
  }: { madeAt: number } & Pick<Parameters<typeof createTask>[1], 'goal' | 'meeting'>,
): TaskId {
  const id = createTask(writerAt('mira', madeAt), {
    text,
    owner: ids[owner],
    due: due === undefined ? null : calendar.day(due),
    ...place,
  });
  if (done !== undefined) setTaskDone(writerAt(owner, calendar.written(done)), id, true);
  return id;
}
