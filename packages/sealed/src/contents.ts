/* Turns a value from the mailbox into something that may be applied: opened, decoded and scanned. */

import { ANY_CONTENT, Needs, scanUpdate } from '@cairn/scanner';
import {
  type AcknowledgementBody,
  decodeAcknowledgement,
  decodeSnapshot,
  decodeUpdate,
  encodeAcknowledgement,
  encodeSnapshot,
  encodeUpdate,
  type SnapshotBody,
  type UpdateBody,
} from './bodies.ts';
import {
  type EntryKind,
  KIND_ACKNOWLEDGEMENT,
  KIND_SNAPSHOT,
  KIND_UPDATE,
  sealEntry,
} from './entry.ts';
import { type Held, HeldBuilder, NOTHING_HELD } from './held.ts';
import type { RandomBytes, WriterRoomKeys } from './keys.ts';

/**
 * The most structs that an update or a document may have, at some hundred bytes of memory each;
 * five years of a workspace use an eighth of it. Snapshots with more are neither made nor read.
 */
export const MOST_STRUCTS = 1_000_000;

/**
 * The most bytes of an update or of a document's state. A relay's room has 64 MiB unless it is
 * configured otherwise.
 */
export const MOST_BYTES = 56 * 1024 * 1024;

/**
 * The most Yjs clients of a document. Every change costs Yjs some microseconds for each client that has ever written; a visit that
 * writes is one, so two people make some thousands in five years.
 */
export const MOST_CLIENTS = 40_000;

/** What one entry holds. */
export type Contents =
  | ({ readonly kind: typeof KIND_UPDATE } & UpdateBody)
  | ({ readonly kind: typeof KIND_SNAPSHOT } & SnapshotBody)
  | ({ readonly kind: typeof KIND_ACKNOWLEDGEMENT } & AcknowledgementBody);

/** Contents that Yjs can read, what they add to a document, and what must be there first. */
export interface ReadContents {
  readonly contents: Contents;
  readonly held: Held;
  readonly needs: Needs;
  /** How many structs the update or snapshot holds; 0 for an acknowledgement. */
  readonly structs: number;
}

/** Seals contents as an entry. */
export function sealContents(
  keys: WriterRoomKeys,
  contents: Contents,
  random: RandomBytes,
): Uint8Array {
  return sealEntry(keys, contents.kind, encodeBody(contents), random);
}

/** Reads the body of an entry; `undefined` if the entry must be set aside. Never throws. */
export function readContents(kind: EntryKind, body: Uint8Array): ReadContents | undefined {
  const contents = decodeBody(kind, body);
  const update = contents && updateIn(contents);
  if (!contents || !update)
    return contents && { contents, held: NOTHING_HELD, needs: new Needs(), structs: 0 };
  const scanned = scan(update);
  if (!scanned) return undefined;
  const { needs, structs } = scanned;
  // An honest snapshot is complete; one that isn't could wait for anything.
  if (contents.kind === KIND_SNAPSHOT && !needs.areMetBy(() => 0)) return undefined;
  return { contents, held: scanned.held(), needs, structs };
}

/** The update (v1) in contents; `undefined` for an acknowledgement. */
export function updateIn(contents: Contents): Uint8Array | undefined {
  if (contents.kind === KIND_UPDATE) return contents.update;
  return contents.kind === KIND_SNAPSHOT ? contents.state : undefined;
}

/**
 * What an update (v1) adds to a document; `undefined` if Yjs must not be given it. Senders check as
 * well, so that nothing is sent that others would refuse.
 */
export function heldInUpdate(update: Uint8Array): Held | undefined {
  return scan(update)?.held();
}

/** Whether a state (v1) can be read by a device that has nothing else. */
export function isReadableState(state: Uint8Array): boolean {
  return scan(state)?.needs.areMetBy(() => 0) ?? false;
}

function scan(update: Uint8Array): HeldBuilder | undefined {
  if (update.length > MOST_BYTES) return undefined;
  const builder = new HeldBuilder();
  const limits = { content: ANY_CONTENT, mostStructs: MOST_STRUCTS };
  return scanUpdate(update, limits, builder).ok ? builder : undefined;
}

function decodeBody(kind: EntryKind, body: Uint8Array): Contents | undefined {
  switch (kind) {
    case KIND_UPDATE: {
      const decoded = decodeUpdate(body);
      return decoded && { kind, ...decoded };
    }
    case KIND_SNAPSHOT: {
      const decoded = decodeSnapshot(body);
      return decoded && { kind, ...decoded };
    }
    case KIND_ACKNOWLEDGEMENT: {
      const decoded = decodeAcknowledgement(body);
      return decoded && { kind, ...decoded };
    }
    default:
      return undefined;
  }
}

function encodeBody(contents: Contents): Uint8Array {
  switch (contents.kind) {
    case KIND_UPDATE:
      return encodeUpdate(contents);
    case KIND_SNAPSHOT:
      return encodeSnapshot(contents);
    case KIND_ACKNOWLEDGEMENT:
      return encodeAcknowledgement(contents);
  }
}
