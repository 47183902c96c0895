/* Derives everything that a workspace's secret opens, so that one link is all there is to keep. */

import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { encodeBase64url } from './base64url.ts';
import { verifyKeyOf } from './signing.ts';

/** The length of a secret, a token or a key, in bytes. */
export const KEY_BYTES = 32;

/** Identifies a room at the relay: 22 characters of base64url (16 bytes), a hash of what opens the room. */
export type RoomId = string & { readonly roomId: unique symbol };

interface ReadingKeys {
  /** The secret of an observer's link: enough to derive reading, but not writing. */
  readonly readSecret: Uint8Array;
  /** Shown to the relay to be let in as a reader. */
  readonly readToken: Uint8Array;
  /** Seals and opens content. */
  readonly contentKey: Uint8Array;
  /** SHA-256 of the write token: the part of the room's id that readers are given. */
  readonly writeTokenHash: Uint8Array;
  /** The writers' Ed25519 public key, with which everyone can check that a writer made something. */
  readonly verifyKey: Uint8Array;
}

/** What follows from a writer's secret; each is 32 bytes. */
export interface WriterKeys extends ReadingKeys {
  readonly access: 'write';
  /** Shown to the relay to be let in as a writer. */
  readonly writeToken: Uint8Array;
  /** The Ed25519 seed with which writers sign. */
  readonly signingSeed: Uint8Array;
}

/** What follows from an observer's link; each is 32 bytes. */
export interface ReaderKeys extends ReadingKeys {
  readonly access: 'read';
}

/** The keys of someone who may enter a workspace, as a writer or a reader. */
export type Keys = WriterKeys | ReaderKeys;

/** The prefix of every derived key's context. */
export const KEY_CONTEXT = 'cairn/v1/';
const ROOM_CONTEXT = utf8ToBytes('cairn/room/v1');
const ROOM_ID_BYTES = 16;

/** A new workspace's secret: 32 bytes from the given source of randomness. */
export function newSecret(randomBytes: (length: number) => Uint8Array): Uint8Array {
  return randomBytes(KEY_BYTES);
}

/**
 * Derives a writer's tokens and keys from a workspace's 32-byte secret (HKDF-SHA256, no salt).
 * @throws RangeError if the secret has another length.
 */
export function deriveKeys(secret: Uint8Array): WriterKeys {
  if (secret.length !== KEY_BYTES) throw new RangeError('a secret is 32 bytes long');
  const writeToken = derive(secret, 'write-token');
  const signingSeed = derive(secret, 'sign');
  const reading = deriveReaderKeys(
    derive(secret, 'read'),
    tokenHash(writeToken),
    verifyKeyOf(signingSeed),
  );
  return { ...reading, access: 'write', writeToken, signingSeed };
}

/**
 * Derives an observer's token and key from the three parts of their link, 32 bytes each.
 * @throws RangeError if one of them has another length.
 */
export function deriveReaderKeys(
  readSecret: Uint8Array,
  writeTokenHash: Uint8Array,
  verifyKey: Uint8Array,
): ReaderKeys {
  if ([readSecret, writeTokenHash, verifyKey].some(({ length }) => length !== KEY_BYTES)) {
    throw new RangeError('a read secret, a token hash and a public key are 32 bytes long');
  }
  return {
    access: 'read',
    readSecret,
    readToken: derive(readSecret, 'read-token'),
    contentKey: derive(readSecret, 'content'),
    writeTokenHash,
    verifyKey,
  };
}

/** The same keys without those for writing, for someone who may only read. */
export function withoutWriting({ readSecret, writeTokenHash, verifyKey }: Keys): ReaderKeys {
  return deriveReaderKeys(readSecret, writeTokenHash, verifyKey);
}

/**
 * SHA-256 of a token or public key (32 bytes), which can be shown to someone who mustn't learn the
 * original.
 */
export function tokenHash(token: Uint8Array): Uint8Array {
  return sha256(token);
}

/** The room that belongs to the hashes of both tokens and of the public key (32 bytes each). @public */
export function roomId(
  writeTokenHash: Uint8Array,
  readTokenHash: Uint8Array,
  verifyKeyHash: Uint8Array,
): RoomId {
  const digest = sha256(concatBytes(ROOM_CONTEXT, writeTokenHash, readTokenHash, verifyKeyHash));
  return encodeBase64url(digest.subarray(0, ROOM_ID_BYTES)) as RoomId;
}

/** The room of a workspace with these keys. */
export function roomOf(keys: Keys): RoomId {
  return roomId(keys.writeTokenHash, tokenHash(keys.readToken), tokenHash(keys.verifyKey));
}

function derive(from: Uint8Array, name: string): Uint8Array {
  return hkdf(sha256, from, undefined, utf8ToBytes(KEY_CONTEXT + name), KEY_BYTES);
}
