/*
 * What a device remembers of entries it has opened, so that it needn't open them again. It never
 * leaves the device.
 */

import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import { concatBytes } from '@noble/ciphers/utils.js';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { KIND_ACKNOWLEDGEMENT, KIND_SNAPSHOT, KIND_UPDATE, NONCE_BYTES } from './entry.ts';
import type { EntryName, EntryRecord } from './entry-record.ts';
import { readHeld, writeHeld } from './held.ts';
import type { RandomBytes, RoomKeys } from './keys.ts';
import { type Ranges, readRanges, writeRanges } from './ranges.ts';
import { readNumber, readSender, readVector, writeSender, writeVector } from './senders.ts';

export interface Ledger {
  /** The records of entries that were opened and whose signatures were checked, by the entries' hashes. */
  readonly records: ReadonlyMap<EntryName, EntryRecord>;
  /** Entries that were tried out and couldn't be applied. Others are tried before they are again. */
  readonly inVain: ReadonlySet<EntryName>;
  /** The places for which some entry had other content than the document. */
  readonly disputed: Ranges;
}

export const EMPTY_LEDGER: Ledger = { records: new Map(), inVain: new Set(), disputed: new Map() };

const CONTEXT = new TextEncoder().encode('cairn/ledger/v1');
const NAME_BYTES = 32;

/** Seals a ledger, so that one that is damaged or from another workspace doesn't open. */
export function sealLedger(
  keys: RoomKeys,
  { records, inVain, disputed }: Ledger,
  random: RandomBytes,
): Uint8Array {
  const nonce = random(NONCE_BYTES);
  const body = encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, records.size);
    for (const [name, record] of records) {
      writeName(encoder, name);
      writeRecord(encoder, record);
    }
    encoding.writeVarUint(encoder, inVain.size);
    for (const name of inVain) writeName(encoder, name);
    writeRanges(encoder, disputed);
  });
  return concatBytes(nonce, cipherOf(keys, nonce).encrypt(body));
}

/** Opens a ledger; an empty one for anything that `sealLedger` didn't make for this room. Never throws. */
export function openLedger(keys: RoomKeys, sealed: Uint8Array): Ledger {
  try {
    const nonce = sealed.subarray(0, NONCE_BYTES);
    const decoder = decoding.createDecoder(
      cipherOf(keys, nonce).decrypt(sealed.subarray(NONCE_BYTES)),
    );
    const records = new Map<EntryName, EntryRecord>();
    for (let left = decoding.readVarUint(decoder); left > 0; left -= 1) {
      const name = readName(decoder);
      records.set(name, readRecord(decoder));
    }
    const inVain = new Set<EntryName>();
    // Earlier versions didn't write these.
    const tried = decoding.hasContent(decoder) ? decoding.readVarUint(decoder) : 0;
    for (let left = tried; left > 0; left -= 1) inVain.add(readName(decoder));
    const disputed = decoding.hasContent(decoder) ? readRanges(decoder) : new Map<never, never>();
    return { records, inVain, disputed };
  } catch {
    return EMPTY_LEDGER;
  }
}

function writeName(encoder: encoding.Encoder, name: EntryName): void {
  for (let at = 0; at < NAME_BYTES; at += 1) encoding.writeUint8(encoder, name.charCodeAt(at));
}

/** @throws when the bytes end too early. */
function readName(decoder: decoding.Decoder): EntryName {
  return String.fromCharCode(...decoding.readUint8Array(decoder, NAME_BYTES)) as EntryName;
}

function writeRecord(encoder: encoding.Encoder, record: EntryRecord): void {
  encoding.writeVarUint(encoder, record.kind);
  encoding.writeVarUint(encoder, record.bytes);
  writeHeld(encoder, record.held);
  switch (record.kind) {
    case KIND_UPDATE:
      writeSender(encoder, record.sender);
      encoding.writeVarUint(encoder, record.number);
      return;
    case KIND_SNAPSHOT:
      writeVector(encoder, record.covers);
      return;
    case KIND_ACKNOWLEDGEMENT:
      writeSender(encoder, record.sender);
      encoding.writeVarString(encoder, record.person);
      writeVector(encoder, record.holds);
  }
}

/** @throws if it isn't a record. */
function readRecord(decoder: decoding.Decoder): EntryRecord {
  const kind = decoding.readVarUint(decoder);
  const bytes = decoding.readVarUint(decoder);
  const held = readHeld(decoder);
  switch (kind) {
    case KIND_UPDATE:
      return { kind, bytes, held, sender: readSender(decoder), number: readNumber(decoder) };
    case KIND_SNAPSHOT:
      return { kind, bytes, held, covers: readVector(decoder) };
    case KIND_ACKNOWLEDGEMENT: {
      const sender = readSender(decoder);
      const person = decoding.readVarString(decoder);
      return { kind, bytes, held, sender, person, holds: readVector(decoder) };
    }
    default:
      throw new RangeError('a record of an unknown kind');
  }
}

function cipherOf({ contentKey, room }: RoomKeys, nonce: Uint8Array) {
  const context = concatBytes(CONTEXT, new TextEncoder().encode(room));
  return xchacha20poly1305(contentKey, nonce, context);
}
