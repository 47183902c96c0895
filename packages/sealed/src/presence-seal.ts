/* Presence, sealed and, by writers, signed: who is where concerns only the workspace. */

import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import { concatBytes } from '@noble/ciphers/utils.js';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import {
  type AcknowledgementBody,
  decodeAcknowledgement,
  encodeAcknowledgement,
} from './bodies.ts';
import { NONCE_BYTES } from './entry.ts';
import { isWriter, type RandomBytes, type RoomKeys } from './keys.ts';
import { readNumber } from './senders.ts';
import { SIGNATURE_BYTES, signedMessage, type Verifier } from './signature.ts';

/** Identifies one connection of one client: 16 hex digits, new for each connection. */
export type SessionId = string & { readonly sessionId: unique symbol };

/** What one client says about itself. */
export interface Presence {
  /** The client in the provider's awareness that says this. */
  readonly outerClient: number;
  readonly session: SessionId;
  /** Grows with each message of the session, so that nothing older is taken for news. */
  readonly clock: number;
  /**
   * Sessions this client has heard, with the last clock of each. Anyone who finds their own session
   * there knows when this was said.
   */
  readonly heard: ReadonlyMap<SessionId, number>;
  /** The client in the workspace's awareness. */
  readonly client: number;
  readonly state: Readonly<Record<string, unknown>>;
  /** What this device holds; `undefined` for readers. */
  readonly acknowledgement: AcknowledgementBody | undefined;
}

/** A presence, and whether a writer signed it. */
export interface OpenedPresence {
  readonly presence: Presence;
  readonly isWriter: boolean;
}

// Different from the kinds of entries, so that a signature of one is invalid as the other.
const KIND_WRITER = 0x70;
const KIND_READER = 0x71;
const VERSION = 1;
const SESSION_BYTES = 8;
/** More than the sockets a room allows. */
const MOST_HEARD = 64;
const CONTEXT = new TextEncoder().encode('cairn/presence/v1');

export function newSession(random: RandomBytes): SessionId {
  return toHex(random(SESSION_BYTES));
}

/** Layout: `kind 1 | nonce 24 | ciphertext with its tag | signature 64 (writers only)`. */
export function sealPresence(keys: RoomKeys, presence: Presence, random: RandomBytes): Uint8Array {
  const kind = isWriter(keys) ? KIND_WRITER : KIND_READER;
  const nonce = random(NONCE_BYTES);
  const sealed = concatBytes(nonce, cipher(keys, kind, nonce).encrypt(encode(presence)));
  const head = Uint8Array.of(kind);
  if (!isWriter(keys)) return concatBytes(head, sealed);
  const message = signedMessage(VERSION, kind, keys.room, sealed);
  return concatBytes(head, sealed, keys.sign(message));
}

/**
 * Opens a presence; `undefined` for anything that isn't a presence of this room. Never throws.
 * Calls `onforged` if it was sealed with the content key but isn't signed by a writer, as it
 * claims.
 */
export function openPresence(
  keys: RoomKeys,
  bytes: Uint8Array,
  verifier: Verifier,
  onforged: () => void = () => {},
): OpenedPresence | undefined {
  const [kind] = bytes;
  if (kind !== KIND_WRITER && kind !== KIND_READER) return undefined;
  const isSigned = kind === KIND_WRITER;
  const sealed = bytes.subarray(1, isSigned ? -SIGNATURE_BYTES : undefined);
  try {
    const nonce = sealed.subarray(0, NONCE_BYTES);
    const body = cipher(keys, kind, nonce).decrypt(sealed.subarray(NONCE_BYTES));
    if (isSigned) {
      const message = signedMessage(VERSION, kind, keys.room, sealed);
      const signature = bytes.subarray(-SIGNATURE_BYTES);
      if (!verifier.verify(keys.verifyKey, { message, signature })) {
        onforged();
        return undefined;
      }
    }
    const presence = decode(body);
    return presence && { presence, isWriter: isSigned };
  } catch {
    return undefined;
  }
}

function encode(presence: Presence): Uint8Array {
  const { outerClient, session, clock, heard, client, state, acknowledgement } = presence;
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, outerClient);
    writeSession(encoder, session);
    encoding.writeVarUint(encoder, clock);
    const told = [...heard].slice(-MOST_HEARD);
    encoding.writeVarUint(encoder, told.length);
    for (const [one, last] of told) {
      writeSession(encoder, one);
      encoding.writeVarUint(encoder, last);
    }
    encoding.writeVarUint(encoder, client);
    encoding.writeVarString(encoder, JSON.stringify(state));
    const held = acknowledgement && encodeAcknowledgement(acknowledgement);
    encoding.writeVarUint8Array(encoder, held ?? new Uint8Array());
  });
}

/** @throws when the bytes end too early or say something impossible. */
function decode(body: Uint8Array): Presence | undefined {
  const decoder = decoding.createDecoder(body);
  const outerClient = decoding.readVarUint(decoder);
  const session = readSession(decoder);
  const clock = readNumber(decoder);
  const heard = new Map<SessionId, number>();
  const count = decoding.readVarUint(decoder);
  if (count > MOST_HEARD) return undefined;
  for (let read = 0; read < count; read += 1) {
    heard.set(readSession(decoder), readNumber(decoder));
  }
  const client = decoding.readVarUint(decoder);
  const state: unknown = JSON.parse(decoding.readVarString(decoder));
  const held = decoding.readVarUint8Array(decoder);
  if (decoding.hasContent(decoder) || !isState(state)) return undefined;
  const acknowledgement = held.length > 0 ? decodeAcknowledgement(held) : undefined;
  return { outerClient, session, clock, heard, client, state, acknowledgement };
}

function writeSession(encoder: encoding.Encoder, session: SessionId): void {
  for (let at = 0; at < SESSION_BYTES * 2; at += 2) {
    encoding.writeUint8(encoder, Number.parseInt(session.slice(at, at + 2), 16));
  }
}

function readSession(decoder: decoding.Decoder): SessionId {
  return toHex(decoding.readUint8Array(decoder, SESSION_BYTES));
}

function toHex(bytes: Uint8Array): SessionId {
  let text = '';
  for (const byte of bytes) text += byte.toString(16).padStart(2, '0');
  return text as SessionId;
}

function cipher({ contentKey, room }: RoomKeys, kind: number, nonce: Uint8Array) {
  const data = concatBytes(CONTEXT, Uint8Array.of(kind), new TextEncoder().encode(room));
  return xchacha20poly1305(contentKey, nonce, data);
}

function isState(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
