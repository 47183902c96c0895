/** Prepares written text for search. */
import { isLongProse, proseName, proseOf } from '@cairn/model/document';
import { excerpt as excerptOf } from '@cairn/model/shared';
import { lineText, readFlat } from '@cairn/prose/text';
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';

const LINE_CHARACTERS = 90;

/** The beginning of a text, on one line. */
export function excerpt(text: string): string {
  return excerptOf(text.replace(/\s+/g, ' ').trim(), LINE_CHARACTERS);
}

export function newestFirst<T extends { readonly createdAt: number }>(all: readonly T[]): T[] {
  return [...all].sort((a, b) => b.createdAt - a.createdAt);
}

/**
 * The text of a rich text, with its blocks separated; `''` if nothing was ever written there, or
 * too much.
 */
export function proseWords(
  session: WorkspaceSession,
  collection: string,
  id: string,
  field: string,
): string {
  return proseLines(session, collection, id, field).join(' ');
}

/** The same, block by block. */
export function proseLines(
  { doc }: WorkspaceSession,
  collection: string,
  id: string,
  field: string,
): string[] {
  // Asking the document for a missing text would create an empty one.
  if (!doc.share.has(proseName(collection, id, field))) return [];
  const prose = proseOf(doc, collection, id, field);
  if (isLongProse(prose)) return [];
  return readFlat(prose).lines.map(lineText);
}
