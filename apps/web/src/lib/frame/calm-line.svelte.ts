/** The sync line for reading: while one writes, each letter is being saved and then saved, which no eye can follow. */
import { untrack } from 'svelte';
import type { SyncLine } from '#lib/session/sync-line.ts';
import { SYNC_TONES } from './sync-tones.ts';

const PAUSE_MS = 400;

/** What `line` says; only what comes of "Saving" is told when one pauses, unless something went wrong. */
export class CalmLine {
  #shown: SyncLine;

  /** To be made while a component is. */
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
