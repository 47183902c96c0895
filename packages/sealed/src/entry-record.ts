/* What is remembered of an opened entry in place of its content. */

import { sha256 } from '@noble/hashes/sha2.js';
import type { Contents } from './contents.ts';
import { KIND_ACKNOWLEDGEMENT, KIND_SNAPSHOT, KIND_UPDATE } from './entry.ts';
import type { Held } from './held.ts';
import type { SenderId, Vector } from './senders.ts';

/** `bytes` is the entry's sealed length, `held` what it adds to a document. */
export type EntryRecord = { readonly bytes: number; readonly held: Held } & (
  | { readonly kind: typeof KIND_UPDATE; readonly sender: SenderId; readonly number: number }
  | { readonly kind: typeof KIND_SNAPSHOT; readonly covers: Vector }
  | {
      readonly kind: typeof KIND_ACKNOWLEDGEMENT;
      readonly sender: SenderId;
      readonly person: string;
      readonly holds: Vector;
    }
);

/** SHA-256 of a whole entry, one character per byte. It identifies the entry wherever it stands. */
export type EntryName = string & { readonly entryName: unique symbol };

export function nameOf(entry: Uint8Array): EntryName {
  let name = '';
  for (const byte of sha256(entry)) name += String.fromCharCode(byte);
  return name as EntryName;
}

/** @param held what the contents hold; for a snapshot of our own, what the document holds. */
export function recordOf(contents: Contents, bytes: number, held: Held): EntryRecord {
  switch (contents.kind) {
    case KIND_UPDATE: {
      const { kind, sender, number } = contents;
      return { kind, bytes, held, sender, number };
    }
    case KIND_SNAPSHOT: {
      const { kind, covers } = contents;
      return { kind, bytes, held, covers };
    }
    case KIND_ACKNOWLEDGEMENT:
      return { ...contents, bytes, held };
  }
}
