/** Tells the others that somebody is writing in a thread, for as long as they keep writing. */
import type { ThreadId } from '@cairn/model/shared';
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';

/** A pause for thought. */
const PAUSE_MS = 6_000;

type Presence = Pick<WorkspaceSession['presence'], 'writes'>;

export class WritingNow {
  readonly #presence: Presence;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(presence: Presence) {
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
