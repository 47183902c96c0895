/* Reads and writes the bytes on the socket; malformed input is stopped here and never throws. */

import {
  decodeCloseRoom,
  MESSAGE_AUTH,
  MESSAGE_AWARENESS,
  MESSAGE_CLOSE_ROOM,
  MESSAGE_QUERY_AWARENESS,
  MESSAGE_SYNC,
  SYNC_STEP_1,
  SYNC_STEP_2,
  SYNC_UPDATE,
} from '@cairn/protocol';
import { ClientMap } from '@cairn/scanner';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

/** What a client can send. */
export type ClientFrame =
  | { readonly kind: 'step1'; readonly stateVector: Uint8Array }
  | { readonly kind: 'step2' | 'update'; readonly update: Uint8Array }
  | { readonly kind: 'presence'; readonly entries: readonly PresenceEntry[] }
  | { readonly kind: 'queryPresence' }
  | { readonly kind: 'closeRoom'; readonly farewell: Uint8Array };

/** One client's presence: `state` is JSON, `null` if it has left. */
export interface PresenceEntry {
  readonly clientId: number;
  readonly clock: number;
  readonly state: string;
}

/** The same to be sent: a state that was kept needn't become text again. */
export type ShownEntry = Omit<PresenceEntry, 'state'> & { readonly state: string | Uint8Array };

const PERMISSION_DENIED = 0;
// The message's number and the step's, both below 128.
const SYNC_HEAD_BYTES = 2;
/** One client's own presence is small, but a stock client also repeats what it heard of the others. */
const MOST_PRESENCE_BYTES = 1024 * 1024;
/** Everyone who comes in is sent all states. */
const MOST_STATE_BYTES = 64 * 1024;
/** A client adopts a higher clock that it hears under its own id, and must be able to count on from there. */
const MOST_CLOCK = 2 ** 31;
// y-protocols encodes "nothing changed" as no structs and no deletions.
const EMPTY_UPDATE_BYTES = 2;

/** Nobody's presence: keeps a quiet socket awake. */
export const EMPTY_PRESENCE = encodePresence([]);

/** Reads one frame; `undefined` if it doesn't follow the protocol, which allows no trailing bytes. */
export function readFrame(bytes: Uint8Array): ClientFrame | undefined {
  if (bytes[0] === MESSAGE_CLOSE_ROOM) return readCloseRoom(bytes);
  try {
    const decoder = decoding.createDecoder(bytes);
    const frame = readKind(decoder);
    return decoding.hasContent(decoder) ? undefined : frame;
  } catch {
    return undefined;
  }
}

/** Whether a Yjs update contains nothing at all. */
export function isEmptyUpdate(update: Uint8Array): boolean {
  return update.length === EMPTY_UPDATE_BYTES && update[0] === 0 && update[1] === 0;
}

/**
 * A sync frame of the relay's own; the bytes are a state vector (step 1) or an update. Written by
 * hand: every update goes through here, and an encoder for each costs more than the copying.
 */
export function encodeSync(
  step: typeof SYNC_STEP_1 | typeof SYNC_STEP_2 | typeof SYNC_UPDATE,
  bytes: Uint8Array,
): Uint8Array {
  const frame = Buffer.allocUnsafe(SYNC_HEAD_BYTES + varUintBytes(bytes.length) + bytes.length);
  frame[0] = MESSAGE_SYNC;
  frame[1] = step;
  frame.set(bytes, writeVarUint(frame, SYNC_HEAD_BYTES, bytes.length));
  return frame;
}

/** The frame that passes on an update which came in `cameIn`: the same frame, if possible. */
export function encodeUpdate(update: Uint8Array, cameIn: Uint8Array): Uint8Array {
  const length = SYNC_HEAD_BYTES + varUintBytes(update.length) + update.length;
  const isTheSame = cameIn.length === length && cameIn[1] === SYNC_UPDATE;
  return isTheSame ? cameIn : encodeSync(SYNC_UPDATE, update);
}

/** The frame that tells an observer that a change wasn't accepted. */
export function encodeRefusal(reason: string): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE_AUTH);
    encoding.writeVarUint(encoder, PERMISSION_DENIED);
    encoding.writeVarString(encoder, reason);
  });
}

/** A presence frame with these entries. */
export function encodePresence(entries: readonly ShownEntry[]): Uint8Array {
  const body = encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, entries.length);
    for (const { clientId, clock, state } of entries) {
      encoding.writeVarUint(encoder, clientId);
      encoding.writeVarUint(encoder, clock);
      if (typeof state === 'string') encoding.writeVarString(encoder, state);
      else encoding.writeVarUint8Array(encoder, state);
    }
  });
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE_AWARENESS);
    encoding.writeVarUint8Array(encoder, body);
  });
}

function readCloseRoom(bytes: Uint8Array): ClientFrame | undefined {
  const farewell = decodeCloseRoom(bytes);
  return farewell && { kind: 'closeRoom', farewell };
}

function readKind(decoder: decoding.Decoder): ClientFrame | undefined {
  switch (decoding.readVarUint(decoder)) {
    case MESSAGE_SYNC:
      return readSync(decoder);
    case MESSAGE_AWARENESS:
      return { kind: 'presence', entries: readPresence(decoding.readVarUint8Array(decoder)) };
    case MESSAGE_QUERY_AWARENESS:
      return { kind: 'queryPresence' };
    default:
      return undefined;
  }
}

function readSync(decoder: decoding.Decoder): ClientFrame | undefined {
  switch (decoding.readVarUint(decoder)) {
    case SYNC_STEP_1:
      return { kind: 'step1', stateVector: decoding.readVarUint8Array(decoder) };
    case SYNC_STEP_2:
      return { kind: 'step2', update: decoding.readVarUint8Array(decoder) };
    case SYNC_UPDATE:
      return { kind: 'update', update: decoding.readVarUint8Array(decoder) };
    default:
      return undefined;
  }
}

/** @throws on anything malformed, including a state that isn't JSON, which clients couldn't handle. */
function readPresence(body: Uint8Array): PresenceEntry[] {
  if (body.length > MOST_PRESENCE_BYTES) throw new Error('too much presence');
  const decoder = decoding.createDecoder(body);
  const count = decoding.readVarUint(decoder);
  const entries: PresenceEntry[] = [];
  const clients = new ClientMap<true>();
  for (let read = 0; read < count; read += 1) {
    const clientId = decoding.readVarUint(decoder);
    const clock = decoding.readVarUint(decoder);
    const state = decoding.readVarString(decoder);
    if (clock > MOST_CLOCK) throw new Error('too high a clock');
    if (state.length > MOST_STATE_BYTES) throw new Error('too long a state');
    // Each entry is passed on to everyone, so one client many times over would be that many
    // messages.
    if (clients.has(clientId)) throw new Error('a client twice');
    clients.set(clientId, true);
    const parsed: unknown = JSON.parse(state);
    entries.push({ clientId, clock, state: parsed === null ? 'null' : state });
  }
  if (decoding.hasContent(decoder)) throw new Error('bytes after the last entry');
  return entries;
}

function varUintBytes(value: number): number {
  let bytes = 1;
  for (let rest = value; rest > 127; rest = Math.floor(rest / 128)) bytes += 1;
  return bytes;
}

/** Writes lib0's varUint and returns where it ends. */
function writeVarUint(into: Uint8Array, at: number, value: number): number {
  let [end, rest] = [at, value];
  for (; rest > 127; rest = Math.floor(rest / 128)) into[end++] = 128 | (rest % 128);
  into[end] = rest;
  return end + 1;
}
