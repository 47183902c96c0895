/** The workspace document itself: its root maps, its `meta`, and whether this version may write to it. */
import type * as Y from 'yjs';
import { LONGEST_ID_CHARACTERS, type WorkspaceId } from '../shared/ids.ts';
import type { CollectionShape } from './collection.ts';
import { readTime } from './entity.ts';

/** Raised only for incompatible changes (DOC-8). */
export const SCHEMA_VERSION = 1;

/** The name is also kept outside the document, in every list of workspaces. */
const LONGEST_NAME_CHARACTERS = 1_000;

export interface WorkspaceMeta {
  readonly id: WorkspaceId | null;
  readonly name: string;
  readonly schemaVersion: number;
  /** Milliseconds since 1970. */
  readonly startedAt: number | null;
}

export function rootOf(doc: Y.Doc, collection: Pick<CollectionShape, 'name'>): Y.Map<unknown> {
  return doc.getMap(collection.name);
}

export function metaOf(doc: Y.Doc): Y.Map<unknown> {
  return doc.getMap('meta');
}

export function readMeta(doc: Y.Doc): WorkspaceMeta {
  const meta = metaOf(doc);
  const id = meta.get('id');
  const name = meta.get('name');
  const version = meta.get('schemaVersion');
  return {
    id: typeof id === 'string' && id.length <= LONGEST_ID_CHARACTERS ? (id as WorkspaceId) : null,
    name: typeof name === 'string' ? name.slice(0, LONGEST_NAME_CHARACTERS) : '',
    schemaVersion: typeof version === 'number' ? version : SCHEMA_VERSION,
    startedAt: readTime(meta.get('startedAt')),
  };
}

/** True if a newer Cairn has raised the version: this one then reads, and writes nothing. */
export function isNewer(doc: Y.Doc): boolean {
  return readMeta(doc).schemaVersion > SCHEMA_VERSION;
}

/** The name of the rich text `field` of a record. */
export function proseName(collection: string, id: string, field: string): string {
  return `${collection}/${id}/${field}`;
}

/** The rich text `field` of a record. Its name follows from these, so nothing has to be created (DOC-3). */
export function proseOf(doc: Y.Doc, collection: string, id: string, field: string): Y.Text {
  return doc.getText(proseName(collection, id, field));
}
