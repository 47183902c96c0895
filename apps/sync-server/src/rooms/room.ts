/* One open room: the sockets in it, what they share, and who is told what. */

import {
  CLOSE_OVERLOADED,
  CLOSE_ROOM_CLOSED,
  encodeCloseRoom,
  MESSAGE_SYNC,
  readFarewell,
  type RoomId,
  SYNC_STEP_1,
} from '@cairn/protocol';
import type { RoomKey } from '../access/admit.ts';
import type { Limits } from '../limits/limits.ts';
import { costOf } from '../limits/pace.ts';
import { refused } from '../metrics/tally.ts';
import { attempt } from '../storage/soon.ts';
import type { StoredRoom, StoredUpdates } from '../storage/storage.ts';
import type { Timing } from '../timing.ts';
import { Changes, sendAway } from './changes.ts';
import { type Content, type ContentDeps, createContent } from './content.ts';
import { type ClientFrame, encodeRefusal, encodeSync, isEmptyUpdate, readFrame } from './frames.ts';
import type { Member } from './member.ts';
import type { PresenceNews } from './presence-news.ts';
import { RoomPresence } from './room-presence.ts';

/** A frame that doesn't follow the protocol, and what finding that out cost. */
export interface Malformed {
  readonly cost: number;
}

/** A room with someone in it, or with something still on its way to the disk. */
export interface Room {
  readonly id: RoomId;
  /** How many sockets are in it. */
  size(): number;
  /** How many of them can only read. */
  readers(): number;
  /** Returns what joining cost, which is a lot if the room had to be read from the store. */
  join(member: Member): number;
  leave(member: Member): void;
  /**
   * What to wait for before someone joins, or before a frame is received; nothing if the content
   * isn't needed, or is in memory.
   */
  fetch(frame?: Uint8Array): Promise<void> | undefined;
  /**
   * Handles one frame of a member. Returns its cost to the member's pace. Throws if the store can't
   * be read.
   */
  receive(from: Member, bytes: Uint8Array): number | Malformed;
  /** Call it when this many bytes, in one row, have become durable; and the row's number, if it has one. */
  committed(bytes: number, number?: number): void;
  /** Whether the store has something that others wrote and that isn't in memory. */
  isBehind(): boolean;
  /** The number of the last row up to which everyone has been sent everything. */
  readonly lastNumber: number;
  /** Takes what other relays have stored since that row, or the farewell they closed it with. */
  receiveStored(found: StoredRoom): void;
  /** Shows who is in the room at another relay, as a frame of that relay says. */
  receivePresence(frame: Uint8Array): void;
  /** Tells other relays who is here. */
  tellPresence(): void;
  /** Sends everyone away with this code and reason. */
  sendAway(code: number, reason: string): void;
  /** Somebody else has closed it with this farewell. */
  wasClosed(farewell: Uint8Array): void;
  /** Keeps less in memory if nobody has worked here for a while. */
  rest(): void;
  /** Whether nothing of it was ever stored, so that the first to write here creates it. */
  isUntouched(): boolean;
  /** The approximate size of its content in memory. */
  heldBytes(): number;
  /** The memory that a member's presence takes, in bytes. */
  presenceBytes(member: Member): number;
  /** The address of the last member to work in it. */
  readonly address: string;
  /** How many times the content was read from the store, and when that was last. */
  readonly reads: number;
  readonly readAt: number;
  /** Frees the memory of the content; `isFree`: reading it again costs nothing. */
  evict(isFree: boolean): void;
  /** Whether it must stay open although nobody is in it. */
  isBusy(): boolean;
  /** Nobody will join this room object any more, only another one with the same id. */
  forget(): void;
}

/** What a room depends on. */
export interface RoomDeps extends ContentDeps {
  readonly timing: Timing;
  readonly limits: Limits;
  /** Returns milliseconds since 1970; `now` goes on evenly whatever happens to the clock. */
  readonly date: () => number;
  /** Absent if no other relay can use the store. */
  readonly presenceNews?: PresenceNews | undefined;
}

