/** What goes when something is deleted for good: all that would mean nothing without it, in the bin or not (DOC-6). */
import type { CollectionName } from '@cairn/model/collections';
import { checkIns, obstacles } from '@cairn/model/goals';
import { agendaItems } from '@cairn/model/meetings';
import type { EntityRef } from '@cairn/model/document';
import { messages, threads } from '@cairn/model/feedback';
import { tasks } from '@cairn/model/tasks';
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';

export interface GoesWith {
  readonly refs: readonly EntityRef[];
  /** "3 steps and 1 thread", `''` for nothing that is worth saying. */
  readonly words: string;
}

/**
 * A goal takes its steps, a meeting the topics that no other meeting has, and each what was said about
 * them. What a meeting agreed to do stays, as a goal's step or a task of its own.
 */
export function goesWith(
  session: WorkspaceSession,
  kind: CollectionName,
  ids: ReadonlySet<string>,
): GoesWith {
  const isOf = ({ goal }: { readonly goal: string | null }) => goal !== null && ids.has(goal);
  const steps = kind === 'goals' ? everything(session.tasks).filter(isOf) : [];
  const topics =
    kind === 'meetings'
      ? everything(session.agendaItems).filter(
          ({ meetings: [first, second] }) =>
            first !== undefined && second === undefined && ids.has(first),
        )
      : [];
  const looks = kind === 'goals' ? everything(session.checkIns).filter(isOf) : [];
  const hurdles = kind === 'goals' ? everything(session.obstacles).filter(isOf) : [];
  const about = new Set<string>([...ids, ...steps.map((step) => step.id)]);
  const said = everything(session.threads).filter(({ anchor }) =>
    anchor.id === null ? false : about.has(anchor.id),
  );
  const inThreads = new Set<string>(said.map((thread) => thread.id));
  if (kind === 'threads') for (const id of ids) inThreads.add(id);
  const words = everything(session.messages).filter(({ thread }) => inThreads.has(thread));
  return {
    refs: [
      ...steps.map((step) => ({ collection: tasks, id: step.id })),
      ...topics.map((topic) => ({ collection: agendaItems, id: topic.id })),
      ...looks.map((look) => ({ collection: checkIns, id: look.id })),
      ...hurdles.map((hurdle) => ({ collection: obstacles, id: hurdle.id })),
      ...said.map((thread) => ({ collection: threads, id: thread.id })),
      ...words.map((message) => ({ collection: messages, id: message.id })),
    ],
    words: list([
      count(steps.length, 'step'),
      count(topics.length, 'topic'),
      count(looks.length, 'check-in'),
      count(hurdles.length, 'obstacle'),
      count(said.length, 'thread'),
      kind === 'threads' ? count(words.length, 'message') : '',
    ]),
  };
}

function everything<T>(table: { readonly all: readonly T[]; readonly binned: readonly T[] }): T[] {
  return [...table.all, ...table.binned];
}

function count(amount: number, what: string): string {
  return amount === 0 ? '' : `${amount} ${what}${amount === 1 ? '' : 's'}`;
}

function list(parts: readonly string[]): string {
  const said = parts.filter(Boolean);
  return said.length < 2 ? said.join('') : `${said.slice(0, -1).join(', ')} and ${said.at(-1)}`;
}
