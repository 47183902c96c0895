/* What a room has, in the bytes it came in: enough to tell what is new and what someone lacks, without Yjs. */

import { ClientMap, cutStruct, scanStateVector } from '@cairn/scanner';
import { ByteWriter } from './byte-writer.ts';
import { foldedSizes, type Size } from './folded-size.ts';
import { Ranges } from './ranges.ts';
import {
  DELETION,
  type Known,
  PIECE,
  Reading,
  type ReadingLimits,
  type Verdict,
} from './reading.ts';
import { Strand } from './strand.ts';
import type { Work } from './work.ts';

/** What an update adds; `structs` are structs and ranges of deletions, `deletions` only the latter. */
export interface Addition extends Size {
  readonly clients: number;
  readonly deletions: number;
}

// What is written besides the structs themselves.
const CLIENT_BYTES = 16;
const RANGE_BYTES = 8;
/** Memory besides the bytes, for each of these: objects, their lists and their entries in maps. */
const HELD_BYTES_A_CLIENT = 352;
const HELD_BYTES_A_PIECE = 288;
const HELD_BYTES_A_DELETER = 480;
const HELD_BYTES_A_STRUCT = 32;
const HELD_BYTES_A_RANGE = 24;
/** Updates with less new content than this are copied onto what is there. */
const LARGE_BYTES = 1_024;

/** Its results don't outlive the call that reads, so all rooms share it. */
const reading = new Reading();

/** The content of an open room. */
export class RoomDocument implements Known {
  /** Structs and ranges of deletions. */
  structs = 0;
  /** Values within the structs. */
  values = 0;
  clients = 0;
  private deletedRanges = 0;
  private pieces = 0;
  private bytes = 0;
  private readonly strands = new ClientMap<Strand>();
  private readonly deleted = new ClientMap<Ranges>();
  /** The clients in the order in which updates list them. */
  private order: number[] | undefined;

  stateOf(client: number): number {
    return this.strands.get(client)?.end ?? 0;
  }

  isDeleted(client: number, start: number, end: number): boolean {
    return this.deleted.get(client)?.covers(start, end) ?? false;
  }

  /** Its approximate memory besides the bytes that it was made from. */
  heldBytes(): number {
    return (
      this.clients * HELD_BYTES_A_CLIENT +
      this.pieces * HELD_BYTES_A_PIECE +
      this.deleted.size * HELD_BYTES_A_DELETER +
      this.structs * HELD_BYTES_A_STRUCT +
      this.deletedRanges * HELD_BYTES_A_RANGE
    );
  }

  /** Whether this has everything that another document has. */
  has(other: RoomDocument): boolean {
    for (const [client, { end }] of other.strands) if (this.stateOf(client) < end) return false;
    let isMissing = false;
    for (const [client, ranges] of other.deleted) {
      ranges.each((start, end) => (isMissing ||= !this.isDeleted(client, start, end)));
    }
    return !isMissing;
  }

  /** What the room has, as a state vector. */
  stateVector(): Uint8Array {
    const into = new ByteWriter(this.strands.size * CLIENT_BYTES);
    into.number(this.strands.size);
    for (const client of this.inOrder()) {
      into.number(client);
      into.number(this.stateOf(client));
    }
    return into.written();
  }

  /** All of it as one update. */
  everything(work?: Work): Uint8Array {
    return this.lackedBy(new ClientMap(), this.bytes, work);
  }

  /** What someone with this state vector lacks, as one update; `undefined` for a malformed one. */
  updateSince(
    stateVector: Uint8Array,
    mostClients = Infinity,
    work?: Work,
  ): Uint8Array | undefined {
    const theirs = new ClientMap<number>();
    const scanned = scanStateVector(stateVector, mostClients, (client, clock) => {
      if (this.strands.has(client)) theirs.set(client, clock);
    });
    if (!scanned.ok) return undefined;
    work?.add(0, scanned.clients);
    return this.lackedBy(theirs, 0, work);
  }

  /** Reads an update and tells what it means for this room. */
  read(update: Uint8Array, limits?: ReadingLimits): Verdict {
    return reading.read(update, this, limits);
  }

  /** What the update that was just read would add. */
  addition(): Addition {
    const deletions = reading.deletions.length / DELETION.size;
    let bytes = deletions * RANGE_BYTES;
    for (let at = 0; at < reading.pieces.length; at += PIECE.size) {
      bytes += (reading.pieces[at + PIECE.to] ?? 0) - (reading.pieces[at + PIECE.from] ?? 0);
    }
    return {
      bytes,
      structs: reading.structs + deletions,
      values: reading.values,
      clients: reading.newClients,
      deletions,
    };
  }

  /** What reading the last update cost, including structs that were known. */
  scanned(): { readonly parsedBytes: number; readonly structs: number } {
    return { parsedBytes: reading.parsedBytes, structs: reading.scanned };
  }

