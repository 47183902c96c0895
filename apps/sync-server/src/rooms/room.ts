/* One open room: the sockets in it, what they share, and who is told what. */

import {
  CLOSE_MALFORMED,
  CLOSE_OVER_LIMIT,
  CLOSE_OVERLOADED,
  CLOSE_ROOM_CLOSED,
  encodeCloseRoom,
  encodeStored,
  readFarewell,
  SYNC_STEP_1,
  type RoomId,
} from '@cairn/protocol';
import type { RoomKey } from '../access/admit.ts';
import type { Limits } from '../limits/limits.ts';
import { refused } from '../metrics/tally.ts';
import type { Waiter } from '../storage/commit-queue.ts';
import type { Timing } from '../timing.ts';
import { createContent, type Content, type ContentSurroundings } from './content.ts';
import {
  encodeRefusal,
  encodeSync,
  encodeUpdate,
  isEmptyUpdate,
  readFrame,
  type ClientFrame,
} from './frames.ts';
import type { Member } from './member.ts';
import { createPresence, type Presence } from './presence.ts';

/** A room with someone in it, or with something still on its way to the disk. */
export interface Room {
  /** How many sockets are in it. */
  size(): number;
  join(member: Member): void;
  leave(member: Member): void;
  /**
   * Takes one frame of a member; the member is closed when it is not the protocol. Throws when the
   * store can't be read.
   */
  receive(from: Member, bytes: Uint8Array): void;
  /** To be called when this many bytes, in one row, have become durable. */
  committed(bytes: number): void;
  /** Keeps less in memory when nobody has worked here for a while. */
  rest(): void;
}

/** What a room works with. */
export interface RoomSurroundings extends ContentSurroundings {
  readonly timing: Timing;
  readonly limits: Limits;
}

const SENTENCES = {
  room_bytes: 'the room is full',
  store: 'try again later',
  disk_bytes: 'the disk is as full as it may be',
};

const READ_ONLY = encodeRefusal('This link can read the workspace, but not change it.');

/** Opens a room of which the store has this; `onClosed` is called when a writer closes it for good. */
export function openRoom(
  key: RoomKey,
  found: { readonly updates: readonly Uint8Array[]; readonly rows: number },
  surroundings: RoomSurroundings,
  onClosed: (id: RoomId) => void,
): Room {
  return new OpenRoom(key, createContent(key.room, found, surroundings), surroundings, onClosed);
}

/** A class for the same reason as its content: rooms are many. */
class OpenRoom implements Room {
  private readonly id: RoomId;
  private readonly verifyKeyHash: Uint8Array;
  private readonly content: Content;
  private readonly surroundings: RoomSurroundings;
  private readonly onClosed: (id: RoomId) => void;
  private readonly members = new Set<Member>();
  private readonly counters = new Map<Member, Counter>();
  /** None until someone shows themselves. */
  private presence: Presence | undefined;
  private closed = false;

  constructor(
    { room, verifyKeyHash }: RoomKey,
    content: Content,
    surroundings: RoomSurroundings,
    onClosed: (id: RoomId) => void,
  ) {
    this.id = room;
    this.verifyKeyHash = verifyKeyHash;
    this.content = content;
    this.surroundings = surroundings;
    this.onClosed = onClosed;
  }

  size(): number {
    return this.members.size;
  }

  join(member: Member): void {
    this.members.add(member);
    if (member.access === 'write') {
      member.send(encodeSync(SYNC_STEP_1, this.content.stateVector()));
    }
    this.presence?.show(member);
  }

  leave(member: Member): void {
    this.members.delete(member);
    const counter = this.counters.get(member);
    if (counter) this.surroundings.queue.forget(counter);
    this.counters.delete(member);
    this.presence?.leave(member);
  }

  receive(from: Member, bytes: Uint8Array): void {
    if (this.closed) return;
    const { log, tally } = this.surroundings;
    const frame = readFrame(bytes);
    if (frame && this.take(from, frame, bytes)) return;
    refused(tally, 'malformed');
    log.info({ room: this.id.slice(0, 6), bytes: bytes.length }, 'malformed frame');
    from.close(CLOSE_MALFORMED, 'not the protocol');
  }

