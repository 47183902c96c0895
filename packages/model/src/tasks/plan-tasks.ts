/** The named changes of a week: carrying over, moving to a day, dropping, repeating. */
import { change, type Writer } from '../document/change.ts';
import { isReachable } from '../shared/calendar.ts';
import { addDays, type Day } from '../shared/days.ts';
import type { TaskId } from '../shared/ids.ts';
import { tasks, type Repeat, type Task } from './task.ts';

/** Moves what is still open to `day`, as one change. What repeats comes by itself and is left alone. */
export function carryOver(writer: Writer, late: readonly Task[], day: Day): void {
  change(writer, tasks, 'carryOver', (edit) => {
    for (const { id, doneAt, droppedAt, repeat } of late) {
      if (doneAt === null && droppedAt === null && repeat === 'none')
        edit.set(tasks, id, 'due', day);
    }
  });
}

/** Moves every due day that is still to come about by `days`, as when a goal is moved as a whole. What repeats is left alone. */
export function shiftTasks(writer: Writer, steps: readonly Task[], days: number): void {
  change(writer, tasks, 'shift', (edit) => {
    for (const { id, due, doneAt, droppedAt, repeat } of steps) {
      if (due === null || doneAt !== null || droppedAt !== null || repeat !== 'none') continue;
      const to = addDays(due, days);
      if (isReachable(to)) edit.set(tasks, id, 'due', to);
    }
  });
}

/** Places a task on a day, or on none. A repeating one begins there. */
export function moveTaskToDay(writer: Writer, id: TaskId, day: Day | null): void {
  change(writer, tasks, 'moveToDay', (edit) => edit.set(tasks, id, 'due', day));
}

/** Lets a task go without its being done. */
export function dropTask(writer: Writer, id: TaskId): void {
  change(writer, tasks, 'drop', (edit) => edit.set(tasks, id, 'droppedAt', writer.now()));
}

export function setTaskRepeat(writer: Writer, id: TaskId, repeat: Repeat): void {
  change(writer, tasks, 'setRepeat', (edit) =>
    edit.set(tasks, id, 'repeat', repeat === 'none' ? null : repeat),
  );
}
