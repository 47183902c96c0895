/* The numbers that begin a frame on the socket, and the few frames that both ends must agree on. */

import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

/** y-websocket's own: a step of Yjs's sync protocol follows. */
export const MESSAGE_SYNC = 0;
/** y-websocket's own: presence of one or more clients follows. */
export const MESSAGE_AWARENESS = 1;
/** y-websocket's own: a refusal with its reason follows. */
export const MESSAGE_AUTH = 2;
/** y-websocket's own: asks for everyone's presence. */
export const MESSAGE_QUERY_AWARENESS = 3;
/** Relay to client: how many of this socket's counted frames are durable. */
export const MESSAGE_STORED = 100;
/** Writer to relay, and relay to later sockets: the room is closed. */
export const MESSAGE_CLOSE_ROOM = 101;

/** The longest sealed farewell of a closed room, in bytes. */
export const FAREWELL_MOST_BYTES = 16 * 1024;

/** A state vector: what the sender has. */
export const SYNC_STEP_1 = 0;
/** What the sender of a step 1 lacked. */
export const SYNC_STEP_2 = 1;
/** A change as it happens. */
export const SYNC_UPDATE = 2;

/** The frame that tells a client that the first `count` counted frames of its socket are durable. */
export function encodeStored(count: number): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE_STORED);
    encoding.writeVarUint(encoder, count);
  });
}

/** The count in a `stored` frame; `undefined` if it is any other frame. */
export function decodeStored(frame: Uint8Array): number | undefined {
  try {
    const decoder = decoding.createDecoder(frame);
    if (decoding.readVarUint(decoder) !== MESSAGE_STORED) return undefined;
    const count = decoding.readVarUint(decoder);
    return decoding.hasContent(decoder) ? undefined : count;
  } catch {
    return undefined;
  }
}

/**
 * The frame that closes a room, or tells that it is closed; the farewell is sealed and may be
 * empty.
 * @throws RangeError if the farewell is longer than `FAREWELL_MOST_BYTES`.
 */
export function encodeCloseRoom(farewell: Uint8Array): Uint8Array {
  if (farewell.length > FAREWELL_MOST_BYTES) throw new RangeError('the farewell is too long');
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE_CLOSE_ROOM);
    encoding.writeVarUint8Array(encoder, farewell);
  });
}

/** The farewell in a frame that closes a room; `undefined` if it is any other frame. */
export function decodeCloseRoom(frame: Uint8Array): Uint8Array | undefined {
  try {
    const decoder = decoding.createDecoder(frame);
    if (decoding.readVarUint(decoder) !== MESSAGE_CLOSE_ROOM) return undefined;
    const farewell = decoding.readVarUint8Array(decoder);
    const isWhole = !decoding.hasContent(decoder) && farewell.length <= FAREWELL_MOST_BYTES;
    return isWhole ? farewell.slice() : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Whether a frame from a client is one that `stored` counts: a sync step 2 or an update. Both
 * numbers are below 128, so each is one byte.
 */
export function isCounted(frame: Uint8Array): boolean {
  return frame[0] === MESSAGE_SYNC && (frame[1] === SYNC_STEP_2 || frame[1] === SYNC_UPDATE);
}
