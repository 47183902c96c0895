/** Goals. */
export {
  createGoal,
  createGoals,
  moveGoal,
  renameGoal,
  setGoalDue,
  setGoalHorizon,
  setGoalStart,
  setGoalStatus,
} from './change-goals.ts';
export {
  GOAL_STATUSES,
  HORIZONS,
  goals,
  type Goal,
  type GoalStatus,
  type Horizon,
} from './goal.ts';
export {
  concernOf,
  isOpen,
  progressOf,
  type GoalConcern,
  type Progress,
  type StepState,
} from './read-goals.ts';
