/* The content of a room, between its store and its members: in memory while someone works on it. */

import { type RoomId, SYNC_STEP_2 } from '@cairn/protocol';
import { type Limits, readingLimits } from '../limits/limits.ts';
import type { CommitQueue } from '../storage/commit-queue.ts';
import type { StoredUpdates } from '../storage/storage.ts';
import { createFolding, type Folding, type FoldingDeps } from './folding.ts';
import { encodeSync } from './frames.ts';
import type { Loads } from './loads.ts';
import { createNewcomers, type Newcomers } from './newcomers.ts';
import { CLIENT_STRUCTS, type Verdict } from './reading.ts';
import { loadInto, loadRoomDocument, type RoomDocument } from './room-document.ts';
import { Work } from './work.ts';

/**
 * The outcome of an update. `full`: the room would have grown over a limit; `later`: it may fit
 * once the room is folded; `unfoldable`: it has too many updates, and never will be folded;
 * `disk_full`: the disk is as full as it may be.
 */
export type Taken = Verdict | 'full' | 'later' | 'unfoldable' | 'disk_full';

/** The content of an open room. Every method throws if the store can't be read. */
export interface Content {
  /** The address of the last member to work on it. */
  address: string;
  /** What to wait for before the next three are called; nothing if it is in memory. */
  fetch(): Promise<void> | undefined;
  stateVector(): Uint8Array;
  /** The frames that bring someone with this state vector up to date; `undefined` for a malformed one. */
  framesSince(stateVector: Uint8Array): readonly Uint8Array[] | undefined;
  /** Accepts an update and passes it on to be made durable. */
  take(update: Uint8Array): Taken;
  /** The work done since it was last taken, including reading from the store. */
  readonly work: Work;
  /** Call it when this many bytes, in one row, have become durable; and the row's number, if it has one. */
  committed(bytes: number, number?: number): void;
  /** Whether the store has something that others wrote and that isn't in memory. */
  isBehind(): boolean;
  /** The number of the last row up to which members have been sent everything. */
  readonly last: number;
  /** Takes rows that other relays have stored after that one; returns what is new to members. */
  receive(found: StoredUpdates): readonly Uint8Array[];
  /** Keeps less in memory if nobody has worked on it for a while. */
  rest(): void;
  /** Whether nothing of it was ever stored or is waiting to be. */
  isUntouched(): boolean;
  /** An upper bound of its size in the store. */
  storedBytes(): number;
  /** Its approximate size in memory. */
  heldBytes(): number;
  /**
   * Frees that memory for others; what is needed next is read from the store. `isFree`: reading it
   * costs nothing then, unless it happened to this room a moment ago as well.
   */
  evict(isFree: boolean): void;
  /** How many times it was read from the store, and when that was last. */
  readonly reads: number;
  readonly readAt: number;
  /** Whether it must stay in memory because it is being folded. */
  isBusy(): boolean;
  /** Nobody is here any more. */
  leave(): void;
}

/** What the content of a room depends on; `now` returns milliseconds. */
export interface ContentDeps extends FoldingDeps {
  readonly queue: CommitQueue;
  readonly loads: Loads;
  readonly limits: Pick<Limits, 'roomBytes' | 'roomStructs' | 'roomUpdates' | 'diskBytes'>;
  readonly timing: { readonly idleMs: number };
  readonly now: () => number;
}

const NOTHING_STORED: StoredUpdates = { updates: [], rows: 0 };
const NOTHING_KNOWN = Uint8Array.of(0);
const EMPTY_UPDATE = Uint8Array.of(0, 0);
/** How far a room may exceed its limits before it is folded, for updates that make it smaller. */
const MOST_TIMES = 2;
const MORE_BYTES = 16 * 1024 * 1024;
/** A room is read again for free only once in this time, or it would be a way to make the relay work. */
const FREE_EVERY_MS = 10_000;
/** Reading an update from the store takes as long as this many more structs. */
const UPDATE_STRUCTS = 4;
/** Folding or flattening a room copies it several times, and writes it. */
const REWRITING_TIMES = 4;

/** The content of a room whose stored updates are `found`, in that many rows. */
export function createContent(
  id: RoomId,
  address: string,
  found: StoredUpdates,
  deps: ContentDeps,
  onFolded: () => void,
): Content {
  return new RoomContent(id, address, found, deps, onFolded);
}

