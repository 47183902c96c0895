/* The one entry of an invitation's room: the way into a workspace for the first person to use it. */

import { deriveKeys, isUsableVerifyKey } from '@cairn/protocol';
import { concatBytes } from '@noble/ciphers/utils.js';
import { sha256 } from '@noble/hashes/sha2.js';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { KIND_INVITATION, openEntry, sealEntry } from './entry.ts';
import { type RandomBytes, type RoomKeys, roomKeysOf } from './keys.ts';
import { PLAIN_VERIFIER } from './signature.ts';

/** What lets someone into a workspace: its secret, or what an observer's link holds. */
export type InvitedTo =
  | { readonly access: 'write'; readonly secret: Uint8Array }
  | {
      readonly access: 'read';
      readonly readSecret: Uint8Array;
      readonly writeTokenHash: Uint8Array;
      readonly verifyKey: Uint8Array;
    };

export interface Invitation {
  readonly to: InvitedTo;
  /** The names of the workspace and of the inviter when the invitation was made. */
  readonly workspaceName: string;
  readonly inviterName: string;
  /** The person's id if the invitation is for another device of theirs; otherwise empty. */
  readonly person: string;
  /** By the inviter's clock, in milliseconds since 1970. */
  readonly expiresAt: number;
}

/** A new invitation. The entry belongs in the room of the secret's own keys. */
export interface SealedInvitation {
  /** What the link carries, 32 bytes: a hash of the invitation, so nothing else can take its place. */
  readonly secret: Uint8Array;
  readonly entry: Uint8Array;
}

/** In UTF-16 units. Whoever makes a link chooses the names, and they are shown before anyone joins. */
const LONGEST_NAME = 120;
const SECRET_BYTES = 32;
const ACCESS_WRITE = 0;
const ACCESS_READ = 1;
const CONTEXT = new TextEncoder().encode('cairn/invitation/v1');

/**
 * Seals an invitation under a secret that is made from it. Whoever has the secret can read what it
 * leads to, but can't make another invitation for the same secret.
 */
export function sealInvitation(
  { to, workspaceName, inviterName, person, expiresAt }: Invitation,
  random: RandomBytes,
): SealedInvitation {
  const body = encoding.encode((encoder) => {
    const parts =
      to.access === 'write' ? [to.secret] : [to.readSecret, to.writeTokenHash, to.verifyKey];
    // Everyone in the workspace knows the rest, and mustn't be able to work out the secret from it.
    encoding.writeUint8Array(encoder, random(SECRET_BYTES));
    encoding.writeVarUint(encoder, to.access === 'write' ? ACCESS_WRITE : ACCESS_READ);
    for (const part of parts) encoding.writeUint8Array(encoder, part);
    encoding.writeVarString(encoder, workspaceName);
    encoding.writeVarString(encoder, inviterName);
    encoding.writeVarString(encoder, person);
    encoding.writeVarUint(encoder, expiresAt);
  });
  const secret = secretOf(body);
  const keys = roomKeysOf(deriveKeys(secret));
  return { secret, entry: sealEntry(keys, KIND_INVITATION, body, random) };
}

/**
 * Opens an invitation with the secret of a link and the keys derived from it; `undefined` if the
 * entry isn't the invitation that the link was made from. Never throws.
 */
export function openInvitation(
  secret: Uint8Array,
  keys: RoomKeys,
  entry: unknown,
): Invitation | undefined {
  if (!(entry instanceof Uint8Array)) return undefined;
  const opened = openEntry(keys, entry);
  if (!opened.ok || opened.kind !== KIND_INVITATION) return undefined;
  if (!isEqual(secretOf(opened.body), secret)) return undefined;
  if (!PLAIN_VERIFIER.verify(keys.verifyKey, opened.signed)) return undefined;
  try {
    const decoder = decoding.createDecoder(opened.body);
    decoding.readUint8Array(decoder, SECRET_BYTES);
    const to = readInvitedTo(decoder);
    const invitation = {
      workspaceName: decoding.readVarString(decoder).slice(0, LONGEST_NAME),
      inviterName: decoding.readVarString(decoder).slice(0, LONGEST_NAME),
      person: decoding.readVarString(decoder),
      expiresAt: decoding.readVarUint(decoder),
    };
    return to && !decoding.hasContent(decoder) ? { to, ...invitation } : undefined;
  } catch {
    return undefined;
  }
}

function secretOf(body: Uint8Array): Uint8Array {
  return sha256(concatBytes(CONTEXT, body));
}

function isEqual(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at]);
}

/** @throws when the bytes end too early. */
function readInvitedTo(decoder: decoding.Decoder): InvitedTo | undefined {
  const access = decoding.readVarUint(decoder);
  const part = () => decoding.readUint8Array(decoder, SECRET_BYTES).slice();
  if (access === ACCESS_WRITE) return { access: 'write', secret: part() };
  if (access !== ACCESS_READ) return undefined;
  const [readSecret, writeTokenHash, verifyKey] = [part(), part(), part()];
  if (!isUsableVerifyKey(verifyKey)) return undefined;
  return { access: 'read', readSecret, writeTokenHash, verifyKey };
}
