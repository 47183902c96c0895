/** Moving through the threads of the inbox, and being done with them. */
import type { ThreadId } from '@cairn/model/shared';
import { tick } from 'svelte';
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';
import { focusOn } from '#lib/ui/leave-focus.ts';
import { toasts } from '#lib/ui/toasts.svelte.ts';
import { attentionOf } from './attention.svelte.ts';

interface Done {
  readonly thread: ThreadId;
  readonly takeBack: () => void;
  /** The session's last change at that time: a later one is undone first. */
  readonly after: number;
  readonly toast: number;
}

interface InboxList {
  /** The threads in view, in their order on the page. */
  readonly shown: () => readonly ThreadId[];
  /** No longer keeps a thread in view that the filter doesn’t choose. */
  readonly letGo: (thread: ThreadId) => void;
}

export class Inbox {
  /** The thread that the keys are about. */
  chosen = $state<ThreadId | null>(null);
  readonly #session: WorkspaceSession;
  readonly #list: InboxList;
  readonly #done: Done[] = [];

  constructor(session: WorkspaceSession, list: InboxList) {
    this.#session = session;
    this.#list = list;
  }

  /** Goes to the next thread, or to the one before; to the first if none is chosen. */
  move(by: 1 | -1): void {
    const shown = this.#list.shown();
    const at = shown.findIndex((id) => id === this.chosen);
    const next = shown[at === -1 ? 0 : Math.min(Math.max(at + by, 0), shown.length - 1)];
    if (next !== undefined) void this.#choose(next);
  }

  /** Takes a thread out of the inbox, and goes to the one that follows. */
  done(thread: ThreadId): void {
    const shown = this.#list.shown();
    const at = shown.indexOf(thread);
    const after = this.#session.lastMade;
    this.#list.letGo(thread);
    const takeBack = attentionOf(this.#session).done(thread);
    const toast = toasts.show({
      text: 'Done. It comes back when somebody writes again.',
      action: { label: 'Undo', run: () => this.#putBack(done) },
    });
    const done: Done = { thread, takeBack, after, toast };
    this.#done.push(done);
    const still = this.#list.shown();
    const next = still.includes(thread) ? thread : (still[at] ?? still.at(-1));
    if (next === undefined) {
      this.chosen = null;
      void tick().then(() => focusOn(document.querySelector<HTMLElement>('main h1')));
    } else void this.#choose(next);
  }

  /** Puts the last thread back; false if none was taken out, or something was changed since. */
  undo(): boolean {
    const last = this.#done.at(-1);
    if (last === undefined || last.after !== this.#session.lastMade) return false;
    toasts.dismiss(last.toast);
    this.#putBack(last);
    return true;
  }

  #putBack(done: Done): void {
    const at = this.#done.indexOf(done);
    if (at === -1) return;
    this.#done.splice(at, 1);
    done.takeBack();
    void this.#choose(done.thread);
  }

  async #choose(thread: ThreadId): Promise<void> {
    this.chosen = thread;
    await tick();
    focusOn(document.getElementById(`thread-${thread}`));
  }
}
