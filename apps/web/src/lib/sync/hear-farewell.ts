/**
 * Asks the relay whether a room is closed, without joining it: nothing is written or read, and
 * nobody sees it.
 */
import { decodeCloseRoom, type Keys, readCredential, roomOf, SUBPROTOCOL } from '@cairn/protocol';
import { roomKeysOf } from '@cairn/sealed';
import { readFarewellOf } from './read-farewell.ts';
import type { Farewell } from './sync-status.ts';

/**
 * The farewell that the relay keeps for a room. `null` if the room is open, if the relay doesn't
 * answer within `timeoutMs`, or if no writer of the room has signed the answer. Never rejects.
 */
export function hearFarewell(
  keys: Keys,
  { origin, timeoutMs }: { readonly origin: string; readonly timeoutMs: number },
): Promise<Farewell | null> {
  return new Promise((resolve) => {
    const socket = new WebSocket(`${origin}/sync/${roomOf(keys)}`, [
      SUBPROTOCOL,
      readCredential(keys),
    ]);
    socket.binaryType = 'arraybuffer';
    const timer = setTimeout(() => answer(null), timeoutMs);

    const answer = (farewell: Farewell | null) => {
      clearTimeout(timer);
      socket.onclose = null;
      socket.onmessage = null;
      // Closing a socket while it is still connecting logs an error in the console.
      if (socket.readyState === WebSocket.CONNECTING) socket.onopen = () => socket.close();
      else socket.close();
      resolve(farewell);
    };

    socket.onmessage = ({ data }: MessageEvent<unknown>) => {
      const signed = data instanceof ArrayBuffer && decodeCloseRoom(new Uint8Array(data));
      if (signed) answer(readFarewellOf(roomKeysOf(keys), signed));
    };
    socket.onclose = () => answer(null);
  });
}
