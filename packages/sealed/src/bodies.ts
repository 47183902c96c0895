/* What is inside the three kinds of entry. A decoder returns `undefined` for anything but a complete body. */

import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import {
  readNumber,
  readSender,
  readVector,
  type SenderId,
  type Vector,
  writeSender,
  writeVector,
} from './senders.ts';

export interface UpdateBody {
  readonly sender: SenderId;
  /** The running number in the sender's lane, from 1. */
  readonly number: number;
  /** A Yjs update (v1). */
  readonly update: Uint8Array;
}

export interface SnapshotBody {
  /** The state contains everything up to these numbers. */
  readonly covers: Vector;
  /** The whole state as a Yjs update (v1). */
  readonly state: Uint8Array;
}

export interface AcknowledgementBody {
  readonly sender: SenderId;
  /** The id, in the workspace, of the person whose device it is. */
  readonly person: string;
  /** For each lane, the number up to which that device has opened, applied and committed everything. */
  readonly holds: Vector;
}

export function encodeUpdate({ sender, number, update }: UpdateBody): Uint8Array {
  return encoding.encode((encoder) => {
    writeSender(encoder, sender);
    encoding.writeVarUint(encoder, number);
    encoding.writeVarUint8Array(encoder, update);
  });
}

export function decodeUpdate(body: Uint8Array): UpdateBody | undefined {
  return readWhole(body, (decoder) => ({
    sender: readSender(decoder),
    number: readNumber(decoder),
    update: decoding.readVarUint8Array(decoder),
  }));
}

export function encodeSnapshot({ covers, state }: SnapshotBody): Uint8Array {
  return encoding.encode((encoder) => {
    writeVector(encoder, covers);
    encoding.writeVarUint8Array(encoder, state);
  });
}

export function decodeSnapshot(body: Uint8Array): SnapshotBody | undefined {
  return readWhole(body, (decoder) => ({
    covers: readVector(decoder),
    state: decoding.readVarUint8Array(decoder),
  }));
}

export function encodeAcknowledgement({ sender, person, holds }: AcknowledgementBody): Uint8Array {
  return encoding.encode((encoder) => {
    writeSender(encoder, sender);
    encoding.writeVarString(encoder, person);
    writeVector(encoder, holds);
  });
}

export function decodeAcknowledgement(body: Uint8Array): AcknowledgementBody | undefined {
  return readWhole(body, (decoder) => ({
    sender: readSender(decoder),
    person: decoding.readVarString(decoder),
    holds: readVector(decoder),
  }));
}

function readWhole<T>(body: Uint8Array, read: (decoder: decoding.Decoder) => T): T | undefined {
  try {
    const decoder = decoding.createDecoder(body);
    const value = read(decoder);
    return decoding.hasContent(decoder) ? undefined : value;
  } catch {
    return undefined;
  }
}
