/** What is said about one record, as its page has it open: the thread being written, the one in sight, and the sheet. */
import type { TextRange } from '@cairn/model/document';
import type { AnchorKind } from '@cairn/model/feedback';
import type { ThreadId } from '@cairn/model/shared';
import { attaching } from '#lib/feedback/attaching.svelte.ts';
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';

import { page } from '$app/state';

interface Draft {
  readonly kind: AnchorKind;
  readonly id: string;
  readonly range: TextRange;
}

export class Discussion {
  readonly kind: AnchorKind;
  readonly #session: WorkspaceSession;
  readonly #id: () => string;
  draft = $state.raw<Draft | null>(null);
  // A link to a thread, as in search and on the feedback page, opens it here.
  active = $derived(page.url.searchParams.get('thread') as ThreadId | null);
  railOpen = $derived(page.url.searchParams.has('thread'));

  constructor(session: WorkspaceSession, kind: AnchorKind, id: () => string) {
    this.#session = session;
    this.kind = kind;
    this.#id = id;
  }

  get id(): string {
    return this.#id();
  }

  /** How many threads are not resolved. */
  get count(): number {
    const threads = this.#session.threadsOn(this.kind, this.id);
    return threads.filter(({ status }) => status !== 'resolved').length;
  }

  /** Begins a thread about these words. */
  readonly ask = (range: TextRange): void => {
    const attached = attaching.take(this.#session, this.kind, this.id, range);
    if (attached !== null) return this.open(attached);
    this.draft = { kind: this.kind, id: this.id, range };
    this.railOpen = true;
  };

  readonly open = (thread: ThreadId): void => {
    this.active = thread;
    this.railOpen = true;
  };
}
