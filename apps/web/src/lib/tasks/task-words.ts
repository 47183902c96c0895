/** The accessible name of an action on a task, such as "Set a due date: Ask Ines". */
import { UNTITLED } from '#lib/ui/untitled.ts';
import { cut } from '@cairn/model/shared';
import type { Task } from '@cairn/model/tasks';

const LONGEST_NAME = 120;

export function wordsOf({ text }: Pick<Task, 'text'>): string {
  return cut(text.trim(), LONGEST_NAME) || UNTITLED;
}
