/** Undo and redo from the frame, with a toast that says what was undone or redone. */
import type { Features } from '#lib/features/features.ts';
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';
import { toasts } from '#lib/ui/toasts.svelte.ts';

type Travelled = Pick<WorkspaceSession, 'doc' | 'lastMade' | 'undo' | 'redo'>;
type Words = Pick<Features, 'changeWords'>;

const SUBJECT = 'undo';

/** A tab only remembers what was done in it since it was opened or reloaded. */
export const NOTHING_TO_UNDO =
  'Nothing left to undo. What you changed before opening this page stays.';

export function undo(session: Travelled, features: Words): void {
  const name = session.undo();
  if (name === null) toasts.show({ text: NOTHING_TO_UNDO, subject: SUBJECT });
  else sayUndone(session, features, name);
}

/** Says what was undone, with a button to redo it. */
export function sayUndone(session: Travelled, features: Words, name: string): void {
  say(session, `Undid: ${features.changeWords(name)}.`, 'Redo', () => redo(session, features));
}

export function redo(session: Travelled, features: Words): void {
  const name = session.redo();
  if (name === null) toasts.show({ text: 'There’s nothing to redo.', subject: SUBJECT });
  else say(session, `Redid: ${features.changeWords(name)}.`, 'Undo', () => undo(session, features));
}

/**
 * The button names one step, so the toast goes as soon as another change is made: it would act on
 * that one instead.
 */
function say(session: Travelled, text: string, label: string, back: () => void): void {
  const { doc, lastMade } = session;
  const id = toasts.show({ text, action: { label, run: back } });
  const overtaken = () => {
    if (!toasts.has(id) || session.lastMade !== lastMade) {
      doc.off('afterTransactionCleanup', overtaken);
      toasts.dismiss(id);
    }
  };
  // Fires after every history has noted the change.
  doc.on('afterTransactionCleanup', overtaken);
}
