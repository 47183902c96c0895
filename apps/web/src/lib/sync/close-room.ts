/**
 * Closes a room at the relay for good, and reports whose farewell it keeps: ours, or that of
 * whoever closed it first.
 */
import {
  credentialOf,
  decodeCloseRoom,
  encodeCloseRoom,
  readFarewell,
  roomOf,
  SUBPROTOCOL,
  tokenHash,
  type WriterKeys,
} from '@cairn/protocol';

export interface ClosingRoom {
  readonly keys: WriterKeys;
  /** The relay's origin, for example `wss://cairn.example`. */
  readonly origin: string;
  /** Signed, as made by `sealFarewell`; at most 16 KiB. */
  readonly farewell: Uint8Array;
  /** How long to wait for the relay's answer, in milliseconds. */
  readonly timeoutMs: number;
}

export type RoomClosing =
  /** The room is closed with this farewell, by this call or an earlier one. */
  | { readonly outcome: 'ours' }
  /** Another writer closed it earlier, with this farewell. */
  | { readonly outcome: 'others'; readonly farewell: Uint8Array }
  /** No answer, or none signed by a writer of the room: we can't tell whether it is closed. */
  | { readonly outcome: 'unreachable' };

/**
 * Closes the room of these keys, and resolves once the relay has said which farewell it keeps, or
 * after `timeoutMs`. Works on an empty room too. Never rejects.
 */
export function closeRoom({
  keys,
  origin,
  farewell,
  timeoutMs,
}: ClosingRoom): Promise<RoomClosing> {
  const room = roomOf(keys);
  return new Promise((resolve) => {
    const socket = new WebSocket(`${origin}/sync/${room}`, [SUBPROTOCOL, credentialOf(keys)]);
    socket.binaryType = 'arraybuffer';
    const timer = setTimeout(() => answer({ outcome: 'unreachable' }), timeoutMs);

    const answer = (closing: RoomClosing) => {
      clearTimeout(timer);
      socket.onclose = null;
      socket.onmessage = null;
      // Closing a socket while it is still connecting logs an error in the console.
      if (socket.readyState === WebSocket.CONNECTING) socket.onopen = () => socket.close();
      else socket.close();
      resolve(closing);
    };

    socket.onopen = () => socket.send(encodeCloseRoom(farewell).slice());
    socket.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (!(data instanceof ArrayBuffer)) return;
      const heard = decodeCloseRoom(new Uint8Array(data));
      if (!heard || !readFarewell(room, tokenHash(keys.verifyKey), heard)) return;
      answer(
        isEqual(heard, farewell) ? { outcome: 'ours' } : { outcome: 'others', farewell: heard },
      );
    };
    socket.onclose = () => answer({ outcome: 'unreachable' });
  });
}

function isEqual(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at]);
}
