/* Gathers what arrives within a moment into one commit, so that one disk flush makes many updates durable. */

import type { RoomId } from '@cairn/protocol';
import type { Log } from '../log.ts';
import type { Tally } from '../metrics/tally.ts';
import type { Timing } from '../timing.ts';
import { type Slow, slowly } from './slowly.ts';
import type { Soon } from './soon.ts';
import type { LocalStorage, LocalWriting, RoomUpdates } from './storage.ts';
import { type Waiting, WaitingRooms } from './waiting-rooms.ts';

/** Somebody who is waiting for a commit. */
export interface Waiter {
  /** Called once after the commit. */
  durable(): void;
}

/** Updates on their way to the disk. */
export interface CommitQueue {
  /** Adds an update that came from an address; it is durable after the room's next commit. */
  append(room: RoomId, update: Uint8Array, address: string): void;
  /**
   * Tells the waiter once nothing of the room is waiting any more; once, however often it was asked
   * for.
   */
  whenDurable(room: RoomId, waiter: Waiter): void;
  /** The waiter needn't be told any more. */
  forget(waiter: Waiter): void;
  /** A room's updates that aren't durable yet, oldest first. */
  waitingFor(room: RoomId): readonly Uint8Array[];
  /** Forgets a room's updates that aren't durable yet. */
  drop(room: RoomId): void;
  /** Bytes that aren't durable yet: more than a moment's worth if the store is slow or failing. */
  waitingBytes(): number;
  /**
   * Whether so much of this address is waiting that nothing more should be read from it until some
   * of it is written; never while the store refuses.
   */
  isBehindWith(address: string): boolean;
  /** Whether the store refused the last commit. */
  isFailing(): boolean;
  /** Whether more than this is waiting, and the store takes none of it now. */
  isFull(bytes: number): boolean;
  /** Whether the store, together with what is waiting for it, has more bytes in use than this. */
  isOver(bytes: number): boolean;
  /** Commits all that is waiting; false if the store refused, in which case it is tried again later. */
  flush(): Soon<boolean>;
  /** Commits all that is waiting and stops the timer. */
  stop(): Soon<boolean>;
}

const MOST_GATHERING_MS = 100;
/** About how much one commit writes, since nothing else happens meanwhile. */
const MOST_COMMIT_BYTES = 1024 * 1024;
/** Between two commits, if one isn't enough. */
const PAUSE_MS = 5;
/** How much of one address may wait; a large message comes on top. */
const MOST_WAITING_OF_ADDRESS = 16 * 1024 * 1024;

/** What a commit made durable in a room, and its row's number in a store that has numbers. */
export interface Committed extends RoomUpdates {
  readonly number?: number;
}

/** What a queue depends on. */
export interface QueueDeps<Store = LocalStorage> {
  readonly storage: Store;
  readonly timing: Pick<Timing, 'commitDelayMs' | 'commitRetryMs'>;
  readonly log: Log;
  readonly tally: Tally;
  /** Called with what each commit made durable. */
  readonly onCommitted: (rooms: readonly Committed[]) => void;
}

/** A queue in front of a store in a file. */
export function createCommitQueue(deps: QueueDeps): CommitQueue {
  return new Queue(deps);
}

class Queue implements CommitQueue {
  private readonly deps: QueueDeps;
  private readonly waiting = new WaitingRooms();
  /** What is too large for one commit, and is being written slice by slice. */
  private large: { readonly from: Waiting; readonly to: LocalWriting; slow?: Slow } | undefined;
  private readonly waiters = new Map<Waiter, RoomId>();
  private timer: NodeJS.Timeout | undefined;
  /** Set for a while after the store refused a slice. */
  private resting: NodeJS.Timeout | undefined;
  private lastCommitMs = 0;
  private failing = false;

  constructor(deps: QueueDeps) {
    this.deps = deps;
  }

  append(room: RoomId, update: Uint8Array, address: string): void {
    this.waiting.add(room, update, address);
    this.schedule(this.gatheringMs());
  }

  whenDurable(room: RoomId, waiter: Waiter): void {
    this.waiters.set(waiter, room);
    this.schedule(this.gatheringMs());
  }

  forget(waiter: Waiter): void {
    this.waiters.delete(waiter);
  }

  waitingFor(room: RoomId): readonly Uint8Array[] {
    const updates = this.waiting.get(room)?.updates ?? [];
    return this.large?.from.room === room ? [...this.large.from.updates, ...updates] : updates;
  }

  drop(room: RoomId): void {
    const waiting = this.waiting.get(room);
    if (waiting) {
      this.waiting.take(waiting);
      this.waiting.over(waiting);
    }
    if (this.large?.from.room !== room) return;
    this.waiting.over(this.large.from);
    this.endLarge();
  }

  waitingBytes(): number {
    return this.waiting.bytes;
  }

  isBehindWith(address: string): boolean {
    return !this.failing && this.waiting.bytesFrom(address) > MOST_WAITING_OF_ADDRESS;
  }

