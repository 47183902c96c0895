/**
 * What is waiting for me and what is new, updated thread by thread: reading it is cheap, however
 * many threads there are.
 */
import {
  conversation,
  type Message,
  messages,
  type Standing,
  standingOf,
  type Thread,
} from '@cairn/model/feedback';
import type { ThreadId } from '@cairn/model/shared';
import { untrack } from 'svelte';
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';
import { DealtWith } from './dealt-with.ts';

export class Attention {
  readonly #session: WorkspaceSession;
  readonly #last = new Map<ThreadId, Message>();
  readonly #dealtWith: DealtWith;
  readonly #standings = new Map<ThreadId, Standing>();
  readonly #waiting = new Set<ThreadId>();
  /** Waiting for me or mentioning me: what the inbox counts. */
  readonly #forMe = new Set<ThreadId>();
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
    this.#dealtWith = new DealtWith(session.key);
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

  /** How many threads the inbox holds: those waiting for me, and those where I was mentioned. */
  get inboxCount(): number {
    this.#settle();
    return this.#forMe.size;
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

  /** True if I was mentioned here since I last wrote. */
  mentionsMe(id: ThreadId): boolean {
    this.#settle();
    return this.#forMe.has(id) && this.#standings.get(id)?.mentions === true;
  }

  waitsForOthers(id: ThreadId): boolean {
    this.#settle();
    return this.#standings.get(id)?.waitsForOthers === true;
  }

  /** True if something here is waiting for me, mentions me or is new to me. */
  isForMe(id: ThreadId): boolean {
    this.#settle();
    return this.#forMe.has(id) || this.hasNews(id);
  }

  /**
   * Takes a thread out of my inbox on this device until somebody writes in it again. Returns a
   * function that puts it back.
   */
  done(id: ThreadId): () => void {
    const before = this.#dealtWith.done(id, this.#said(id));
    this.#reread([id]);
    return () => {
      this.#dealtWith.restore(id, before);
      this.#reread([id]);
    };
  }

  /** After another tab of this device has changed what was dealt with. */
  heardFromTab(storageKey: string | null): void {
    this.#reread(this.#dealtWith.heard(storageKey) as ThreadId[]);
  }

  lastMessageOf(id: ThreadId): Message | undefined {
    this.#settle();
    return this.#last.get(id);
  }

  /** True if somebody else has written here since my last visit, and I’m not done with it. */
  hasNews(id: ThreadId): boolean {
    this.#settle();
    let news = this.#news.get(id);
    if (news === undefined) {
      const messages = this.#messagesOf(id);
      news =
        messages.some((message) => isNews(this.#session, message)) &&
        !this.#dealtWith.covers(id, conversation(messages));
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

  #reread(ids: readonly ThreadId[]): void {
    for (const id of ids) this.#stale.add(id);
    this.#version += 1;
  }

  #said(id: ThreadId): readonly Message[] {
    return conversation(this.#messagesOf(id));
  }

  #refresh(id: ThreadId, thread: Thread | undefined): void {
    const said = this.#said(id);
    const last = said.at(-1);
    if (last === undefined) this.#last.delete(id);
    else this.#last.set(id, last);
    const standing = thread && standingOf(thread, said, this.#session.me);
    if (standing === undefined) this.#standings.delete(id);
    else this.#standings.set(id, standing);
    const isDone = this.#dealtWith.covers(id, said);
    put(this.#waiting, id, standing?.waits === true && !isDone);
    put(this.#forMe, id, (standing?.waits === true || standing?.mentions === true) && !isDone);
    this.#news.delete(id);
  }
}

function put(ids: Set<ThreadId>, id: ThreadId, isIn: boolean): void {
  if (isIn) ids.add(id);
  else ids.delete(id);
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

/** How many threads the inbox holds, for the navigation. Reactive. */
export function inboxCount(session: WorkspaceSession): number {
  return attentionOf(session).inboxCount;
}
