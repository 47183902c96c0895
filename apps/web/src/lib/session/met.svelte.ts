/** When this device last heard of each of the other people. Stored here and sent to nobody. */
import type { PersonId } from '@cairn/model/shared';
import { readMet, writeMet } from '#lib/device/notes-to-self.ts';
import type { Presence } from '#lib/presence/presence.svelte.ts';

export class Met {
  readonly #key: string;
  readonly #presence: Presence;
  #at = $state.raw<ReadonlyMap<PersonId, number>>(new Map());

  constructor(key: string, presence: Presence) {
    this.#key = key;
    this.#presence = presence;
    this.#at = readMet(key) as ReadonlyMap<PersonId, number>;
    presence.awareness.on('change', this.#note);
  }

  /** Milliseconds since 1970, by person; without those who were never here at the same time. */
  get at(): ReadonlyMap<PersonId, number> {
    return this.#at;
  }

  dispose(): void {
    this.#presence.awareness.off('change', this.#note);
  }

  readonly #note = () => {
    const now = Date.now();
    const met = new Map(this.#at);
    for (const { person } of this.#presence.others) met.set(person, now);
    this.#at = met;
    writeMet(this.#key, met);
  };
}
