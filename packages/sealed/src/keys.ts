/* What it takes to seal, sign, open and check in one room. */

import { roomOf, sign, type Keys, type RoomId, type WriterKeys } from '@cairn/protocol';

/** Randomness: that many bytes, good enough for nonces that never repeat. */
export type RandomBytes = (length: number) => Uint8Array;

/** Gives the 64 bytes of a message's signature. */
export type Sign = (message: Uint8Array) => Uint8Array;

/** What everyone in a room has: enough to open what was sealed, and to tell who may have made it. */
export interface RoomKeys {
  /** 32 bytes. */
  readonly contentKey: Uint8Array;
  readonly room: RoomId;
  /** The writers' Ed25519 public key, 32 bytes. */
  readonly verifyKey: Uint8Array;
  /** Signs with the writers' Ed25519 seed; readers have none and can't. */
  readonly sign?: Sign | undefined;
}

/** As `RoomKeys`, of a writer. */
export interface WriterRoomKeys extends RoomKeys {
  readonly sign: Sign;
}

/** What the keys of a workspace or an invitation amount to in their room. */
export function roomKeysOf(keys: WriterKeys): WriterRoomKeys;
export function roomKeysOf(keys: Keys): RoomKeys;
export function roomKeysOf(keys: Keys): RoomKeys {
  const { contentKey, verifyKey } = keys;
  const seed = keys.access === 'write' ? keys.signingSeed : undefined;
  const signWithSeed: Sign | undefined = seed && ((message) => sign(seed, message));
  return { contentKey, verifyKey, sign: signWithSeed, room: roomOf(keys) };
}

/** Whether these keys can sign. */
export function isWriter(keys: RoomKeys): keys is WriterRoomKeys {
  return keys.sign !== undefined;
}
