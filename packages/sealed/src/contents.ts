/* From a value in the mailbox to something that may touch a document: opened, decoded, scanned. */

import { ANY_CONTENT, scanUpdate } from '@cairn/scanner';
import {
  decodeAcknowledgement,
  decodeSnapshot,
  decodeUpdate,
  encodeAcknowledgement,
  encodeSnapshot,
  encodeUpdate,
  type AcknowledgementBody,
  type SnapshotBody,
  type UpdateBody,
} from './bodies.ts';
import {
  KIND_ACKNOWLEDGEMENT,
  KIND_SNAPSHOT,
  KIND_UPDATE,
  sealEntry,
  type EntryKind,
} from './entry.ts';
import { HeldBuilder, NOTHING_HELD, type Held } from './held.ts';
import type { RandomBytes, WriterRoomKeys } from './keys.ts';

/** What one entry holds. */
export type Contents =
  | ({ readonly kind: typeof KIND_UPDATE } & UpdateBody)
  | ({ readonly kind: typeof KIND_SNAPSHOT } & SnapshotBody)
  | ({ readonly kind: typeof KIND_ACKNOWLEDGEMENT } & AcknowledgementBody);

/** Contents that Yjs can take, and what of a document they bring. */
export interface ReadContents {
  readonly contents: Contents;
  readonly held: Held;
}

/** Seals contents as an entry. */
export function sealContents(
  keys: WriterRoomKeys,
  contents: Contents,
  random: RandomBytes,
): Uint8Array {
  return sealEntry(keys, contents.kind, encodeBody(contents), random);
}

/** Reads the body of an entry; `undefined` for whatever must be set aside. Never throws. */
export function readContents(kind: EntryKind, body: Uint8Array): ReadContents | undefined {
  const contents = decodeBody(kind, body);
  const held = contents && heldInContents(contents);
  return held && { contents, held };
}

/**
 * What contents bring to a document; `undefined` when Yjs must not be given them. Whoever seals asks
 * as well, so that nothing is sent that the others would refuse.
 */
export function heldInContents(contents: Contents): Held | undefined {
  switch (contents.kind) {
    case KIND_UPDATE:
      return heldInUpdate(contents.update);
    case KIND_SNAPSHOT:
      return heldInUpdate(contents.state);
    case KIND_ACKNOWLEDGEMENT:
      return NOTHING_HELD;
  }
}

/** What an update (v1) brings; `undefined` when it is not one that Yjs can take. */
export function heldInUpdate(update: Uint8Array): Held | undefined {
  const builder = new HeldBuilder();
  return scanUpdate(update, { content: ANY_CONTENT }, builder).ok ? builder.held() : undefined;
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
