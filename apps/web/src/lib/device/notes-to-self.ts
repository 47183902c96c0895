/**
 * Small facts about a workspace that this device stores between visits, such as what had been seen.
 */
import { fromBase64, toBase64 } from 'lib0/buffer';
import * as Y from 'yjs';
import { LARGE_NOTES } from './make-room.ts';
import { forgetOutgoing } from './outgoing-notes.ts';

const metKey = (key: string) => LARGE_NOTES.met + key;
const seenKey = (key: string) => LARGE_NOTES.seen + key;
/** The storage key for how the roadmap was last viewed. */
export const roadmapKey = (key: string) => LARGE_NOTES.roadmap + key;
const knownKey = (key: string) => LARGE_NOTES.known + key;
/** The storage key for the threads that were dealt with. */
export const dealtWithKey = (key: string) => LARGE_NOTES.dealtWith + key;
const openingKey = (key: string) => `cairn.opening.${key}`;
const foldedKey = (key: string) => `cairn.folded.${key}`;

/** The most characters of one note. What a note is about can be of any size: others write it. */
const MOST_MET = 64 * 1024;
/** A few thousand threads. */
const MOST_DEALT_WITH = 256 * 1024;
/** A state vector of ten years in which people have written in six visits a day. */
const MOST_STATE_VECTOR = 256 * 1024;

/** When other people were last here or heard from, in milliseconds since 1970, by person. */
export function readMet(key: string): ReadonlyMap<string, number> {
  try {
    const raw: unknown = JSON.parse(localStorage.getItem(metKey(key)) ?? '{}');
    const pairs = Object.entries(raw as Record<string, unknown>);
    return new Map(pairs.filter((pair): pair is [string, number] => typeof pair[1] === 'number'));
  } catch {
    return new Map();
  }
}

export function writeMet(key: string, met: ReadonlyMap<string, number>): void {
  writeWithin(MOST_MET, metKey(key), JSON.stringify(Object.fromEntries(met)));
}

/**
 * What had arrived by the end of the last visit, as a state vector by client; `null` on the first
 * one. A visit lasts as long as its tab, so that a reload doesn't make news old.
 */
export function readSeen(key: string): ReadonlyMap<number, number> | null {
  const stored = sessionStorage.getItem(seenKey(key)) ?? localStorage.getItem(seenKey(key)) ?? '';
  try {
    sessionStorage.setItem(seenKey(key), stored);
  } catch {
    // In that case a reload starts a new visit.
  }
  if (stored === '') return null;
  try {
    return Y.decodeStateVector(fromBase64(stored));
  } catch {
    return null;
  }
}

/** `stateVector` as encoded by `Y.encodeStateVector`. */
export function writeSeen(key: string, stateVector: Uint8Array): void {
  writeWithin(MOST_STATE_VECTOR, seenKey(key), toBase64(stateVector));
}

/**
 * What was here before the workspace held more than can be shown, as a state vector; `null` if it
 * doesn't. These records must not be pushed out of sight.
 */
export function readKnown(key: string): ReadonlyMap<number, number> | null {
  try {
    const stored = localStorage.getItem(knownKey(key));
    return stored === null ? null : Y.decodeStateVector(fromBase64(stored));
  } catch {
    return null;
  }
}

export function writeKnown(key: string, known: ReadonlyMap<number, number> | null): void {
  const note = known && toBase64(Y.encodeStateVector(new Map(known)));
  writeWithin(MOST_STATE_VECTOR, knownKey(key), note);
}

/** What this device's person has dealt with: for each thread what it was like then, in a few letters. */
export function readDealtWith(key: string): ReadonlyMap<string, string> {
  try {
    const raw: unknown = JSON.parse(localStorage.getItem(dealtWithKey(key)) ?? '{}');
    const pairs = Object.entries(raw as Record<string, unknown>);
    return new Map(pairs.filter((pair): pair is [string, string] => typeof pair[1] === 'string'));
  } catch {
    return new Map();
  }
}

export function writeDealtWith(key: string, threads: ReadonlyMap<string, string>): void {
  const note = threads.size === 0 ? null : JSON.stringify(Object.fromEntries(threads));
  writeWithin(MOST_DEALT_WITH, dealtWithKey(key), note);
}

/** A tab that has started to open the workspace. */
export interface Opening {
  readonly tab: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** The openings that have neither succeeded nor ended cleanly. */
export function readOpenings(key: string): readonly Opening[] {
  try {
    const raw: unknown = JSON.parse(localStorage.getItem(openingKey(key)) ?? '{}');
    return Object.entries(raw as Record<string, unknown>).flatMap(([tab, at]) =>
      typeof at === 'number' ? [{ tab, at }] : [],
    );
  } catch {
    return [];
  }
}

export function writeOpenings(key: string, openings: readonly Opening[]): void {
  const byTab = Object.fromEntries(openings.map(({ tab, at }) => [tab, at]));
  write(openingKey(key), openings.length === 0 ? null : JSON.stringify(byTab));
}

/** The goals that are collapsed in the tree. */
export function readFolded(key: string): readonly string[] {
  try {
    const raw: unknown = JSON.parse(localStorage.getItem(foldedKey(key)) ?? '[]');
    return Array.isArray(raw) ? raw.filter((id) => typeof id === 'string') : [];
  } catch {
    return [];
  }
}

export function writeFolded(key: string, folded: Iterable<string>): void {
  write(foldedKey(key), JSON.stringify([...folded]));
}

export function forgetNotes(key: string): void {
  write(foldedKey(key), null);
  forgetOutgoing(key);
  write(metKey(key), null);
  write(seenKey(key), null);
  write(knownKey(key), null);
  write(openingKey(key), null);
  write(roadmapKey(key), null);
  write(dealtWithKey(key), null);
}

/** A note that is too large isn't written, and the one before it, which no longer holds, is removed. */
function writeWithin(most: number, key: string, value: string | null): void {
  write(key, value === null || value.length > most ? null : value);
}

function write(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // Not reported here: a full disk is reported by the document's own storage.
  }
}
