/**
 * What is waiting for me and what is new, updated thread by thread: reading it is cheap, however
 * many threads there are.
 */
import { isHandledBy, isSettled, type Message, messages, type Thread } from '@cairn/model/feedback';
import type { ThreadId } from '@cairn/model/shared';
import { byAge } from '@cairn/model/shared';
import { untrack } from 'svelte';
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';

export class Attention {
  readonly #session: WorkspaceSession;
  readonly #last = new Map<ThreadId, Message>();
  readonly #waiting = new Set<ThreadId>();
  /** Computed when first asked for; an entry is dropped when its thread changes. */
  readonly #news = new Map<ThreadId, boolean>();
  /**
   * Threads that have changed: thousands of messages arriving in one thread are looked through
   * once.
   */
  readonly #stale = new Set<ThreadId>();
  #version = $state(0);

  constructor(session: WorkspaceSession) {
    this.#session = session;
    let listening = false;
    const changed = (id: ThreadId | undefined) => {
      if (id === undefined) return;
      this.#stale.add(id);
      if (listening) this.#version += 1;
    };
    // The tables call the listener once for every existing record.
    session.threads.listen((before, after) => changed((after ?? before)?.id));
    session.messages.listen((before, after) => changed((after ?? before)?.thread));
    listening = true;
  }

  /** How many threads are waiting for me. */
  get waitingCount(): number {
    this.#settle();
    return this.#waiting.size;
  }

  /** The threads waiting for me, latest message first. */
  get waiting(): readonly Thread[] {
    this.#settle();
    return [...this.#waiting]
      .map((id) => untrack(() => this.#session.threads.get(id)))
      .filter((thread) => thread !== undefined)
      .sort(this.byLatest);
  }

  waitsForMe(id: ThreadId): boolean {
    this.#settle();
    return this.#waiting.has(id);
  }

  lastMessageOf(id: ThreadId): Message | undefined {
    this.#settle();
    return this.#last.get(id);
  }

  /** True if the other person has written here since my last visit. */
  hasNews(id: ThreadId): boolean {
    this.#settle();
    let news = this.#news.get(id);
    if (news === undefined) {
      news = this.#messagesOf(id).some((message) => isNews(this.#session, message));
      this.#news.set(id, news);
    }
    return news;
  }

  /** Sorts by the time of the last message, latest first. */
  readonly byLatest = (a: Thread, b: Thread): number => {
    this.#settle();
    const at = (thread: Thread) => this.#last.get(thread.id)?.createdAt ?? thread.createdAt;
    return at(b) - at(a) || (a.id < b.id ? -1 : 1);
  };

  #messagesOf(id: ThreadId): readonly Message[] {
    // Tracked through #version: with a signal for each thread there would be 2,000.
    return untrack(() => this.#session.messagesOf.of(id));
  }

  /** Depends on all threads, and re-reads those that have changed. */
  #settle(): void {
    void this.#version;
    for (const id of this.#stale)
      this.#refresh(
        id,
        untrack(() => this.#session.threads.get(id)),
      );
    this.#stale.clear();
  }

  #refresh(id: ThreadId, thread: Thread | undefined): void {
    let last: Message | undefined;
    const said = this.#messagesOf(id);
    for (const message of said) {
      if (last === undefined || byAge(last, message) < 0) last = message;
    }
    if (last === undefined) this.#last.delete(id);
    else this.#last.set(id, last);
    const waits =
      thread !== undefined &&
      last !== undefined &&
      last.createdBy !== this.#session.me &&
      !isSettled(thread, said.length) &&
      !isHandledBy(thread, said.length, this.#session.me);
    if (waits) this.#waiting.add(id);
    else this.#waiting.delete(id);
    this.#news.delete(id);
  }
}

/** True for a message by somebody else that arrived since my last visit. */
export function isNews(session: WorkspaceSession, message: Message): boolean {
  return message.createdBy !== session.me && session.arrivedSinceLastVisit(messages, message.id);
}

const known = new WeakMap<WorkspaceSession, Attention>();

/** The session's only `Attention`, created when first asked for. */
export function attentionOf(session: WorkspaceSession): Attention {
  const attention = known.get(session);
  if (attention !== undefined) return attention;
  let made!: Attention;
  // In a root of its own: state created inside a derived would never wake that derived.
  $effect.root(() => {
    made = new Attention(session);
  });
  known.set(session, made);
  return made;
}

/** How many threads are waiting for me, for the navigation. Reactive. */
export function waitingCount(session: WorkspaceSession): number {
  return attentionOf(session).waitingCount;
}
