/** Tasks: steps of goals and action items of meetings. */
export {
  createTask,
  createTasks,
  pickUpTask,
  rewordTask,
  setTaskDone,
  setTaskDoneOn,
  setTaskDue,
  setTaskGoal,
  setTaskMeeting,
  setTaskOwner,
  taskSeed,
  type TaskDraft,
} from './change-tasks.ts';
export {
  byDue,
  dueGroup,
  isMine,
  isOpenTask,
  isNobodys,
  nextStep,
  type DueGroup,
} from './read-tasks.ts';
export { carryOver, dropTask, moveTaskToDay, setTaskRepeat, shiftTasks } from './plan-tasks.ts';
export { isOccurrence, occurrences } from './occurrence.ts';
export { weekOf, type Week, type WeekDay, type WeekItem } from './week.ts';
export { REPEATS, tasks, type Repeat, type Task } from './task.ts';
