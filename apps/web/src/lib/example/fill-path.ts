/**
 * Writes how a goal of the example developed: its measure, check-ins, obstacles, priority, and how
 * it ended.
 */
import {
  addCheckIn,
  addObstacle,
  answerRetrospective,
  dropGoal,
  finishGoal,
  PRIORITY_PARTS,
  setFocus,
  setMeasure,
  setPriority,
  writeGoalLine,
} from '@cairn/model/goals';
import type { GoalId } from '@cairn/model/shared';
import type { ExampleGoal } from './shape.ts';
import type { Stage } from './stage.ts';

export function fillPath({ calendar, writerAt }: Stage, id: GoalId, goal: ExampleGoal): void {
  const writer = writerAt('mira', calendar.written(goal.made));
  if (goal.measure !== undefined) setMeasure(writer, id, goal.measure);
  for (const line of ['doneWhen', 'relevance', 'nextAction'] as const) {
    const words = goal[line];
    if (words !== undefined) writeGoalLine(writer, id, line, words);
  }
  PRIORITY_PARTS.forEach((part, at) => {
    const weight = goal.priority?.[at];
    if (weight !== undefined) setPriority(writer, id, part, weight);
  });
  if (goal.inFocus === true) setFocus(writer, id);
  for (const obstacle of goal.obstacles ?? []) addObstacle(writer, { goal: id, ...obstacle });
  for (const { day, by = 'mira', ...said } of goal.checkIns ?? [])
    addCheckIn(writerAt(by, calendar.written(day)), { goal: id, date: calendar.day(day), ...said });
}

/** Marks a goal done or dropped on its day, with what was learnt. */
export function finish({ calendar, writerAt }: Stage, id: GoalId, goal: ExampleGoal): void {
  const { finished, status, whatWorked = '', whatToAdjust = '', howIDecide = '' } = goal;
  if (finished === undefined) return;
  const writer = writerAt('mira', calendar.written(finished));
  if (status === 'done') finishGoal(writer, id, whatWorked);
  else dropGoal(writer, id);
  answerRetrospective(writer, id, { whatWorked, whatToAdjust, howIDecide });
}
