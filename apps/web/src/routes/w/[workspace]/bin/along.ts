/** What goes along when something is deleted for good, and the wording for it. */
import { allCollections, type CollectionName, collections } from '@cairn/model/collections';
import { type Entity, type EntityRef, goesAlong } from '@cairn/model/document';
import { count } from '@cairn/model/shared';
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';
import { features } from '../features.ts';

export interface Along {
  readonly refs: readonly EntityRef[];
  /** "3 steps and 1 thread"; `''` for nothing worth mentioning. */
  readonly words: string;
}

export function alongWith(
  session: WorkspaceSession,
  kind: CollectionName,
  refs: readonly EntityRef[],
): Along {
  const along = goesAlong(refs, allCollections, ({ name }) => {
    const { all, binned } = session[name as CollectionName];
    return [...all, ...binned] as readonly Entity[];
  });
  const byKind = Map.groupBy(along, ({ collection }) => collection.name as CollectionName);
  // Threads come last, and messages are included in “thread”.
  const kinds = [...byKind.keys()].sort(
    (a, b) => Number(isSaid(a)) - Number(isSaid(b)) || orderOf(a) - orderOf(b),
  );
  const parts = kinds
    .filter((each) => each !== 'messages' || kind === 'threads')
    .map((each) => counted(byKind.get(each)?.length ?? 0, each));
  return { refs: along, words: list.format(parts) };
}

const list = new Intl.ListFormat('en-GB', { type: 'conjunction' });
const isSaid = (kind: CollectionName) => kind === 'threads' || kind === 'messages';
const orderOf = (kind: CollectionName) => Object.keys(collections).indexOf(kind);

function counted(amount: number, kind: CollectionName): string {
  // A task only goes along with its goal, so it is one of its steps.
  const one = kind === 'tasks' ? 'step' : features.one(kind).toLowerCase();
  return count(amount, one);
}
