/** Small facts this device keeps about a workspace between visits: what still waits, and what had been seen. */
import { fromBase64, toBase64 } from 'lib0/buffer';
import * as Y from 'yjs';

const waitingKey = (key: string) => `cairn.waiting.${key}`;
const seenKey = (key: string) => `cairn.seen.${key}`;

/** How many changes had not reached the relay when this device last looked. */
export function readWaiting(key: string): number {
  const count = Number(localStorage.getItem(waitingKey(key)));
  return Number.isInteger(count) && count > 0 ? count : 0;
}

export function writeWaiting(key: string, count: number): void {
  write(waitingKey(key), count === 0 ? null : String(count));
}

/**
 * What had arrived by the end of the last visit, as a state vector; `null` on the first one.
 * A visit lasts as long as its tab: a reload must not make the news old.
 */
export function readSeen(key: string): ReadonlyMap<number, number> | null {
  const stored = sessionStorage.getItem(seenKey(key)) ?? localStorage.getItem(seenKey(key)) ?? '';
  try {
    sessionStorage.setItem(seenKey(key), stored);
  } catch {
    // Then a reload begins a new visit.
  }
  if (stored === '') return null;
  try {
    return Y.decodeStateVector(fromBase64(stored));
  } catch {
    return null;
  }
}

/** `stateVector` as `Y.encodeStateVector` gives it. */
export function writeSeen(key: string, stateVector: Uint8Array): void {
  write(seenKey(key), toBase64(stateVector));
}

export function forgetNotes(key: string): void {
  write(waitingKey(key), null);
  write(seenKey(key), null);
}

function write(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // A full disk must not stop the document's own writer, which reports it.
  }
}
