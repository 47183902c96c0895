/** The accessible name of an action on a task, such as "Set a due date: Ask Ines". */
import { cut } from '@cairn/model/shared';
import type { Task } from '@cairn/model/tasks';
import { UNTITLED } from '#lib/ui/untitled.ts';

const LONGEST_NAME = 120;

export function wordsOf({ text }: Pick<Task, 'text'>): string {
  return cut(text.trim(), LONGEST_NAME) || UNTITLED;
}
