/* The one entry of an invitation's room: the way into a workspace, for whoever comes first. */

import { isUsableVerifyKey } from '@cairn/protocol';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { KIND_INVITATION, openEntry, sealEntry } from './entry.ts';
import type { RandomBytes, RoomKeys, WriterRoomKeys } from './keys.ts';
import { PLAIN_VERIFIER } from './signature.ts';

/** What lets someone into a workspace: all of its secret, or what an observer's link holds. */
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
  /** The workspace's name, and the inviter's, as they were when the invitation was made. */
  readonly workspaceName: string;
  readonly inviterName: string;
  /** The person it is for, when it is for one more device of somebody; otherwise empty. */
  readonly person: string;
  /** By the inviter's clock, in milliseconds since 1970. */
  readonly expiresAt: number;
}

const SECRET_BYTES = 32;
const ACCESS_WRITE = 0;
const ACCESS_READ = 1;

/** The entry that opens to this invitation, for the room of the invitation's own keys. */
export function sealInvitation(
  keys: WriterRoomKeys,
  { to, workspaceName, inviterName, person, expiresAt }: Invitation,
  random: RandomBytes,
): Uint8Array {
  const body = encoding.encode((encoder) => {
    const parts =
      to.access === 'write' ? [to.secret] : [to.readSecret, to.writeTokenHash, to.verifyKey];
    encoding.writeVarUint(encoder, to.access === 'write' ? ACCESS_WRITE : ACCESS_READ);
    for (const part of parts) encoding.writeUint8Array(encoder, part);
    encoding.writeVarString(encoder, workspaceName);
    encoding.writeVarString(encoder, inviterName);
    encoding.writeVarString(encoder, person);
    encoding.writeVarUint(encoder, expiresAt);
  });
  return sealEntry(keys, KIND_INVITATION, body, random);
}

/** The invitation in an entry; `undefined` for whatever is none. Never throws. */
export function openInvitation(keys: RoomKeys, entry: unknown): Invitation | undefined {
  if (!(entry instanceof Uint8Array)) return undefined;
  const opened = openEntry(keys, entry);
  if (!opened.ok || opened.kind !== KIND_INVITATION) return undefined;
  if (!PLAIN_VERIFIER.verify(keys.verifyKey, opened.signed)) return undefined;
  try {
    const decoder = decoding.createDecoder(opened.body);
    const to = readInvitedTo(decoder);
    const invitation = {
      workspaceName: decoding.readVarString(decoder),
      inviterName: decoding.readVarString(decoder),
      person: decoding.readVarString(decoder),
      expiresAt: decoding.readVarUint(decoder),
    };
    return to && !decoding.hasContent(decoder) ? { to, ...invitation } : undefined;
  } catch {
    return undefined;
  }
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