  committed(bytes: number): void {
    this.content.committed(bytes);
  }

  rest(): void {
    this.content.rest();
  }

  /** False when the frame says something that can't be read. */
  private take(from: Member, frame: ClientFrame, cameIn: Uint8Array): boolean {
    switch (frame.kind) {
      case 'step1':
        return this.answer(from, frame.stateVector);
      case 'step2':
      case 'update':
        if (from.access === 'write') return this.change(from, frame.update, cameIn);
        return (frame.kind === 'step2' && isEmptyUpdate(frame.update)) || this.refuse(from);
      case 'presence':
        this.presence ??= createPresence(
          this.members,
          this.surroundings.timing,
          this.surroundings.now,
        );
        this.presence.receive(from, frame.entries);
        return true;
      case 'queryPresence':
        this.presence?.show(from);
        return true;
      case 'closeRoom':
        if (from.access !== 'write') return this.refuse(from);
        // A write token may have been seen on the way; who has the secret behind it can sign.
        if (!readFarewell(this.id, this.verifyKeyHash, frame.farewell)) return false;
        this.close(from, frame.farewell);
        return true;
    }
  }

  private answer(to: Member, stateVector: Uint8Array): boolean {
    const frames = this.content.framesSince(stateVector);
    for (const frame of frames ?? []) to.send(frame);
    return frames !== undefined;
  }

  private change(from: Member, update: Uint8Array, cameIn: Uint8Array): boolean {
    const { queue, limits, tally } = this.surroundings;
    tally.updatesIn += 1;
    if (queue.waitingBytes() > limits.bufferedBytes) {
      // The disk has refused for a while: what is not taken stays with who wrote it.
      this.sendAway(from, CLOSE_OVERLOADED, 'store');
      return true;
    }
    const outcome = this.content.take(update);
    if (outcome === 'broken') return false;
    if (outcome === 'full') {
      this.sendAway(from, CLOSE_OVER_LIMIT, 'room_bytes');
      return true;
    }
    if (outcome === 'disk_full') {
      this.sendAway(from, CLOSE_OVERLOADED, 'disk_bytes');
      return true;
    }
    if (outcome === 'new') this.passOn(from, encodeUpdate(update, cameIn));
    // A duplicate may repeat what is not durable yet, so it waits for the next commit as well.
    this.count(from);
    return true;
  }

  private passOn(from: Member, frame: Uint8Array): void {
    for (const member of this.members) if (member !== from) member.send(frame);
    this.surroundings.tally.updatesOut += this.members.size - 1;
  }

  private count(member: Member): void {
    let counter = this.counters.get(member);
    if (!counter) this.counters.set(member, (counter = new Counter(member)));
    counter.count += 1;
    this.surroundings.queue.whenDurable(counter);
  }

  private refuse(observer: Member): true {
    refused(this.surroundings.tally, 'observer');
    observer.send(READ_ONLY);
    return true;
  }

  private sendAway(member: Member, code: number, why: keyof typeof SENTENCES): void {
    refused(this.surroundings.tally, why);
    member.close(code, SENTENCES[why]);
  }

  private close(from: Member, farewell: Uint8Array): void {
    const { storage, queue, tally, log } = this.surroundings;
    const room = this.id.slice(0, 6);
    try {
      storage.closeRoom(this.id, farewell);
    } catch (error) {
      log.error({ err: error, room }, 'room not closed');
      this.sendAway(from, CLOSE_OVERLOADED, 'store');
      return;
    }
    this.closed = true;
    queue.drop(this.id);
    tally.roomsClosed += 1;
    log.info({ room }, 'room closed');
    this.onClosed(this.id);
    for (const member of this.members) tellClosed(member, farewell);
  }
}

/** Says the farewell of a closed room to someone, and sends them away. */
export function tellClosed(member: Member, farewell: Uint8Array): void {
  member.send(encodeCloseRoom(farewell));
  member.close(CLOSE_ROOM_CLOSED, 'the room is closed');
}

/** How many of a member's changes were taken; says so whenever they are durable. */
class Counter implements Waiter {
  count = 0;
  private readonly member: Member;

  constructor(member: Member) {
    this.member = member;
  }

  durable(): void {
    this.member.send(encodeStored(this.count));
  }
}
