/*
 * A workspace's credentials for its room, derived from a number so that tests can tell rooms apart.
 */

import {
  deriveKeys,
  readCredential,
  roomOf,
  sign,
  signFarewell,
  SUBPROTOCOL,
  writeCredential,
} from '@cairn/protocol';

/** A room, and what a writer presents to enter it. */
export interface Workspace {
  readonly room: string;
  readonly protocols: string[];
  /** What an observer presents instead. */
  readonly observing: string[];
  /** A farewell signed by its writers. */
  readonly farewell: (sealed: Uint8Array) => Uint8Array;
}

/** The workspace with this number, below 256. */
export function workspaceOf(number: number): Workspace {
  const keys = deriveKeys(new Uint8Array(32).fill(number));
  return {
    room: roomOf(keys),
    protocols: [SUBPROTOCOL, writeCredential(keys)],
    observing: [SUBPROTOCOL, readCredential(keys)],
    farewell: (sealed) =>
      signFarewell(
        keys.verifyKey,
        (message) => sign(keys.signingSeed, message),
        roomOf(keys),
        sealed,
      ),
  };
}
