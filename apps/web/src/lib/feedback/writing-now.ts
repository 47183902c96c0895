/** Tells the others that somebody is writing in a thread, for as long as they keep writing. */
import type { ThreadId } from '@cairn/model/shared';
import type { Presence } from '#lib/presence/presence.svelte.ts';

/** A pause for thought. */
const PAUSE_MS = 6_000;

export class WritingNow {
  readonly #presence: Pick<Presence, 'writes'>;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(presence: Pick<Presence, 'writes'>) {
    this.#presence = presence;
  }

  in(thread: ThreadId): void {
    clearTimeout(this.#timer);
    this.#presence.writes(thread);
    this.#timer = setTimeout(this.stop, PAUSE_MS);
  }

  readonly stop = (): void => {
    if (this.#timer === undefined) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#presence.writes(null);
  };
}
