/**
 * The threads that match a filter and a search, in one pass over the threads and one over the
 * messages.
 */
import { quoteOf, type Thread } from '@cairn/model/feedback';
import { fold, type ThreadId, wordsOf } from '@cairn/model/shared';
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';
import { type Attention, attentionOf } from './attention.svelte.ts';
import type { Filter } from './filters.ts';
import type { PlaceOf } from './place.ts';

interface Choice {
  readonly filter: Filter;
  readonly words: string;
}

export class ThreadList {
  readonly #session: WorkspaceSession;
  readonly #attention: Attention;
  readonly #placeOf: PlaceOf;
  readonly #choice: () => Choice;
  /** What was just answered or resolved here stays in view until another filter is chosen. */
  #kept: ReadonlySet<ThreadId> = $state.raw(new Set());

  readonly counts: Readonly<Record<Filter, number>> = $derived.by(() => {
    const all = this.#session.threads.all;
    const count = (filter: Filter) => all.filter((thread) => this.#passes(thread, filter)).length;
    return {
      waiting: this.#attention.waitingCount,
      mentions: count('mentions'),
      new: count('new'),
      others: count('others'),
      resolved: count('resolved'),
      all: all.length,
    };
  });

  readonly shown: readonly Thread[] = $derived.by(() => {
    const { filter, words } = this.#choice();
    const has = this.#search(words);
    return this.#session.threads.all
      .filter(
        (thread) => (this.#kept.has(thread.id) || this.#passes(thread, filter)) && has(thread),
      )
      .sort(this.#attention.byLatest);
  });

  constructor(session: WorkspaceSession, placeOf: PlaceOf, choice: () => Choice) {
    this.#session = session;
    this.#attention = attentionOf(session);
    this.#placeOf = placeOf;
    this.#choice = choice;
  }

  keep(id: ThreadId): void {
    if (!this.#kept.has(id)) this.#kept = new Set([...this.#kept, id]);
  }

  letGo(id: ThreadId): void {
    this.#kept = new Set([...this.#kept].filter((kept) => kept !== id));
  }

  /** Keeps only `id` in view. */
  keepOnly(id: ThreadId | null): void {
    this.#kept = new Set(id === null ? [] : [id]);
  }

  #passes({ id, status }: Thread, filter: Filter): boolean {
    switch (filter) {
      case 'waiting':
        return this.#attention.waitsForMe(id);
      case 'new':
        return this.#attention.hasNews(id);
      case 'mentions':
        return this.#attention.mentionsMe(id);
      case 'others':
        return this.#attention.waitsForOthers(id);
      case 'resolved':
        return status === 'resolved';
      case 'all':
        return true;
    }
  }

  #search(words: string): (thread: Thread) => boolean {
    const wanted = wordsOf(fold(words));
    if (wanted.length === 0) return () => true;
    const bodies = new Map<ThreadId, string[]>();
    for (const { thread, body } of this.#session.messages.all) {
      const known = bodies.get(thread);
      if (known === undefined) bodies.set(thread, [body]);
      else known.push(body);
    }
    return (thread) => {
      const parts = [
        quoteOf(thread.anchor),
        thread.anchor.cell?.column ?? '',
        thread.title,
        thread.proposed,
        ...thread.questions.map(({ text }) => text),
        ...thread.outcomes.map(({ words }) => words),
        this.#placeOf(thread)?.label ?? '',
        this.#session.nameOf(thread.createdBy),
        ...(bodies.get(thread.id) ?? []),
      ];
      const text = fold(parts.join('\n'));
      return wanted.every((word) => text.includes(word));
    };
  }
}