/** One entry of presence is as much work as a keystroke. */
const STRUCTS_AN_ENTRY = 16;
/** Checking a signature, and writing a closed room's farewell to the disk, in units of `costOf`. */
const FAREWELL_UNITS = 250;
const CLOSING_UNITS = 500;

const READ_ONLY = encodeRefusal('This link can read the workspace, but not change it.');

/** Events that concern others. */
export interface RoomEvents {
  /** A writer has closed it for good. */
  closed(id: RoomId): void;
  /** It may no longer be busy. */
  idle(id: RoomId): void;
}

/** Opens a room with this content from the store, for someone from an address. */
export function openRoom(
  key: RoomKey,
  address: string,
  found: StoredUpdates,
  deps: RoomDeps,
  on: RoomEvents,
): Room {
  const content = createContent(key.room, address, found, deps, () => {
    on.idle(key.room);
  });
  return new OpenRoom(key, content, deps, on);
}

/** A class for the same reason as its content: there are many rooms. */
class OpenRoom implements Room {
  readonly id: RoomId;
  private readonly verifyKeyHash: Uint8Array;
  private readonly content: Content;
  private readonly deps: RoomDeps;
  private readonly on: RoomEvents;
  private readonly members = new Set<Member>();
  private readonly changes: Changes;
  /** Absent until someone sends presence, here or elsewhere. */
  private presence: RoomPresence | undefined;
  private closed = false;
  /** The store is being told that the room is closed. */
  private isClosing = false;
  /** How many bytes the answer to the current frame took. */
  private sentBytes = 0;

  constructor({ room, verifyKeyHash }: RoomKey, content: Content, deps: RoomDeps, on: RoomEvents) {
    this.id = room;
    // From Node's pool: by itself it would take ten times its bytes.
    this.verifyKeyHash = Buffer.from(verifyKeyHash);
    this.content = content;
    this.deps = deps;
    this.on = on;
    this.changes = new Changes(room, content, this.members, deps);
  }

  size(): number {
    return this.members.size;
  }

  readers(): number {
    let count = 0;
    for (const { access } of this.members) if (access === 'read') count += 1;
    return count;
  }

  join(member: Member): number {
    this.sentBytes = 0;
    if (member.access === 'write') {
      this.send(member, encodeSync(SYNC_STEP_1, this.content.stateVector()));
    }
    // After what can throw: otherwise nobody would remove someone who never came in.
    this.members.add(member);
    this.showPresence(member);
    return this.cost(0);
  }

  leave(member: Member): void {
    this.members.delete(member);
    this.changes.leave(member);
    this.presence?.leave(member);
  }

  receive(from: Member, bytes: Uint8Array): number | Malformed {
    if (this.closed) return costOf(bytes.length, 0);
    this.sentBytes = 0;
    this.content.address = from.address;
    const frame = readFrame(bytes);
    const isTaken = frame !== undefined && this.take(from, frame, bytes);
    const cost = this.cost(bytes.length);
    return isTaken ? cost : { cost };
  }

  committed(bytes: number, number?: number): void {
    this.content.committed(bytes, number);
  }

  isBehind(): boolean {
    return this.content.isBehind();
  }

  get lastNumber(): number {
    return this.content.last;
  }

  receiveStored(found: StoredRoom): void {
    if (found.closed) this.wasClosed(found.farewell);
    else if (!this.closed) this.changes.sendStored(this.content.receive(found));
  }

  receivePresence(frame: Uint8Array): void {
    this.presence ??= new RoomPresence(this.id, this.members, this.deps);
    this.presence.receiveElsewhere(frame);
  }

  tellPresence(): void {
    this.presence?.tell();
  }

  fetch(frame?: Uint8Array): Promise<void> | undefined {
    const needsContent = !frame || frame[0] === MESSAGE_SYNC;
    return needsContent && !this.closed ? this.content.fetch() : undefined;
  }

  sendAway(code: number, reason: string): void {
    for (const member of this.members) member.close(code, reason);
  }

  rest(): void {
    this.content.rest();
    this.presence?.rest();
  }

  isUntouched(): boolean {
    return this.content.isUntouched();
  }

  heldBytes(): number {
    return this.content.heldBytes();
  }