  /** Adds the update that was just read; `mayKeep` if nobody else uses its bytes. */
  add(update: Uint8Array, mayKeep: boolean): void {
    const { pieces, deletions } = reading;
    const added = this.addition().bytes;
    // What is kept whole mustn't be much more than what is new in it.
    const isKept = added >= LARGE_BYTES && 2 * added >= update.length;
    const kept = isKept && !mayKeep ? Uint8Array.prototype.slice.call(update) : update;
    for (let at = 0; at < pieces.length; at += PIECE.size) {
      const client = pieces[at + PIECE.client] as number;
      const end = pieces[at + PIECE.end] as number;
      const structs = pieces[at + PIECE.structs] as number;
      const values = pieces[at + PIECE.values] as number;
      const [from, to] = [pieces[at + PIECE.from] as number, pieces[at + PIECE.to] as number];
      const strand = this.strandOf(client);
      const taken = pieces[at + PIECE.taken] as number;
      const before = strand.pieceCount;
      if (taken > 0) {
        const cut = cutStruct(update, from, to, client, strand.end - taken, taken);
        strand.addCopy({ bytes: cut, from: 0, to: cut.length, structs, values }, end);
      } else if (isKept) {
        strand.add({ bytes: kept, from, to, clock: strand.end, structs, values }, end);
      } else {
        strand.addCopy({ bytes: update, from, to, structs, values }, end);
      }
      this.pieces += strand.pieceCount - before;
      this.bytes += to - from;
      this.structs += structs;
      this.values += values;
    }
    let pairs: number[] = [];
    for (let at = 0; at < deletions.length; at += DELETION.size) {
      const client = deletions[at + DELETION.client] as number;
      pairs.push(deletions[at + DELETION.start] as number, deletions[at + DELETION.end] as number);
      if (deletions[at + DELETION.size + DELETION.client] === client) continue;
      this.delete(client, pairs);
      pairs = [];
    }
    reading.clear();
  }

  /**
   * Estimates how large the room would be once folded: now, and with the update that was just read.
   * Takes time proportional to the structs of the room.
   */
  foldedSizes(): { readonly before: Size; readonly after: Size } {
    const more = new ClientMap<Ranges>();
    const { deletions } = reading;
    for (let at = 0; at < deletions.length; at += DELETION.size) {
      const client = deletions[at + DELETION.client] as number;
      const ranges = more.get(client) ?? new Ranges();
      more.set(client, ranges);
      ranges.add(deletions[at + DELETION.start] as number, deletions[at + DELETION.end] as number);
    }
    return foldedSizes(this.strands, this.deleted, more, this.addition());
  }

  private lackedBy(
    theirs: Pick<ClientMap<number>, 'get'>,
    expectedBytes: number,
    work?: Work,
  ): Uint8Array {
    const lacking = this.inOrder().filter(
      (client) => this.stateOf(client) > (theirs.get(client) ?? 0),
    );
    const into = new ByteWriter(expectedBytes);
    into.number(lacking.length);
    for (const client of lacking) {
      this.strands.get(client)?.writeSince(theirs.get(client) ?? 0, client, into, work);
    }
    this.writeDeletions(into);
    work?.add(0, this.clients + this.deletedRanges);
    return into.written();
  }

  private strandOf(client: number): Strand {
    const found = this.strands.get(client);
    if (found) return found;
    const strand = new Strand();
    this.strands.set(client, strand);
    this.order = undefined;
    this.clients += 1;
    this.bytes += CLIENT_BYTES;
    return strand;
  }

  /** `pairs`: a start and an end of each range. */
  private delete(client: number, pairs: readonly number[]): void {
    let ranges = this.deleted.get(client);
    if (!ranges) this.deleted.set(client, (ranges = new Ranges()));
    const before = ranges.count;
    ranges.addAll(pairs);
    this.structs += ranges.count - before;
    this.deletedRanges += ranges.count - before;
    this.bytes += (ranges.count - before) * RANGE_BYTES;
  }

  private inOrder(): readonly number[] {
    this.order ??= [...this.strands.keys()].sort((a, b) => b - a);
    return this.order;
  }

  private writeDeletions(into: ByteWriter): void {
    into.number(this.deleted.size);
    const clients = [...this.deleted.keys()].sort((a, b) => b - a);
    for (const client of clients) {
      const ranges = this.deleted.get(client) as Ranges;
      into.number(client);
      into.number(ranges.joinedCount());
      ranges.each((start, end) => {
        into.number(start);
        into.number(end - start);
      });
    }
  }
}

/** What stored updates amount to. */
export interface Loaded {
  readonly updates: number;
  readonly bytes: number;
  /** The bytes of the first one. */
  readonly firstBytes: number;
  /** How many couldn't be read. */
  readonly unreadable: number;
}

/** A document from stored updates, all of which were scanned when they came. */
export function loadRoomDocument(updates: Iterable<Uint8Array>): {
  readonly document: RoomDocument;
  readonly loaded: Loaded;
} {
  const document = new RoomDocument();
  return { document, loaded: loadInto(document, updates) };
}

/** Adds stored updates to a document. */
export function loadInto(document: RoomDocument, all: Iterable<Uint8Array>): Loaded {
  let [updates, bytes, firstBytes, unreadable] = [0, 0, 0, 0];
  for (const update of all) {
    if (updates === 0) firstBytes = update.length;
    updates += 1;
    bytes += update.length;
    const verdict = document.read(update, { isJsonKnown: true });
    if (verdict === 'new') document.add(update, true);
    else if (verdict !== 'known') unreadable += 1;
  }
  return { updates, bytes, firstBytes, unreadable };
}
