/* Reads one update against what a room has: whether it can be accepted, and what in it is new. */

import {
  ANY_CONTENT,
  ClientMap,
  type ScanLimits,
  scanUpdate,
  type ScanVisitor,
  SKIP,
} from '@cairn/scanner';
import { MOST_PIECE_BYTES, MOST_PIECE_STRUCTS } from './strand.ts';

/** What a room has, as far as reading needs to know. */
export interface Known {
  /** The clock up to which it has a client's structs. */
  stateOf(client: number): number;
  isDeleted(client: number, start: number, end: number): boolean;
}

/** `ahead`: the room lacks something that the update builds on. */
export type Verdict = 'new' | 'known' | 'ahead' | 'broken';

/** Limits of an update in what costs more than its bytes. */
export type ReadingLimits = Pick<
  ScanLimits,
  'mostClients' | 'mostStructs' | 'mostDeletions' | 'mostValues' | 'isJsonKnown'
>;

/** Looking up and noting a client takes as long as this many more structs. */
export const CLIENT_STRUCTS = 4;
/** More than Yjs writes for an embedded object or a format. */
const MOST_JSON_BYTES = 64 * 1024;
/** All of it is parsed at once, which holds up everyone else. */
const MOST_ALL_JSON_BYTES = 1024 * 1024;
/** Text, or several values, that may have to be cut; a sealed entry is binary, and never is. */
const MOST_ITEM_BYTES = 1024 * 1024;
/** Layout of one piece in `pieces`: offsets, and how many numbers it takes. */
export const PIECE = {
  client: 0,
  clock: 1,
  end: 2,
  from: 3,
  to: 4,
  structs: 5,
  taken: 6,
  values: 7,
  size: 8,
};
/** Layout of one range in `deletions`. */
export const DELETION = { client: 0, start: 1, end: 2, size: 3 };

/** Reads one update at a time; results are valid until the next. */
export class Reading implements ScanVisitor {
  /**
   * Runs of structs that the room lacks. `taken` is how many clocks of a run's first and only
   * struct the room has.
   */
  readonly pieces: number[] = [];
  readonly deletions: number[] = [];
  /** How many structs are new. */
  structs = 0;
  /** How many values are in those. */
  values = 0;
  /**
   * How many structs, ranges and values there were in all, up to where the update is broken; a
   * client counts as several.
   */
  scanned = 0;
  /** The bytes of all JSON that was parsed. */
  parsedBytes = 0;
  /** Clients of which the room has nothing yet. */
  newClients = 0;
  private known: Known = NOTHING;
  private client = -1;
  private deleter = -1;
  private reach = 0;
  private isOpen = false;
  private isAhead = false;
  /** How far each client is after this update, except for the last one. */
  private readonly reached = new ClientMap<number>();
  /** What structs refer to and the room lacks: one more than the highest clock. */
  private readonly needed = new ClientMap<number>();

  /** Reads an update; `new` even if only a part of it is. */
  read(update: Uint8Array, known: Known, limits: ReadingLimits = {}): Verdict {
    this.clear();
    this.known = known;
    const scanLimits = { ...limits, ...(limits.isJsonKnown === true ? STORED : ARRIVING) };
    const scanned = scanUpdate(update, scanLimits, this);
    if (!scanned.ok) return 'broken';
    this.parsedBytes = limits.isJsonKnown === true ? 0 : scanned.jsonBytes;
    for (const [client, end] of this.needed) this.isAhead ||= end > this.stateAfter(client);
    if (this.isAhead) return 'ahead';
    return this.pieces.length + this.deletions.length > 0 ? 'new' : 'known';
  }

  clear(): void {
    this.pieces.length = 0;
    this.deletions.length = 0;
    if (this.reached.size > 0) this.reached.clear();
    if (this.needed.size > 0) this.needed.clear();
    this.structs = 0;
    this.values = 0;
    this.scanned = 0;
    this.parsedBytes = 0;
    this.newClients = 0;
    this.client = -1;
    this.deleter = -1;
    this.isAhead = false;
    this.known = NOTHING;
  }

  struct(
    client: number,
    clock: number,
    length: number,
    kind: number,
    from: number,
    to: number,
    values: number,
  ): void {
    this.scanned += 1 + values;
    if (client !== this.client) this.begin(client);
    if (kind === SKIP || clock > this.reach) {
      this.isAhead = true;
      return;
    }
    const end = clock + length;
    if (end <= this.reach) return;
    const { pieces } = this;
    const taken = this.reach - clock;
    const last = pieces.length - PIECE.size;
    const structs = pieces[last + PIECE.structs] ?? 0;
    const bytes = from - (pieces[last + PIECE.from] ?? 0);
    if (this.isOpen && structs < MOST_PIECE_STRUCTS && bytes < MOST_PIECE_BYTES) {
      pieces[last + PIECE.end] = end;
      pieces[last + PIECE.to] = to;
      pieces[last + PIECE.structs] = structs + 1;
      pieces[last + PIECE.values] = (pieces[last + PIECE.values] ?? 0) + values;
    } else {
      pieces.push(client, this.reach, end, from, to, 1, taken, values);
      this.isOpen = taken === 0;
    }
    this.structs += 1;
    this.values += values;
    this.reach = end;
  }

  reference(client: number, clock: number): void {
    if (clock < this.known.stateOf(client)) return;
    this.needed.set(client, Math.max(clock + 1, this.needed.get(client) ?? 0));
  }

  deleted(client: number, start: number, length: number): void {
    this.scanned += client === this.deleter ? 1 : 1 + CLIENT_STRUCTS;
    this.deleter = client;
    const end = start + length;
    if (end > this.stateAfter(client)) this.isAhead = true;
    else if (!this.known.isDeleted(client, start, end)) this.deletions.push(client, start, end);
  }

  private begin(client: number): void {
    if (this.client >= 0) this.reached.set(this.client, this.reach);
    this.client = client;
    this.scanned += CLIENT_STRUCTS;
    this.reach = this.known.stateOf(client);
    if (this.reach === 0) this.newClients += 1;
    this.isOpen = false;
  }

  private stateAfter(client: number): number {
    if (client === this.client) return this.reach;
    return this.reached.get(client) ?? this.known.stateOf(client);
  }
}

/** What was stored by an earlier version may exceed what is accepted now. */
const STORED = { content: ANY_CONTENT };
const ARRIVING = {
  content: ANY_CONTENT,
  mostJsonBytes: MOST_JSON_BYTES,
  mostAllJsonBytes: MOST_ALL_JSON_BYTES,
  mostItemBytes: MOST_ITEM_BYTES,
};
const NOTHING: Known = { stateOf: () => 0, isDeleted: () => false };
