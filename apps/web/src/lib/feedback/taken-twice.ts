/** A proposed wording that two people took offline, which is in the text twice once they meet. */
import { proseOf } from '@cairn/model/document';
import { deleteTakenTwice, DISCUSSED, type Thread } from '@cairn/model/feedback';
import type { ThreadId } from '@cairn/model/shared';
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';

/** Not a change of this person's, so their undo leaves it alone. */
const ORIGIN = { name: 'wording taken twice' };

/** Deletes one of the two, now and whenever it happens, until the function returned is called. */
export function watchTakenTwice(session: WorkspaceSession): () => void {
  const twice = new Set<ThreadId>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOver = false;

  function mend(): void {
    timer = undefined;
    const found = [...twice].flatMap((id) => session.threads.get(id) ?? []);
    twice.clear();
    if (session.canWrite) for (const thread of found) mendText(session, thread);
  }

  // The table calls the listener once for every existing thread.
  session.threads.listen((_before, after) => {
    if (isOver || after === undefined || after.takings.length < 2) return;
    twice.add(after.id);
    // Not within the transaction that brought it.
    timer ??= setTimeout(mend);
  });

  return () => {
    isOver = true;
    clearTimeout(timer);
  };
}

function mendText({ doc }: WorkspaceSession, { anchor, takings }: Thread): void {
  const { kind, id, range } = anchor;
  if (kind === 'workspace' || id === null || range === null) return;
  deleteTakenTwice(proseOf(doc, DISCUSSED[kind], id, range.field), takings, ORIGIN);
}
