/** A thread that is being attached to other words: the next words that are chosen for a comment are for it. */
import type { TextRange } from '@cairn/model/document';
import { attachThread, subjectOf, type Thread } from '@cairn/model/feedback';
import type { ThreadId } from '@cairn/model/shared';
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';
import { toastWithUndo } from '#lib/undo/undo-toast.ts';

class Attaching {
  #thread = $state.raw<Thread | null>(null);

  get thread(): ThreadId | null {
    return this.#thread?.id ?? null;
  }

  begin(thread: Thread): void {
    this.#thread = thread;
  }

  cancel(): void {
    this.#thread = null;
  }

  /** Attaches the thread to these words if one waits for words of this record; returns its id. */
  take(session: WorkspaceSession, kind: string, id: string, range: TextRange): ThreadId | null {
    const thread = this.#thread;
    if (thread === null || !session.canWrite) return null;
    if (subjectOf(thread.anchor) !== `${kind} ${id}`) return null;
    this.#thread = null;
    const { step } = session.step(() => attachThread(session.writer, thread.id, range));
    toastWithUndo(session, 'The thread is attached to these words now.', step);
    return thread.id;
  }
}

export const attaching = new Attaching();
