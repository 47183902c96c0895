/** How a task is named where the screen shows only a deed, such as "Set a due date: Ask Ines". */
import type { Task } from '@cairn/model/tasks';

const LONGEST_NAME = 120;

export function wordsOf({ text }: Pick<Task, 'text'>): string {
  return text.trim().slice(0, LONGEST_NAME) || 'Task without words';
}