/** A class, because there are many rooms: a closure per method would be most of an idle one. */
class RoomContent implements Content {
  address: string;
  private readonly id: RoomId;
  private readonly deps: ContentDeps;
  private readonly folding: Folding;
  private readonly onFolded: () => void;
  private newcomers: Newcomers | undefined;
  private current: RoomDocument | undefined;
  /** Nothing was ever stored, so no document is needed to say so. */
  private untouched: boolean;
  private isLeft = false;
  private workedAt: number;
  /** An upper bound of the room's size in the store. */
  private bytes = 0;
  updates = 0;
  /** The number of the last row up to which nothing is missing here, and the highest one heard of. */
  last = 0;
  private heard = 0;
  reads = 0;
  readAt = -Infinity;
  /** Whether reading it again is free, and when it last was. */
  private isFree = false;
  private freeAt = -Infinity;
  readonly work = new Work();

  constructor(
    id: RoomId,
    address: string,
    found: StoredUpdates,
    deps: ContentDeps,
    onFolded: () => void,
  ) {
    this.id = id;
    this.address = address;
    this.deps = deps;
    this.onFolded = onFolded;
    this.folding = createFolding(id, this, deps);
    this.untouched = found.rows === 0;
    this.last = found.last ?? 0;
    this.workedAt = deps.now();
    if (!this.untouched) this.current = this.open(found);
  }

  document(): RoomDocument | undefined {
    return this.isLeft ? undefined : this.current;
  }

  folded(document: RoomDocument, bytes: number, updates: number): void {
    const waiting = this.deps.queue.waitingFor(this.id);
    this.current = document;
    this.bytes = bytes + waiting.reduce((sum, { length }) => sum + length, 0);
    this.updates = updates + waiting.length;
    this.work.add(REWRITING_TIMES * bytes, 0);
  }

  finished(): void {
    if (this.isLeft) this.letGo();
    this.onFolded();
  }

  fetch(): Promise<void> | undefined {
    return this.untouched || this.current ? undefined : this.deps.loads.fetch(this.id);
  }

  stateVector(): Uint8Array {
    if (this.untouched) return NOTHING_KNOWN;
    const current = this.opened();
    this.work.add(0, current.clients);
    return current.stateVector();
  }

  framesSince(stateVector: Uint8Array): readonly Uint8Array[] | undefined {
    const isNewcomer = stateVector.length === 1 && stateVector[0] === 0;
    if (this.untouched && isNewcomer) return [encodeSync(SYNC_STEP_2, EMPTY_UPDATE)];
    const current = this.opened();
    if (isNewcomer) {
      this.newcomers ??= createNewcomers(this.deps.now);
      return this.newcomers.everything(current, this.work);
    }
    const { mostClients } = readingLimits(this.deps.limits);
    const lacking = current.updateSince(stateVector, mostClients, this.work);
    return lacking && [encodeSync(SYNC_STEP_2, lacking)];
  }

  take(update: Uint8Array): Taken {
    const current = this.opened();
    const verdict = current.read(update, readingLimits(this.deps.limits));
    const { parsedBytes, structs: scanned } = current.scanned();
    this.work.add(0, scanned);
    this.work.parsed(parsedBytes);
    if (verdict !== 'new') return verdict;
    if (this.deps.queue.isOver(this.deps.limits.diskBytes)) return 'disk_full';
    const { structs, values, clients } = current.addition();
    const { roomBytes, roomStructs } = this.deps.limits;
    const { mostClients, mostValues } = readingLimits(this.deps.limits);
    const isTooLarge =
      this.bytes + update.length > roomBytes ||
      current.structs + structs > roomStructs ||
      current.values + values > mostValues;
    if (isTooLarge && !this.fits(update, current)) return this.refuse();
    if (current.clients + clients > mostClients) return 'full';
    if (this.isCrowded() && !this.flatten(current)) {
      return this.folding.isIntact() ? 'later' : 'unfoldable';
    }
    // Flattening reads nothing, so this is still what was read last.
    current.add(update, false);
    this.keep(update);
    return 'new';
  }

  committed(moreBytes: number, number = 0): void {
    this.heard = Math.max(this.heard, number);
    if (number <= this.last + 1) this.last = Math.max(this.last, number);
    this.folding.gathered(moreBytes);
    this.folding.foldIfDue();
  }

  isBehind(): boolean {
    return this.heard > this.last;
  }

  receive({ updates, last = this.last }: StoredUpdates): readonly Uint8Array[] {
    if (last <= this.last) return [];
    const fresh = [...updates];
    this.untouched = false;
    this.heard = Math.max(this.heard, last);
    if (this.current === undefined || this.addStored(this.current, fresh)) {
      this.last = last;
      this.folding.foldIfDue();
    } else this.letGo();
    return fresh;
  }

  /** Leaves out what is known; false if anything can't be added. */
  private addStored(current: RoomDocument, updates: readonly Uint8Array[]): boolean {
    for (const update of updates) {
      const verdict = current.read(update, { isJsonKnown: true });
      if (verdict === 'known') continue;
      if (verdict !== 'new') return false;
      current.add(update, true);
      this.bytes += update.length;
      this.updates += 1;
      this.folding.gathered(update.length);
      this.newcomers?.added(update);
    }
    return true;
  }