  isFailing(): boolean {
    return this.failing;
  }

  isFull(bytes: number): boolean {
    return this.waiting.bytes > bytes && (this.failing || !this.flush());
  }

  isOver(bytes: number): boolean {
    return bytes !== Infinity && this.deps.storage.bytes() + this.waiting.bytes > bytes;
  }

  flush(): boolean {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.finishLarge()) return this.commit(this.waiting.all());
    this.commit(this.small());
    return false;
  }

  stop(): boolean {
    const done = this.flush();
    clearTimeout(this.timer);
    clearTimeout(this.resting);
    return done;
  }

  /** A slow disk is used less often, since nothing else happens while waiting for it. */
  private gatheringMs(): number {
    const { commitDelayMs } = this.deps.timing;
    return Math.max(commitDelayMs, Math.min(MOST_GATHERING_MS, 2 * this.lastCommitMs));
  }

  private schedule(delayMs: number): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.commitNext();
    }, delayMs);
  }

  /** Commits about as much as may hold up the others, and begins with what is too large for that. */
  private commitNext(): void {
    if (!this.commit(this.portion())) return;
    if (!this.large) this.beginLarge();
    if (this.small().length > 0) this.schedule(PAUSE_MS);
  }

  /** What fits into one commit, and doesn't have to come after what is being written. */
  private small(): Waiting[] {
    const large = this.large?.from.room;
    return this.waiting
      .all()
      .filter(({ room, bytes }) => bytes <= MOST_COMMIT_BYTES && room !== large);
  }

  /** What has waited longest, and the smallest of the others, so that keystrokes never wait long. */
  private portion(): readonly Waiting[] {
    const small = this.small();
    const [oldest, ...others] = small;
    if (!oldest || this.waiting.bytes <= MOST_COMMIT_BYTES) return small;
    others.sort((a, b) => a.bytes - b.bytes);
    let left = MOST_COMMIT_BYTES - oldest.bytes;
    return [oldest, ...others.filter(({ bytes }) => (left -= bytes) >= 0)];
  }

  private commit(rooms: readonly Waiting[]): boolean {
    if (rooms.length > 0) {
      const isWritten = this.tried(() => {
        this.deps.storage.append(rooms);
        return true;
      });
      if (!isWritten) {
        this.schedule(this.deps.timing.commitRetryMs);
        return false;
      }
    }
    for (const waiting of rooms) {
      this.waiting.take(waiting);
      this.waiting.over(waiting);
    }
    this.tell(rooms);
    return true;
  }

  /** Writes something; false if it isn't all written yet, or if the store refuses. */
  private tried(write: () => boolean): boolean {
    const { tally, log } = this.deps;
    const startedAt = performance.now();
    try {
      const isOver = write();
      this.lastCommitMs = performance.now() - startedAt;
      tally.committed(this.lastCommitMs);
      this.failing = false;
      return isOver;
    } catch (error) {
      this.failing = true;
      tally.commitFailures += 1;
      log.error({ err: error, bytes: this.waiting.bytes }, 'commit failed');
      return false;
    }
  }

  private beginLarge(): void {
    if (this.resting) return;
    const from = this.waiting.all().find(({ bytes }) => bytes > MOST_COMMIT_BYTES);
    if (!from) return;
    this.waiting.take(from);
    const large: Queue['large'] = { from, to: this.deps.storage.appending(from) };
    this.large = large;
    large.slow = slowly(
      () => this.writeLarge(),
      () => undefined,
    );
  }

  /** Writes the next slice; true if nothing is left to write. */
  private writeLarge(): boolean {
    const { large } = this;
    if (!large) return true;
    const isOver = this.tried(() => large.to.step());
    if (this.failing) {
      this.endLarge();
      this.waiting.putBack(large.from);
      this.resting = setTimeout(() => {
        this.resting = undefined;
        this.schedule(0);
      }, this.deps.timing.commitRetryMs);
      return true;
    }
    if (!isOver) return false;
    this.endLarge();
    this.waiting.over(large.from);
    this.tell([large.from]);
    if (this.waiting.size > 0) this.schedule(PAUSE_MS);
    return true;
  }

  /** False if the store refuses. */
  private finishLarge(): boolean {
    if (!this.large) return true;
    this.large.slow?.stop();
    while (this.large) this.writeLarge();
    return !this.failing;
  }

  private endLarge(): void {
    this.large?.slow?.stop();
    this.large?.to.cancel();
    this.large = undefined;
  }

  /** Those of whose rooms nothing is waiting, and then everyone who listens. */
  private tell(committed: readonly RoomUpdates[]): void {
    for (const [waiter, room] of this.waiters) {
      if (this.waiting.get(room) || this.large?.from.room === room) continue;
      this.waiters.delete(waiter);
      waiter.durable();
    }
    if (committed.length > 0) this.deps.onCommitted(committed);
  }
}
