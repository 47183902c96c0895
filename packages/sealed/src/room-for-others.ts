/*
 * How far others may fill the document: what is written here is sealed together with it, and must
 * be readable by others.
 */

import * as Y from 'yjs';
import { structsIn } from './applying.ts';
import { MOST_BYTES, MOST_CLIENTS, MOST_STRUCTS, type ReadContents, updateIn } from './contents.ts';

/**
 * The share of what one entry may hold that others may fill. A device seals the whole document in
 * one snapshot when a room is empty, after a change of link for example, so there must be room in
 * it for what the device writes itself.
 */
export const OTHERS = 1 / 2;
/**
 * Beyond that share, each session takes this much more, which is what two people write in months.
 * Otherwise whoever fills the half could keep honest devices from hearing each other, even after
 * they change the link.
 */
export const MORE_A_SESSION = 1 / 100;
/** All sessions together take no more than this, and neither does a device that has nothing yet. */
export const OTHERS_IN_ALL = 3 / 4;
/** Measuring a document takes a tenth of a second, so each session takes this many bytes first. */
const UNWEIGHED_BYTES = 256 * 1024;

/** How full a document is, in structs, in bytes or in clients. */
class Account {
  readonly most: number;
  #amount = 0;
  #more = 0;

  constructor(most: number) {
    this.most = most;
  }

  /** How much the document has, or a little more. */
  set amount(amount: number) {
    this.#amount = amount;
  }

  /** Whether the document would still be within the half. */
  isPlenty(added: number): boolean {
    return this.#beyond(added) === 0;
  }

  /** Whether others may add this much. `isNew`: a device that had nothing takes all that others have. */
  hasRoomFor(added: number, isNew: boolean): boolean {
    if (added === 0 || this.isPlenty(added)) return true;
    if (this.#amount + added > this.most * OTHERS_IN_ALL) return false;
    return isNew || this.#more + this.#beyond(added) <= this.most * MORE_A_SESSION;
  }

  take(added: number, isNew: boolean): void {
    if (!isNew) this.#more += this.#beyond(added);
    this.#amount += added;
  }

  /** How much of it is beyond the half. */
  #beyond(added: number): number {
    return Math.max(0, this.#amount + added - Math.max(this.#amount, this.most * OTHERS));
  }
}

/** What contents would add to the document, or a little more. */
interface Added {
  readonly structs: number;
  readonly areExact: boolean;
  readonly bytes: number;
  readonly clients: number;
}

/** Keeps the account for one session. */
export class RoomForOthers {
  readonly #doc: Y.Doc;
  readonly #structs = new Account(MOST_STRUCTS);
  readonly #bytes = new Account(MOST_BYTES);
  readonly #clients = new Account(MOST_CLIENTS);
  #areStructsExact = false;
  /** Bytes taken since the document was measured, or since the session began. */
  #unweighed = 0;
  #isWeighed = false;
  /**
   * The document had nothing when the session began, and hasn't got all of the room yet. Entries come
   * in any order, and whatever comes first, the others have to be taken too.
   */
  #isNew: boolean;

  constructor(doc: Y.Doc) {
    this.#doc = doc;
    this.#isNew = doc.store.clients.size === 0;
  }

  /** Everything that was in the room has been tried. */
  settled(): void {
    this.#isNew = false;
  }

  /** The document may have changed in other ways. */
  recount(): void {
    this.#structs.amount = structsIn(this.#doc);
    this.#areStructsExact = true;
  }

