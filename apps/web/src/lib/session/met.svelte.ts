/** When this device last heard of each of the other people. Stored here and sent to nobody. */
import type { PersonId } from '@cairn/model/shared';
import { readMet, writeMet } from '#lib/device/notes-to-self.ts';
import type { Presence } from '#lib/presence/presence.svelte.ts';

export class Met {
  readonly #key: string;
  readonly #presence: Presence;
  readonly #isPerson: (person: PersonId) => boolean;
  #at = $state.raw<ReadonlyMap<PersonId, number>>(new Map());

  /**
   * `isPerson`: whether the workspace has that person. Presence may name anybody, and what it names
   * mustn't fill this device: of people, no more than a few hundred are read.
   */
  constructor(key: string, presence: Presence, isPerson: (person: PersonId) => boolean) {
    this.#key = key;
    this.#presence = presence;
    this.#isPerson = isPerson;
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
    const heard = [
      ...this.#at,
      ...this.#presence.others.map(({ person }) => [person, now] as const),
    ];
    const met = new Map(heard.filter(([person]) => this.#isPerson(person)));
    this.#at = met;
    writeMet(this.#key, met);
  };
}
