/** A proposed wording that two people took offline, which is in the text twice once they meet. Loaded when that has happened. */
import { proseOf } from '@cairn/model/document';
import { deleteTakenTwice, DISCUSSED, type Thread } from '@cairn/model/feedback';
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';

/** Not a change of this person's, so their undo leaves it alone. */
const ORIGIN = { name: 'wording taken twice' };

/** Deletes one of the two. */
export function mendTaken({ doc }: WorkspaceSession, { anchor, takings }: Thread): void {
  const { kind, id, range } = anchor;
  if (kind === 'workspace' || id === null || range === null) return;
  deleteTakenTwice(proseOf(doc, DISCUSSED[kind], id, range.field), takings, ORIGIN);
}
