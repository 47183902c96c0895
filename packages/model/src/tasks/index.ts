/** Tasks: steps of goals and action items of meetings. */
export {
  createTask,
  createTasks,
  moveTask,
  rewordTask,
  setTaskDone,
  setTaskDue,
  setTaskGoal,
  setTaskMeeting,
  setTaskOwner,
  type TaskDraft,
} from './change-tasks.ts';
export { byDue, dueGroup, isMine, isNobodys, nextStep, type DueGroup } from './read-tasks.ts';
export { tasks, type Task } from './task.ts';
