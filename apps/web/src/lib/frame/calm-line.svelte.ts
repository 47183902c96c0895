/**
 * A calmer sync line: while you type, it would switch between "Saving" and "Saved" with every
 * letter.
 */
import { untrack } from 'svelte';
import type { SyncLine } from '#lib/session/sync-line.ts';
import { SYNC_TONES } from './sync-tones.ts';

const PAUSE_MS = 400;

/**
 * Follows `line`, but shows the result of "Saving" only once you pause, unless something went
 * wrong.
 */
export class CalmLine {
  #shown: SyncLine;

  /** Create it while a component is being set up. */
  constructor(line: () => SyncLine) {
    this.#shown = $state.raw(untrack(line));
    $effect.pre(() => {
      const next = line();
      const mayWait = next.kind !== 'saving' && !SYNC_TONES[next.kind].speaksUp;
      if (mayWait && untrack(() => this.#shown).kind === 'saving') {
        const pause = setTimeout(() => (this.#shown = next), PAUSE_MS);
        return () => {
          clearTimeout(pause);
        };
      }
      this.#shown = next;
      return undefined;
    });
  }

  get current(): SyncLine {
    return this.#shown;
  }
}
