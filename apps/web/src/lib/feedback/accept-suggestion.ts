/** Takes a proposed wording into the text, as the accepter's own edit, with a toast that undoes both the words and the mark on the thread. */
import { proseOf } from '@cairn/model/document';
import {
  DISCUSSED,
  takeSuggestion,
  takeWording,
  type Thread,
  type WordsNow,
} from '@cairn/model/feedback';
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';
import { toastWithUndo } from '#lib/undo/undo-toast.ts';

export function acceptSuggestion(session: WorkspaceSession, thread: Thread, now: WordsNow): void {
  const { kind, id, range } = thread.anchor;
  if (kind === 'workspace' || id === null || range === null) return;
  const prose = proseOf(session.doc, DISCUSSED[kind], id, range.field);
  const history = session.proseHistory(prose);
  const { step } = session.together(() => {
    const taken = takeWording(prose, range, now, thread.proposed, history.origin);
    return session.step(() => takeSuggestion(session.writer, thread.id, taken));
  });
  const written = history.undoStep;
  toastWithUndo(session, 'The proposed words are in the text now.', step, () => {
    // Unless something else has been written there since, which comes first.
    if (history.undoStep?.number === written?.number) history.undo();
  });
}
