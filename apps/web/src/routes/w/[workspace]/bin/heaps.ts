/**
 * Heaps: very many entries of one kind written in a single visit, as no person does. A script with
 * the invite link or a broken import creates them, and nobody can bin them one by one.
 */
import { type CollectionName, collections } from '@cairn/model/collections';
import { type Collection, type Entity, readOne, visitsOf } from '@cairn/model/document';
import { cut } from '@cairn/model/shared';
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';
import { titleOf } from './kinds.ts';

/**
 * A person writes a few dozen of one kind in a visit; a tab that was open for a month has hundreds.
 */
const HEAP_ENTRIES = 1_000;
/** Of each kind. */
const MOST_HEAPS = 5;
const SAMPLES = 3;

export interface Heap {
  readonly kind: CollectionName;
  readonly ids: readonly string[];
  /** The beginnings of the first ones. */
  readonly samples: readonly string[];
  /** Whether it stands for everything that isn't shown, from whichever visit. */
  readonly isRest: boolean;
}

/**
 * The largest first, kind by kind; at the end of a kind the entries that aren't shown, unless a
 * heap accounts for them.
 */
export function heapsOf(session: WorkspaceSession): Heap[] {
  return (Object.keys(collections) as CollectionName[]).flatMap((kind) => {
    const table = session[kind];
    if (table.total < HEAP_ENTRIES) return [];
    const heaps = visitsOf(session.doc, collections[kind])
      .filter(({ ids }) => ids.length >= HEAP_ENTRIES)
      .sort((a, b) => b.ids.length - a.ids.length)
      .slice(0, MOST_HEAPS)
      .map(({ ids }) => ({ kind, ids, samples: samplesOf(session, kind, ids), isRest: false }));
    const inHeaps = new Set(heaps.flatMap(({ ids }) => ids));
    const rest = [...table.leftOut].filter((id) => !inHeaps.has(id));
    if (rest.length === 0) return heaps;
    return [...heaps, { kind, ids: rest, samples: samplesOf(session, kind, rest), isRest: true }];
  });
}

function samplesOf(
  session: WorkspaceSession,
  kind: CollectionName,
  ids: readonly string[],
): readonly string[] {
  const collection: Collection<Entity> = collections[kind];
  return ids.slice(0, SAMPLES).map((id) => {
    const record = readOne(session.doc, collection, id);
    return record === undefined ? 'can’t be read' : `“${cut(titleOf(session, kind, record), 40)}”`;
  });
}
