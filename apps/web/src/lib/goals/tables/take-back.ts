/** Undo as the toast about a change offers it: of that very change, or of none. */
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';
import { toasts } from '#lib/ui/toasts.svelte.ts';

/** False, and said, when there is another change by now. */
export function takeBack(
  session: Pick<WorkspaceSession, 'undo' | 'undoName'>,
  change: string,
  isStill: () => boolean = () => true,
): boolean {
  // Undo takes back the latest change, which may be another one by now.
  if (session.undoName !== change || !isStill()) {
    toasts.show({ text: 'Something else was changed since. Ctrl Z takes back one by one.' });
    return false;
  }
  session.undo();
  return true;
}
