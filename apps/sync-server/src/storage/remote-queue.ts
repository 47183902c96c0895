/*
 * Gathers what arrives into commits to a store that takes time to answer. One commit is under way at
 * a time, so the order of commits is the order of arrival; whatever arrives meanwhile is the next
 * one. Something large has a commit of its own beside them, so that nobody waits for it.
 */

import type { RoomId } from '@cairn/protocol';
import type { CommitQueue, Committed, QueueDeps, Waiter } from './commit-queue.ts';
import type { RemoteStorage } from './storage.ts';
import { type Waiting, WaitingRooms } from './waiting-rooms.ts';

/** What such a queue depends on. */
export interface RemoteQueueDeps extends QueueDeps<RemoteStorage> {
  /** Called with a room that turned out to have been closed by somebody else. */
  readonly onClosed: (room: RoomId) => void;
}

/** About how much one commit writes. */
const MOST_COMMIT_BYTES = 1024 * 1024;
/** How much of one address may wait; a large message comes on top. */
const MOST_WAITING_OF_ADDRESS = 16 * 1024 * 1024;

/** A queue in front of a store on a server. */
export function createRemoteQueue(deps: RemoteQueueDeps): CommitQueue {
  return new RemoteQueue(deps);
}

class RemoteQueue implements CommitQueue {
  private readonly deps: RemoteQueueDeps;
  private readonly waiting = new WaitingRooms();
  /** What is being committed, by room; a room that was dropped since isn't here any more. */
  private readonly underWay = new Map<RoomId, Waiting>();
  private readonly waiters = new Map<Waiter, RoomId>();
  private timer: NodeJS.Timeout | undefined;
  private commits = { small: false, large: false };
  private failing = false;
  private isStopped = false;
  /** Called whenever a commit is over. */
  private readonly onOver = new Set<() => void>();

  constructor(deps: RemoteQueueDeps) {
    this.deps = deps;
  }

  append(room: RoomId, update: Uint8Array, address: string): void {
    this.waiting.add(room, update, address);
    this.schedule(this.deps.timing.commitDelayMs);
  }

  whenDurable(room: RoomId, waiter: Waiter): void {
    this.waiters.set(waiter, room);
    this.schedule(this.deps.timing.commitDelayMs);
  }

  forget(waiter: Waiter): void {
    this.waiters.delete(waiter);
  }

  waitingFor(room: RoomId): readonly Uint8Array[] {
    const updates = this.waiting.get(room)?.updates ?? [];
    const before = this.underWay.get(room);
    return before ? [...before.updates, ...updates] : updates;
  }

  drop(room: RoomId): void {
    const waiting = this.waiting.get(room);
    if (waiting) {
      this.waiting.take(waiting);
      this.waiting.over(waiting);
    }
    const dropped = this.underWay.get(room);
    if (dropped) this.waiting.over(dropped);
    this.underWay.delete(room);
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
    return this.waiting.bytes > bytes;
  }

  isOver(bytes: number): boolean {
    return bytes !== Infinity && this.deps.storage.bytes() + this.waiting.bytes > bytes;
  }

  async flush(): Promise<boolean> {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.failing = false;
    this.commitNext();
    while (!this.failing && (this.waiting.size > 0 || this.isBusy())) {
      await new Promise<void>((resolve) => this.onOver.add(resolve));
    }
    return !this.failing;
  }

  async stop(): Promise<boolean> {
    const done = await this.flush();
    this.isStopped = true;
    clearTimeout(this.timer);
    return done;
  }

  private isBusy(): boolean {
    return this.commits.small || this.commits.large;
  }

  private schedule(delayMs: number): void {
    if (this.isStopped) return;
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.commitNext();
    }, delayMs);
  }

  private retryLater(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.schedule(this.deps.timing.commitRetryMs);
  }

  /** Begins whatever can be committed now; what can't is begun once something is over. */
  private commitNext(): void {
    const ready = this.waiting.all().filter(({ room }) => !this.underWay.has(room));
    if (!this.commits.small) void this.commit('small', portion(ready));
    const large = ready.find(({ bytes }) => bytes > MOST_COMMIT_BYTES);
    if (!this.commits.large && large) void this.commit('large', [large]);
  }

  private async commit(kind: 'small' | 'large', rooms: readonly Waiting[]): Promise<void> {
    if (rooms.length === 0) {
      this.tell();
      return;
    }
    this.commits[kind] = true;
    for (const waiting of rooms) {
      this.waiting.take(waiting);
      this.underWay.set(waiting.room, waiting);
    }
    const committed = await this.tried(rooms);
    const wanted = rooms.filter((waiting) => this.underWay.get(waiting.room) === waiting);
    for (const waiting of wanted) {
      this.underWay.delete(waiting.room);
      if (committed) this.waiting.over(waiting);
      else this.waiting.putBack(waiting);
    }
    this.commits[kind] = false;
    if (committed) this.succeeded(wanted, committed);
    else this.retryLater();
    for (const over of this.onOver) over();
    this.onOver.clear();
  }

  private succeeded(rooms: readonly Waiting[], numbers: ReadonlyMap<RoomId, number>): void {
    const stored: Committed[] = [];
    for (const { room, updates } of rooms) {
      const number = numbers.get(room);
      if (number === undefined) this.closed(room);
      else stored.push({ room, updates, number });
    }
    this.tell();
    if (stored.length > 0) this.deps.onCommitted(stored);
    this.commitNext();
  }

  /** Nothing of it was stored, so nobody is told that it was. */
  private closed(room: RoomId): void {
    this.drop(room);
    for (const [waiter, of] of this.waiters) if (of === room) this.waiters.delete(waiter);
    this.deps.onClosed(room);
  }

  /** The numbers that were given, or `undefined` if the store refused. */
  private async tried(rooms: readonly Waiting[]): Promise<Map<RoomId, number> | undefined> {
    const { storage, tally, log } = this.deps;
    const startedAt = performance.now();
    try {
      const appended = await storage.append(rooms);
      tally.committed(performance.now() - startedAt);
      this.failing = false;
      return new Map(appended.map(({ room, number }) => [room, number]));
    } catch (error) {
      this.failing = true;
      tally.commitFailures += 1;
      log.error({ err: error, bytes: this.waiting.bytes }, 'commit failed');
      return undefined;
    }
  }

  /** Those of whose rooms nothing is waiting. */
  private tell(): void {
    for (const [waiter, room] of this.waiters) {
      if (this.waiting.get(room) || this.underWay.has(room)) continue;
      this.waiters.delete(waiter);
      waiter.durable();
    }
  }
}

/** What has waited longest, up to what fits into one commit. */
function portion(ready: readonly Waiting[]): readonly Waiting[] {
  let left = MOST_COMMIT_BYTES;
  return ready.filter(({ bytes }) => bytes <= MOST_COMMIT_BYTES && (left -= bytes) >= 0);
}
