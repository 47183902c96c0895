/** Writes what surrounds the example's goals: the vision, the objectives and the small tasks. */
import type { GoalId } from '@cairn/model/shared';
import { addObjective, addVisionPart } from '@cairn/model/vision';
import { fillTask } from './fill-goals.ts';
import type {
  Days,
  ExampleObjective,
  ExampleTaskOfDay,
  ExampleVisionPart,
  Purposes,
} from './shape.ts';
import type { Stage } from './stage.ts';

/** Mira wrote it down after the first meeting. */
const VISION_DAY: Days = -169;

export function fillVision(
  { calendar, writerAt }: Stage,
  parts: readonly ExampleVisionPart[],
  objectives: readonly ExampleObjective[],
): Purposes {
  const writer = (at: number) => writerAt('mira', calendar.written(VISION_DAY, at));
  return {
    vision: new Map(
      parts.map(({ key, kind, text }, at) => [key, addVisionPart(writer(at), kind, text)]),
    ),
    objectives: new Map(
      objectives.map(({ key, title }, at) => [key, addObjective(writer(parts.length + at), title)]),
    ),
  };
}

export function fillDays(
  stage: Stage,
  tasks: readonly ExampleTaskOfDay[],
  goals: ReadonlyMap<string, GoalId>,
): void {
  tasks.forEach(({ made, goal, ...task }, at) => {
    fillTask(stage, task, {
      goal: goal === undefined ? null : (goals.get(goal) ?? null),
      madeAt: stage.calendar.written(made, at),
    });
  });
}
