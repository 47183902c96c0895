/** The named changes of a week's plan: carrying over, moving to a day, dropping, repeating. */
import { change, type Writer } from '../document/change.ts';
import { isReachable } from '../shared/calendar.ts';
import { addDays, type Day } from '../shared/days.ts';
import type { TaskId } from '../shared/ids.ts';
import { type Repeat, type Task, tasks } from './task.ts';

/**
 * Moves what is still open to `day`, as one change. Repeating tasks come back by themselves and are
 * left alone.
 */
export function carryOver(writer: Writer, late: readonly Task[], day: Day): void {
  change(writer, tasks, 'carryOver', (edit) => {
    for (const { id, doneAt, droppedAt, repeat } of late) {
      if (doneAt === null && droppedAt === null && repeat === 'none')
        edit.set(tasks, id, 'due', day);
    }
  });
}

/**
 * Shifts the due date of every open task by `days`, as when a whole goal is moved. Repeating tasks
 * are left alone.
 */
export function shiftTasks(writer: Writer, steps: readonly Task[], days: number): void {
  change(writer, tasks, 'shift', (edit) => {
    for (const { id, due, doneAt, droppedAt, repeat } of steps) {
      if (due === null || doneAt !== null || droppedAt !== null || repeat !== 'none') continue;
      const to = addDays(due, days);
      if (isReachable(to)) edit.set(tasks, id, 'due', to);
    }
  });
}

/** Moves a task to a day, or to none. A repeating task then begins on that day. */
export function moveTaskToDay(writer: Writer, id: TaskId, day: Day | null): void {
  change(writer, tasks, 'moveToDay', (edit) => edit.set(tasks, id, 'due', day));
}

/** Drops a task without it being done. */
export function dropTask(writer: Writer, id: TaskId): void {
  change(writer, tasks, 'drop', (edit) => edit.set(tasks, id, 'droppedAt', writer.now()));
}

export function setTaskRepeat(writer: Writer, id: TaskId, repeat: Repeat): void {
  change(writer, tasks, 'setRepeat', (edit) =>
    edit.set(tasks, id, 'repeat', repeat === 'none' ? null : repeat),
  );
}