  rest(): void {
    const { now, timing } = this.deps;
    this.newcomers?.rest();
    if (now() - this.workedAt >= timing.idleMs) this.letGo();
  }

  isUntouched(): boolean {
    return this.untouched;
  }

  storedBytes(): number {
    return this.bytes;
  }

  heldBytes(): number {
    if (!this.current) return 0;
    return this.bytes + this.current.heldBytes() + (this.newcomers?.heldBytes() ?? 0);
  }

  evict(isFree: boolean): void {
    if (!this.current || this.folding.isUnderWay()) return;
    this.isFree = isFree && this.deps.now() - this.freeAt >= FREE_EVERY_MS;
    this.letGo();
  }

  private letGo(): void {
    if (this.folding.isUnderWay()) return;
    this.current = undefined;
    this.newcomers = undefined;
  }

  isBusy(): boolean {
    return this.folding.isUnderWay();
  }

  leave(): void {
    this.isLeft = true;
    this.folding.leave();
    this.letGo();
  }

  private open({ updates, rows, last = 0 }: StoredUpdates): RoomDocument {
    const { document, loaded } = loadRoomDocument(updates);
    const waiting = loadInto(document, this.deps.queue.waitingFor(this.id));
    this.current = document;
    // If others stored more than members were sent, or than was read, that is read again.
    this.heard = Math.max(this.heard, this.last, last);
    this.last = Math.min(this.last, last);
    this.bytes = loaded.bytes + waiting.bytes;
    this.updates = loaded.updates + waiting.updates;
    const looked = document.structs + document.values + CLIENT_STRUCTS * document.clients;
    if (this.isFree) this.freeAt = this.deps.now();
    else this.work.add(this.bytes, looked + UPDATE_STRUCTS * this.updates);
    this.isFree = false;
    if (rows > 0) {
      this.reads += 1;
      this.readAt = this.deps.now();
    }
    this.folding.opened(loaded, rows, loaded.unreadable + waiting.unreadable);
    if (this.updates > this.deps.limits.roomUpdates) this.flatten(document);
    this.folding.foldIfDue();
    return document;
  }

  private opened(): RoomDocument {
    this.workedAt = this.deps.now();
    this.current ??= this.untouched ? this.open(NOTHING_STORED) : this.load();
    return this.current;
  }

  private load(): RoomDocument {
    const stored = this.deps.loads.load(this.id);
    if (stored.closed) throw new Error('the room was closed');
    return this.open(stored);
  }

  /** Whether an update that seems too large fits once the room is folded, or makes the room smaller. */
  private fits(update: Uint8Array, current: RoomDocument): boolean {
    const { roomBytes, roomStructs } = this.deps.limits;
    const { mostValues } = readingLimits(this.deps.limits);
    const { structs, values, deletions } = current.addition();
    if (this.bytes + update.length > MOST_TIMES * roomBytes + MORE_BYTES) return false;
    if (current.structs + structs > MOST_TIMES * roomStructs) return false;
    if (current.values + values > MOST_TIMES * mostValues) return false;
    this.work.add(this.bytes, current.structs + current.values);
    const { before, after } = current.foldedSizes();
    if (deletions === 0 && before.bytes + update.length > roomBytes) return false;
    // Anything that makes a room smaller is welcome.
    return (
      after.bytes <= Math.max(roomBytes, before.bytes) &&
      after.structs <= Math.max(roomStructs, before.structs) &&
      after.values <= Math.max(mostValues, before.values)
    );
  }

  /** Whether it has too many updates. Somewhat more may come while it is being folded. */
  private isCrowded(): boolean {
    const most = this.deps.limits.roomUpdates;
    return this.updates >= (this.folding.isWriting() ? MOST_TIMES * most : most);
  }

  /** Makes one update of all; false if that can't be done. */
  private flatten(current: RoomDocument): boolean {
    const bytes = this.folding.flatten(current);
    if (bytes === undefined) return false;
    this.work.add(REWRITING_TIMES * bytes, 0);
    this.bytes = bytes;
    this.updates = 1;
    return true;
  }

  private refuse(): 'full' | 'later' {
    const mayHelp = this.folding.isWorthwhile() && this.folding.hurry();
    if (mayHelp) this.folding.foldIfDue();
    return mayHelp ? 'later' : 'full';
  }

  private keep(update: Uint8Array): void {
    this.untouched = false;
    this.bytes += update.length;
    this.updates += 1;
    const { limits, queue } = this.deps;
    if (this.bytes > limits.roomBytes || this.updates > limits.roomUpdates / 2) {
      this.folding.hurry();
    }
    queue.append(this.id, update, this.address);
    this.newcomers?.added(update);
  }
}
