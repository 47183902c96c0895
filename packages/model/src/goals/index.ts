/** Goals, their check-ins and their obstacles. */
export {
  createGoal,
  createGoals,
  goalSeed,
  renameGoal,
  setGoalDue,
  setGoalHorizon,
  setGoalObjective,
  setGoalStart,
  setGoalStatus,
  setGoalVisionPart,
  writeGoalLine,
  writeStatus,
  type GoalDraft,
} from './change-goals.ts';
export {
  addCheckIn,
  addObstacle,
  editCheckIn,
  setObstacleKind,
  writeObstacleLine,
  type CheckInDraft,
  type CheckInRefusal,
  type ObstacleDraft,
} from './change-progress.ts';
export { checkIns, type CheckIn } from './check-in.ts';
export { circleOf, flatten, goalTree, type GoalNode, type GoalTree } from './goal-tree.ts';
export {
  GOAL_STATUSES,
  HORIZONS,
  PRIORITY_PARTS,
  goals,
  type Goal,
  type GoalLine,
  type GoalStatus,
  type Horizon,
  type PriorityPart,
  type Weight,
} from './goal.ts';
export {
  OBSTACLE_KINDS,
  obstacles,
  type Obstacle,
  type ObstacleKind,
  type ObstacleLine,
} from './obstacle.ts';
export {
  placeGoal,
  possibleParents,
  setParent,
  whyNotParent,
  type GoalPlace,
  type ParentRefusal,
} from './place-goal.ts';
export {
  acceptChoice,
  answerRetrospective,
  datesRefusal,
  dropGoal,
  finishGoal,
  reorderFocus,
  setDates,
  setFocus,
  setMeasure,
  setPriority,
  unfocus,
  type DatesRefusal,
  type Measure,
} from './plan-goals.ts';
export {
  FOCUS_LIMIT,
  HIGHEST_SCORE,
  byPriority,
  focusGoals,
  priorityScore,
  type Focus,
  type PriorityScore,
} from './priority.ts';
export {
  checkInsInOrder,
  idealLine,
  latestValue,
  progressInTree,
  progressWithin,
  progressOf,
  type ChildProgress,
  type IdealLine,
  type Progress,
} from './progress.ts';
export {
  concernOf,
  isOpen,
  overruledDates,
  overruledStatus,
  type GoalConcern,
  type OverruledDate,
} from './read-goals.ts';
export {
  QUIET_DAYS,
  disagreements,
  lastSignOf,
  quietGoals,
  slipped,
  type Disagreement,
  type Quiet,
  type SignsOfLife,
  type Slipped,
} from './signals.ts';
export { isLookedBackOn, similarLookBacks, type SimilarGoal } from './similar-goals.ts';
export {
  SMART_LETTERS,
  smartCheck,
  type SmartFacts,
  type SmartLetter,
  type SmartReason,
  type SmartVerdict,
} from './smart-check.ts';
export { lateSteps, type StepState } from './step-state.ts';
export { isVague } from './vague-words.ts';
