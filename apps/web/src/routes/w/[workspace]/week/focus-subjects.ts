/** What a focus block can be about, and what it is called: tasks and goals meet blocks only here. */
import type { FocusBlock } from '@cairn/model/focus';
import { isOpen } from '@cairn/model/goals';
import { byOrder, excerpt } from '@cairn/model/shared';
import { byDue, isMine, isOpenTask } from '@cairn/model/tasks';
import type { SubjectOffer, SubjectWords } from '#lib/focus/subject.ts';
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';
import { untitled } from '#lib/ui/untitled.ts';

const MOST_OFFERS = 100;
const LONGEST_LABEL = 70;

export const taskValue = (task: string) => `task:${task}`;

/** My open tasks by date, then the open goals; and what was asked for, whosever it is. */
export function offersIn(session: WorkspaceSession, asked: string | null): SubjectOffer[] {
  const tasks = session.tasks.all
    .filter(
      (task) => isOpenTask(task) && (isMine(task, session.me) || taskValue(task.id) === asked),
    )
    .sort(byDue);
  const wanted = tasks.filter(({ id }) => taskValue(id) === asked);
  const others = tasks.filter(({ id }) => taskValue(id) !== asked);
  const goals = session.goals.all.filter(isOpen).sort(byOrder);
  return [
    ...[...wanted, ...others.slice(0, MOST_OFFERS)].map(({ id, goal, text }) => ({
      ...{ value: taskValue(id), task: id, goal },
      label: excerpt(text, LONGEST_LABEL) || untitled('task'),
    })),
    ...goals.slice(0, MOST_OFFERS).map(({ id, title }) => ({
      ...{ value: `goal:${id}`, task: null, goal: id },
      label: `Goal: ${excerpt(title, LONGEST_LABEL) || untitled('goal')}`,
    })),
  ];
}

export function wordsOf(session: WorkspaceSession, { task, goal }: FocusBlock): SubjectWords {
  const text = session.tasks.get(task ?? '')?.text.trim() ?? '';
  const found = session.goals.get(goal ?? '');
  const title = found === undefined ? '' : found.title.trim() || untitled('goal');
  return {
    title: text || title,
    goal: text === '' ? '' : title,
    href: found === undefined ? null : session.href(`/goals/${found.id}`),
  };
}
