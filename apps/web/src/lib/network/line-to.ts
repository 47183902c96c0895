/** Where "Write a line to …" stands for one contact: to be offered, on somebody's list, or done and not noted yet. */
import type { StandingContact } from '@cairn/model/network';
import { type Day, dayOf, type TaskId } from '@cairn/model/shared';
import type { TodayProps } from '#lib/features/feature.ts';
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';

export type LineTo =
  | { readonly kind: 'none' }
  | { readonly kind: 'planned'; readonly task: TaskId }
  /** Ticked off on this day, after they were last in touch. */
  | { readonly kind: 'written'; readonly on: Day };

/** Other tasks about the contact, such as "Book a table", are no lines. */
const LETTER = /^\s*write\b/i;

type Session = Pick<WorkspaceSession, 'tasks'>;

export type AddTask = TodayProps['addTask'];

export function lineTo({ tasks }: Session, { contact, last }: StandingContact): LineTo {
  const known = contact.tasks.flatMap((id) => {
    const task = tasks.get(id);
    const counts = task?.deletedAt === null && task.droppedAt === null && LETTER.test(task.text);
    return counts ? [task] : [];
  });
  const open = known.find(({ doneAt }) => doneAt === null);
  if (open !== undefined) return { kind: 'planned', task: open.id };
  const done = known.map(({ doneAt }) => dayOf(doneAt ?? 0)).sort();
  const on = done.at(-1);
  return on !== undefined && (last === null || on > last)
    ? { kind: 'written', on }
    : { kind: 'none' };
}
