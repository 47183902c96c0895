/** Operations on goals beyond naming and planning them. */
import { readAll } from '@cairn/model/document';
import {
  acceptChoice,
  answerRetrospective,
  createGoals,
  dropGoal,
  goals,
  HORIZONS,
  OBSTACLE_KINDS,
  obstacles,
  placeGoal,
  setGoalHorizon,
  setGoalObjective,
  setGoalStart,
  setGoalVisionPart,
  setObstacleKind,
  unfocus,
} from '@cairn/model/goals';
import { editCells } from '@cairn/model/tables';
import { tasks } from '@cairn/model/tasks';
import { objectives, visions } from '@cairn/model/vision';
import { among, born, dayAfter, one, type Operations } from './draws.ts';

export const goalOperations: Operations = {
  createGoals: (me, draw) => {
    const draft = { horizon: 'long', visionPart: one(me, visions, draw.pick)?.id ?? null } as const;
    for (const id of createGoals(me, ['', 'Another'], draft)) born(draw, goals, id);
  },
  tieGoal: (me, { pick, choice }) => {
    const goal = one(me, goals, pick);
    if (!goal) return;
    // A horizon known only to a newer version is looked for at the end.
    if (!goal.id.startsWith('newer-')) setGoalHorizon(me, goal.id, among(HORIZONS, choice));
    setGoalStart(me, goal.id, choice % 3 === 0 ? null : dayAfter(choice));
    setGoalVisionPart(me, goal.id, one(me, visions, choice)?.id ?? null);
    setGoalObjective(
      me,
      goal.id,
      choice % 2 === 0 ? null : (one(me, objectives, choice)?.id ?? null),
    );
  },
  placeGoal: (me, { pick, choice }) => {
    const [goal, parent] = [one(me, goals, pick), one(me, goals, choice)];
    const before = choice % 3 === 0 ? undefined : null;
    if (goal) placeGoal(me, goal.id, { parent: parent?.id ?? null, before });
  },
  endGoal: (me, { pick, choice }) => {
    const goal = one(me, goals, pick);
    if (!goal) return;
    if (choice % 2 === 0) unfocus(me, goal.id);
    if (choice % 3 === 0) dropGoal(me, goal.id);
    // On a newer version's goals these lines are plain strings, where one person's text may win.
    if (!goal.id.startsWith('newer-'))
      answerRetrospective(me, goal.id, { whatToAdjust: `Less ${String(choice)}` });
  },
  acceptChoice: (me, { pick, choice }) => {
    const goal = one(me, goals, pick);
    if (goal) acceptChoice(me, goal.id, among(['status', 'start', 'due'], choice));
  },
  writeCells: (me, { pick, choice }) => {
    const [goal, today] = [one(me, goals, pick), dayAfter(choice)];
    if (!goal || today === null) return;
    const steps = readAll(me.doc, tasks).records.filter((task) => task.goal === goal.id);
    editCells(me, [{ column: 'timeline', words: today, goal, steps }], { today, owner: me.person });
  },
  setObstacleKind: (me, { pick, choice }) => {
    const obstacle = one(me, obstacles, pick);
    if (obstacle) setObstacleKind(me, obstacle.id, among(OBSTACLE_KINDS, choice));
  },
};