  presenceBytes(member: Member): number {
    return this.presence?.heldBytes(member) ?? 0;
  }

  get address(): string {
    return this.content.address;
  }

  get reads(): number {
    return this.content.reads;
  }

  get readAt(): number {
    return this.content.readAt;
  }

  evict(isFree: boolean): void {
    this.content.evict(isFree);
  }

  isBusy(): boolean {
    return this.isClosing || this.content.isBusy();
  }

  forget(): void {
    this.content.leave();
  }

  /** False if the frame contains something that can't be read. */
  private take(from: Member, frame: ClientFrame, cameIn: Uint8Array): boolean {
    switch (frame.kind) {
      case 'step1':
        return this.answer(from, frame.stateVector);
      case 'step2':
      case 'update':
        if (from.access === 'write') {
          return this.changes.receive(from, frame.update, frame.kind === 'step2', cameIn);
        }
        return (frame.kind === 'step2' && isEmptyUpdate(frame.update)) || this.refuse(from);
      case 'presence':
        this.presence ??= new RoomPresence(this.id, this.members, this.deps);
        this.content.work.add(0, STRUCTS_AN_ENTRY * frame.entries.length);
        for (const { state } of frame.entries) this.content.work.parsed(state.length);
        this.presence.receive(from, frame.entries);
        return true;
      case 'queryPresence':
        this.showPresence(from);
        return true;
      case 'closeRoom':
        if (from.access !== 'write') return this.refuse(from);
        this.content.work.did(FAREWELL_UNITS);
        // A write token may have been seen on the way, but only someone with the secret behind it
        // can sign.
        if (!readFarewell(this.id, this.verifyKeyHash, frame.farewell)) return false;
        this.close(from, frame.farewell);
        return true;
    }
  }

  private answer(to: Member, stateVector: Uint8Array): boolean {
    const frames = this.content.framesSince(stateVector);
    for (const frame of frames ?? []) this.send(to, frame);
    return frames !== undefined;
  }

  private showPresence(to: Member): void {
    for (const frame of this.presence?.everyone() ?? []) this.send(to, frame);
  }

  private send(to: Member, frame: Uint8Array): void {
    this.sentBytes += frame.length;
    to.send(frame);
  }

  /** The cost of what was done since the last time, for a frame of this many bytes. */
  private cost(bytes: number): number {
    return this.content.work.take(bytes + this.sentBytes);
  }

  private refuse(observer: Member): true {
    refused(this.deps.tally, 'observer');
    observer.send(READ_ONLY);
    return true;
  }

  private close(from: Member, farewell: Uint8Array): void {
    const { storage, queue, limits, tally, log } = this.deps;
    const room = this.id.slice(0, 6);
    const deleted = this.content.storedBytes();
    this.content.work.did(CLOSING_UNITS);
    this.content.work.add(deleted + farewell.length, 0);
    // A farewell that replaces something larger frees space.
    if (farewell.length > deleted && queue.isOver(limits.diskBytes)) {
      sendAway(tally, from, CLOSE_OVERLOADED, 'disk_bytes');
      return;
    }
    this.isClosing = true;
    void attempt(
      () => storage.closeRoom(this.id, farewell),
      (kept) => {
        this.isClosing = false;
        tally.roomsClosed += 1;
        log.info({ room }, 'room closed');
        this.wasClosed(kept);
      },
      (error) => {
        this.isClosing = false;
        log.error({ err: error, room }, 'room not closed');
        sendAway(tally, from, CLOSE_OVERLOADED, 'store');
        this.on.idle(this.id);
      },
    );
  }

  wasClosed(farewell: Uint8Array): void {
    if (this.closed) return;
    this.closed = true;
    this.deps.queue.drop(this.id);
    this.content.leave();
    this.on.closed(this.id);
    for (const member of this.members) tellClosed(member, farewell);
  }
}

/** Sends someone the farewell of a closed room, and sends them away. */
export function tellClosed(member: Member, farewell: Uint8Array): void {
  member.send(encodeCloseRoom(farewell));
  member.close(CLOSE_ROOM_CLOSED, 'the room is closed');
}
