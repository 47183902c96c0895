/* What is needed to seal, sign, open and check in one room. */

import { type Keys, type RoomId, roomOf, sign, type WriterKeys } from '@cairn/protocol';

/** Returns `length` random bytes, good enough for nonces that never repeat. */
export type RandomBytes = (length: number) => Uint8Array;

/** Returns the 64-byte signature of a message. */
export type Sign = (message: Uint8Array) => Uint8Array;

/** What everyone in a room has: enough to open entries, and to check that a writer made them. */
export interface RoomKeys {
  /** 32 bytes. */
  readonly contentKey: Uint8Array;
  readonly room: RoomId;
  /** The writers' Ed25519 public key, 32 bytes. */
  readonly verifyKey: Uint8Array;
  /** Signs with the writers' Ed25519 seed; absent for readers. */
  readonly sign?: Sign | undefined;
}

/** A writer's `RoomKeys`. */
export interface WriterRoomKeys extends RoomKeys {
  readonly sign: Sign;
}

/** The room keys that follow from the keys of a workspace or an invitation. */
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
