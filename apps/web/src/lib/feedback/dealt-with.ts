/**
 * Which threads this device's person is done with, until somebody writes in them again. Nobody else
 * needs to know, so it is kept on this device and not in the document.
 */
import { type Dealt, dealtWith, isDealtWith, type Message } from '@cairn/model/feedback';
import { dealtWithKey, readDealtWith, writeDealtWith } from '#lib/device/notes-to-self.ts';

/** More than anybody is done with in a year; the oldest are forgotten. */
const MOST = 3_000;

export class DealtWith {
  readonly #key: string;
  #threads: Map<string, string>;

  constructor(key: string) {
    this.#key = key;
    this.#threads = new Map(readDealtWith(key));
  }

  /** @param said the thread's `conversation` */
  covers(thread: string, said: readonly Message[]): boolean {
    const note = this.#threads.get(thread);
    return note !== undefined && isDealtWith(unpacked(note), said);
  }

  /** Returns what `restore` needs to take it back. */
  done(thread: string, said: readonly Message[]): string | null {
    const before = this.#threads.get(thread) ?? null;
    this.restore(thread, packed(dealtWith(said)));
    return before;
  }

  restore(thread: string, before: string | null): void {
    this.#threads = new Map(readDealtWith(this.#key));
    this.#threads.delete(thread);
    if (before !== null) this.#threads.set(thread, before);
    for (const oldest of [...this.#threads.keys()].slice(0, -MOST)) this.#threads.delete(oldest);
    writeDealtWith(this.#key, this.#threads);
  }

  /** The threads for which another tab has changed it; `storageKey` is `null` if anything may have. */
  heard(storageKey: string | null): readonly string[] {
    if (storageKey !== null && storageKey !== dealtWithKey(this.#key)) return [];
    const before = this.#threads;
    this.#threads = new Map(readDealtWith(this.#key));
    return [...new Set([...before.keys(), ...this.#threads.keys()])].filter(
      (thread) => before.get(thread) !== this.#threads.get(thread),
    );
  }
}

const packed = ({ last, count }: Dealt) => `${String(count)} ${last}`;

function unpacked(note: string): Dealt {
  const [count = '', last = ''] = note.split(' ', 2);
  return { last, count: Number(count) };
}