  /** What contents would add, if the document meets their needs; `undefined` if there is no room for that. */
  neededBy(read: ReadContents): Added | undefined {
    const update = updateIn(read.contents);
    if (!update) return { structs: 0, areExact: true, bytes: 0, clients: 0 };
    const clients = this.#newClients(read);
    this.#clients.amount = this.#doc.store.clients.size;
    if (!this.#clients.hasRoomFor(clients, this.#isNew)) return undefined;
    // Each struct can split two others, and so can each deletion.
    const most = read.structs * 3 + countOf(read.held.deletions) * 2;
    if (this.#structs.isPlenty(most) && this.#arePlenty(update.length))
      return { structs: most, areExact: false, bytes: update.length, clients };
    if (!this.#areStructsExact) this.recount();
    const structs = addedTo(this.#doc, update);
    if (structs === 0) return { structs, areExact: true, bytes: 0, clients };
    // Most of a snapshot is usually here already.
    const bytes = Y.diffUpdate(update, Y.encodeStateVector(this.#doc)).length;
    const hasRoom =
      this.#structs.hasRoomFor(structs, this.#isNew) && this.#bytes.hasRoomFor(bytes, this.#isNew);
    return hasRoom ? { structs, areExact: true, bytes, clients } : undefined;
  }

  /** The contents have been applied. */
  take({ structs, areExact, bytes, clients }: Added): void {
    this.#clients.take(clients, this.#isNew);
    this.#structs.take(structs, this.#isNew);
    this.#areStructsExact &&= areExact;
    this.#bytes.take(bytes, this.#isNew);
    this.#unweighed += bytes;
  }

  #newClients({ held }: ReadContents): number {
    let count = 0;
    for (const client of held.items.keys()) if (!this.#doc.store.clients.has(client)) count += 1;
    return count;
  }

  #arePlenty(bytes: number): boolean {
    if (!this.#isWeighed && this.#unweighed + bytes <= UNWEIGHED_BYTES) return true;
    const isOld = this.#unweighed > UNWEIGHED_BYTES && !this.#bytes.isPlenty(bytes);
    if (!this.#isWeighed || isOld) {
      this.#bytes.amount = Y.encodeStateAsUpdate(this.#doc).length;
      this.#isWeighed = true;
      this.#unweighed = 0;
    }
    return this.#bytes.isPlenty(bytes);
  }
}

/**
 * How many structs an update (v1) adds to `doc`, which must meet its needs: new ones, and those
 * that come from splitting. Yjs may join some of them again.
 */
export function addedTo(doc: Y.Doc, update: Uint8Array): number {
  const { structs, ds } = Y.decodeUpdate(update);
  const cuts = new Cuts(doc);
  let added = 0;
  for (const struct of structs) {
    const { client, clock } = struct.id;
    cuts.begins(client, clock, struct.length);
    if (clock + struct.length <= Y.getState(doc.store, client)) continue;
    added += 1;
    if (!(struct instanceof Y.Item)) continue;
    if (struct.origin) cuts.cut(struct.origin.client, struct.origin.clock + 1);
    if (struct.rightOrigin) cuts.cut(struct.rightOrigin.client, struct.rightOrigin.clock);
  }
  for (const [client, ranges] of ds.clients) {
    for (const { clock, len } of ranges) {
      cuts.cut(client, clock);
      cuts.cut(client, clock + len);
    }
  }
  return added + cuts.count();
}

/** Counts where structs are split. */
class Cuts {
  readonly #doc: Y.Doc;
  readonly #cuts = new Map<number, Set<number>>();
  /** Where a struct of the update begins or ends. */
  readonly #edges = new Map<number, Set<number>>();

  constructor(doc: Y.Doc) {
    this.#doc = doc;
  }

  begins(client: number, clock: number, length: number): void {
    setOf(this.#edges, client)
      .add(clock)
      .add(clock + length);
  }

  cut(client: number, clock: number): void {
    setOf(this.#cuts, client).add(clock);
  }

  count(): number {
    let count = 0;
    for (const [client, clocks] of this.#cuts) {
      for (const clock of clocks) if (this.#isWithin(client, clock)) count += 1;
    }
    return count;
  }

  #isWithin(client: number, clock: number): boolean {
    const { store } = this.#doc;
    const state = Y.getState(store, client);
    if (clock === state || clock === 0) return false;
    if (clock > state) return this.#edges.get(client)?.has(clock) === false;
    const structs = store.clients.get(client) ?? [];
    const struct = structs[Y.findIndexSS(structs, clock)];
    return struct instanceof Y.Item && struct.id.clock < clock;
  }
}

function setOf(sets: Map<number, Set<number>>, client: number): Set<number> {
  const set = sets.get(client) ?? new Set();
  sets.set(client, set);
  return set;
}

function countOf(ranges: ReadContents['held']['deletions']): number {
  let count = 0;
  for (const list of ranges.values()) count += list.length;
  return count;
}
