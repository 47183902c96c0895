/** The contents of the bin, by kind; the kinds come from the registry. */
import { type CollectionName, collections } from '@cairn/model/collections';
import type { Collection, CollectionShape, Entity } from '@cairn/model/document';
import { excerpt } from '@cairn/model/shared';
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';
import { UNTITLED } from '#lib/ui/untitled.ts';

export type AnyRecord = WorkspaceSession[CollectionName]['binned'][number];

export interface BinnedKind {
  readonly name: CollectionName;
  readonly collection: CollectionShape;
  readonly things: readonly AnyRecord[];
}

/** Everything deleted, by kind, latest first. */
export function binnedKinds(session: WorkspaceSession): BinnedKind[] {
  return (Object.keys(collections) as CollectionName[])
    .map((name) => ({
      name,
      collection: collections[name],
      things: [...(session[name].binned as readonly AnyRecord[])].sort(
        (a, b) => (b.deletedAt ?? 0) - (a.deletedAt ?? 0),
      ),
    }))
    .filter(({ things }) => things.length > 0);
}

/**
 * The text that identifies it, in one line; a thread without a quote is identified by its
 * beginning.
 */
export function titleOf(session: WorkspaceSession, kind: CollectionName, record: Entity): string {
  const collection: Collection<Entity> = collections[kind];
  const words = collection.title(record) || (session.messagesOf.of(record.id)[0]?.body ?? '');
  const line = words.slice(0, 1_000).replace(/\s+/g, ' ').trim();
  return excerpt(line, 140) || UNTITLED;
}
