/** Asks at a room's door whether it is closed, without going in: nothing is written, read or shown. */
import { decodeCloseRoom, readCredential, roomOf, SUBPROTOCOL, type Keys } from '@cairn/protocol';
import { roomKeysOf } from '@cairn/sealed';
import { readFarewellOf } from './read-farewell.ts';
import type { Farewell } from './sync-status.ts';

/**
 * The farewell that the relay keeps for a room; `null` when the room is open, when the relay doesn't
 * answer within `timeoutMs`, or when no writer of the room has signed what it says. Never rejects.
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
      // Closing a socket that is still opening is an error in the console.
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
