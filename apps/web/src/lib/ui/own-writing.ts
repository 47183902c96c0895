/** How a title takes back what was written in it: whoever lays out the page brings the history that knows. */
import { getContext, setContext } from 'svelte';

/** What one writes in one field, from entering it until leaving it. */
export interface OwnWriting {
  /** Runs `edit`; what it changes is part of this writing. */
  during(edit: () => void): void;
  /** Takes back one's own letters, and nobody else's. */
  takeBack(): void;
}

const KEY = Symbol('own writing');

export function setOwnWriting(begin: () => OwnWriting): void {
  setContext(KEY, begin);
}

/** `undefined` where there is no history: then a title has nothing to take back. */
export function getOwnWriting(): (() => OwnWriting) | undefined {
  return getContext<(() => OwnWriting) | undefined>(KEY);
}
