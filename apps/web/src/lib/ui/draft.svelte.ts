/**
 * What is written in a form before it is sent. Typing writes to a store, and the fields show what
 * is stored.
 */
import { getContext, setContext } from 'svelte';
import { createSubscriber } from 'svelte/reactivity';

type Fields = Readonly<Record<string, string>>;
export type NotKept = 'tooLong' | 'full';

/** Stores drafts by place. */
export interface Drafts {
  read(place: string): Fields | null;
  /** `null` deletes the draft. */
  write(place: string, fields: Fields | null): void;
  /** Why the latest text isn't stored beyond the page; `null` if it is. */
  refusalAt(place: string): NotKept | null;
  /** Calls back with the place that changed, `null` for any; returns a function that stops it. */
  follow(listener: (place: string | null) => void): () => void;
}

const KEY = Symbol('drafts');

/** Call it in the layout around the pages in which people write. */
export function setDrafts(drafts: Drafts): void {
  setContext(KEY, drafts);
}

/**
 * The draft of the form at `place`; call it while a component is being set up. `blank` gives the
 * fields' contents until somebody writes in them. Without a store, the draft lasts as long as the
 * form.
 */
export function draftAt<F extends Fields>(place: () => string, blank: () => F): Draft<F> {
  return new Draft(getContext<Drafts | undefined>(KEY) ?? inMemory(), place, blank);
}

export class Draft<F extends Fields> {
  readonly #drafts: Drafts;
  readonly #place: () => string;
  readonly #blank: () => F;
  readonly #track: () => void;
  /** The place whose draft was started in this form. */
  #begunAt = $state<string | null>(null);

  constructor(drafts: Drafts, place: () => string, blank: () => F) {
    this.#drafts = drafts;
    this.#place = place;
    this.#blank = blank;
    this.#track = createSubscriber((update) =>
      drafts.follow((changed) => {
        if (changed === null || changed === place()) update();
      }),
    );
  }

  get fields(): F {
    const blank = this.#blank();
    const own = Object.entries(this.#own ?? {}).filter(([name]) => name in blank);
    return { ...blank, ...(Object.fromEntries(own) as Partial<F>) };
  }

  /** True if anything was written in it. */
  get begun(): boolean {
    return this.#own !== null;
  }

  /** True if it existed before this form, which then says so. */
  get restored(): boolean {
    return this.#own !== null && this.#begunAt !== this.#place();
  }

  /** Why this device doesn't store it; `null` if it does. */
  get notKept(): NotKept | null {
    this.#track();
    return this.#drafts.refusalAt(this.#place());
  }

  set(patch: Partial<F>): void {
    const blank = this.#blank();
    if (this.#own === null) this.#begunAt = this.#place();
    const next: Fields = { ...this.fields, ...patch };
    const own = Object.entries(next).filter(([name, text]) => text !== blank[name]);
    this.#drafts.write(this.#place(), own.length === 0 ? null : Object.fromEntries(own));
  }

  /** Call it after the draft was sent, or when its writer discards it. */
  clear(): void {
    this.#begunAt = null;
    this.#drafts.write(this.#place(), null);
  }

  /** The fields if they differ from blank; otherwise `null`. */
  get #own(): Fields | null {
    this.#track();
    return this.#drafts.read(this.#place());
  }
}

function inMemory(): Drafts {
  const live = new Map<string, Fields>();
  const listeners = new Set<(place: string) => void>();
  return {
    read: (place) => live.get(place) ?? null,
    write(place, fields) {
      if (fields === null) live.delete(place);
      else live.set(place, fields);
      for (const listener of listeners) listener(place);
    },
    refusalAt: () => null,
    follow(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
