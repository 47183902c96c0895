/** How what was written is read for search. */
import { isLongProse, proseName, proseOf } from '@cairn/model/document';
import { lineText, readFlat } from '@cairn/prose/text';
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';

/** The beginning of a text, in one line. */
export function excerpt(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 90 ? `${line.slice(0, 90)}…` : line;
}

export function newestFirst<T extends { readonly createdAt: number }>(all: readonly T[]): T[] {
  return [...all].sort((a, b) => b.createdAt - a.createdAt);
}

/** The words of a rich text, its blocks apart; `''` when nothing was ever written there, or too much. */
export function proseWords(
  { doc }: WorkspaceSession,
  collection: string,
  id: string,
  field: string,
): string {
  // Asking the document for a text that it has not would leave an empty one behind.
  if (!doc.share.has(proseName(collection, id, field))) return '';
  const prose = proseOf(doc, collection, id, field);
  if (isLongProse(prose)) return '';
  return readFlat(prose).lines.map(lineText).join(' ');
}
