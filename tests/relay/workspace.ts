/* A workspace's way into its room, made from a number so that tests can tell rooms apart. */

import {
  deriveKeys,
  readCredential,
  roomOf,
  sign,
  signFarewell,
  SUBPROTOCOL,
  writeCredential,
} from '@cairn/protocol';

/** A room, and what a writer shows to enter it. */
export interface Workspace {
  readonly room: string;
  readonly protocols: string[];
  /** What an observer offers instead. */
  readonly observing: string[];
  /** A farewell that its writers have signed. */
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
