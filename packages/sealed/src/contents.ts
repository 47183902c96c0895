/* From a value in the mailbox to something that may touch a document: opened, decoded, and found sound. */

import * as Y from 'yjs';
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
import { KIND_ACKNOWLEDGEMENT, KIND_SNAPSHOT, KIND_UPDATE, openEntry, sealEntry } from './entry.ts';
import { type RandomBytes, type RoomKeys, type WriterRoomKeys } from './keys.ts';
import { PLAIN_VERIFIER } from './signature.ts';
import { heldBy, heldIn, isHeld, NOTHING_HELD, type Held } from './held.ts';
import { isSound } from './sound.ts';

/** What one entry holds. */
export type Contents =
  | ({ readonly kind: typeof KIND_UPDATE } & UpdateBody)
  | ({ readonly kind: typeof KIND_SNAPSHOT } & SnapshotBody)
  | ({ readonly kind: typeof KIND_ACKNOWLEDGEMENT } & AcknowledgementBody);

export function sealContents(
  keys: WriterRoomKeys,
  contents: Contents,
  random: RandomBytes,
): Uint8Array {
  return sealEntry(keys, contents.kind, encodeBody(contents), random);
}

/** Opens a value of the mailbox; `undefined` for whatever must be set aside. Never throws. */
export function openContents(keys: RoomKeys, value: unknown): Contents | undefined {
  if (!(value instanceof Uint8Array)) return undefined;
  const opened = openEntry(keys, value);
  if (!opened.ok || !PLAIN_VERIFIER.verify(keys.verifyKey, opened.signed)) return undefined;
  switch (opened.kind) {
    case KIND_UPDATE: {
      const body = decodeUpdate(opened.body);
      return body && { kind: opened.kind, ...body };
    }
    case KIND_SNAPSHOT: {
      const body = decodeSnapshot(opened.body);
      return body && { kind: opened.kind, ...body };
    }
    case KIND_ACKNOWLEDGEMENT: {
      const body = decodeAcknowledgement(opened.body);
      return body && { kind: opened.kind, ...body };
    }
    default:
      return undefined;
  }
}

/**
 * Applies what changes a document, and answers what that holds; `undefined` for what cannot be part
 * of one, which then changes nothing. Call it within a transaction.
 */
export function applyContents(doc: Y.Doc, contents: Contents): Held | undefined {
  // Yjs reports what it can't read by throwing errors of many kinds; all of them mean the same here.
  try {
    switch (contents.kind) {
      case KIND_UPDATE: {
        const decoded = Y.decodeUpdate(contents.update);
        if (!isSound(decoded)) return undefined;
        Y.applyUpdate(doc, contents.update);
        return heldIn(decoded);
      }
      case KIND_SNAPSHOT: {
        const decoded = Y.decodeUpdateV2(contents.state);
        if (!isSound(decoded)) return undefined;
        const held = heldIn(decoded);
        // Finding out is far cheaper than having Yjs merge it.
        if (!isHeld(held, heldBy(doc))) Y.applyUpdateV2(doc, contents.state);
        return held;
      }
      case KIND_ACKNOWLEDGEMENT:
        return NOTHING_HELD;
    }
  } catch {
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
