/** Undo and redo from the frame: does it, and says in words what it was. */
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';
import { toasts } from '#lib/ui/toasts.svelte.ts';
import { changeWords } from './change-words.ts';

export function undo(session: WorkspaceSession): void {
  const name = session.undo();
  if (name === null) toasts.show({ text: 'There is nothing left to undo.' });
  else {
    toasts.show({
      text: `Undid ${changeWords(name)}.`,
      action: { label: 'Redo', run: () => redo(session) },
    });
  }
}

export function redo(session: WorkspaceSession): void {
  const name = session.redo();
  if (name === null) toasts.show({ text: 'There is nothing to redo.' });
  else {
    toasts.show({
      text: `Did it again: ${changeWords(name)}.`,
      action: { label: 'Undo', run: () => undo(session) },
    });
  }
}
