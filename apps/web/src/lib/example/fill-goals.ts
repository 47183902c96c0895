/** Writes the example's goals: why they matter, their notes and steps. */
import { proseOf } from '@cairn/model/document';
import { createGoal } from '@cairn/model/goals';
import type { GoalId, TaskId } from '@cairn/model/shared';
import { createTask, setTaskDone, setTaskDoneOn, setTaskRepeat } from '@cairn/model/tasks';
import { fillPath, finish } from './fill-path.ts';
import type { ExampleGoal, ExampleTask, Purposes } from './shape.ts';
import type { Stage } from './stage.ts';
import { writeNotes } from './write-notes.ts';

/** Minutes between one thing written and the next, so that a day's work has an order. */
const STEP_MINUTES = 3;

export function fillGoals(
  stage: Stage,
  goals: readonly ExampleGoal[],
  purposes: Purposes,
  ids: Map<string, GoalId>,
): void {
  const { doc, calendar, pen, writerAt } = stage;
  for (const goal of goals) {
    const { key, title, horizon, status, made, start, due, why, notes, steps } = goal;
    const writer = writerAt('mira', calendar.written(made));
    const id = createGoal(writer, {
      title,
      horizon,
      status: goal.finished === undefined ? status : 'onTrack',
      start: calendar.day(start),
      due: calendar.day(due),
      parent: ids.get(goal.parent ?? '') ?? null,
      visionPart: purposes.vision.get(goal.vision ?? '') ?? null,
      organisationObjective: purposes.objectives.get(goal.objective ?? '') ?? null,
    });
    ids.set(key, id);
    writeNotes(proseOf(doc, 'goals', id, 'why'), why, pen);
    writeNotes(proseOf(doc, 'goals', id, 'notes'), notes, pen);
    writeNotes(proseOf(doc, 'goals', id, 'resources'), goal.resources ?? [], pen);
    steps.forEach((step, at) => {
      fillTask(stage, step, { goal: id, madeAt: calendar.written(made, (at + 1) * STEP_MINUTES) });
    });
    fillPath(stage, id, goal);
    finish(stage, id, goal);
  }
}

/** Writes a step or an action item, and ticks it off if it was done. */
export function fillTask(
  { calendar, ids, writerAt }: Stage,
  { text, due, done, owner = 'mira', repeat, doneOn = [] }: ExampleTask,
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
  if (repeat !== undefined) setTaskRepeat(writerAt('mira', madeAt), id, repeat);
  for (const day of doneOn)
    setTaskDoneOn(writerAt(owner, calendar.written(day)), id, calendar.day(day), true);
  return id;
}
