/* Someone in a room, as the room sees them: a way to speak to one socket. */

import type { Access } from '@cairn/protocol';

/** One socket in one room. */
export interface Member {
  readonly access: Access;
  /** What limits by address count it as. */
  readonly address: string;
  /** Sends a frame; nothing happens when the socket is closing. */
  send(frame: Uint8Array): void;
  /** Closes the socket with a code and a short reason. */
  close(code: number, reason: string): void;
  /** Whether the other end answers a ping within this time. */
  answersWithin(milliseconds: number): Promise<boolean>;
}
