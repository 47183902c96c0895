/**
 * Lets a title take back what was written in it, using the history that the layout around the page
 * provides.
 */
import { getContext, setContext } from 'svelte';

/** What you write in one field, from entering it until leaving it. */
export interface OwnWriting {
  /** Runs `edit`; its changes become part of this writing. */
  during(edit: () => void): void;
  /** Takes back your own letters, and nobody else's. */
  takeBack(): void;
}

const KEY = Symbol('own writing');

export function setOwnWriting(begin: () => OwnWriting): void {
  setContext(KEY, begin);
}

/** `undefined` if there is no history: then a title has nothing to take back. */
export function getOwnWriting(): (() => OwnWriting) | undefined {
  return getContext<(() => OwnWriting) | undefined>(KEY);
}
