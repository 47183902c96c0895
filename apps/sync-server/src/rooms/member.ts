/* A member of a room, as the room sees it: a way to talk to one socket. */

import type { Access } from '@cairn/protocol';

/** One socket in one room. */
export interface Member {
  readonly access: Access;
  /** The address as limits count it. */
  readonly address: string;
  /** Sends a frame; does nothing if the socket is closing. */
  send(frame: Uint8Array): void;
  /** Closes the socket with a code and a short reason. */
  close(code: number, reason: string): void;
  /** Resolves to whether the other end answers a ping within this time. */
  answersWithin(milliseconds: number): Promise<boolean>;
}
