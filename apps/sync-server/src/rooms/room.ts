/* One open room: the sockets in it, what they share, and who is told what. */

import {
  CLOSE_OVER_LIMIT,
  CLOSE_OVERLOADED,
  CLOSE_ROOM_CLOSED,
  encodeCloseRoom,
  readFarewell,
  SYNC_STEP_1,
  type RoomId,
} from '@cairn/protocol';
import type { RoomKey } from '../access/admit.ts';
import type { Limits } from '../limits/limits.ts';
import { costOf } from '../limits/pace.ts';
import { refused, type Refusal } from '../metrics/tally.ts';
import type { Timing } from '../timing.ts';
import { createContent, type Content, type ContentSurroundings } from './content.ts';
import { Counter } from './counter.ts';
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
  /** What reading it from the store costs. */
  cost(): number;
  join(member: Member): void;
  leave(member: Member): void;
  /**
   * Takes one frame of a member. Answers what it costs of the member's pace, or undefined when it is
   * not the protocol. Throws when the store can't be read.
   */
  receive(from: Member, bytes: Uint8Array): number | undefined;
  /** To be called when this many bytes, in one row, have become durable. */
  committed(bytes: number): void;
  /** Keeps less in memory when nobody has worked here for a while. */
  rest(): void;
  /** Whether it must stay open although nobody is in it. */
  isBusy(): boolean;
  /** Nobody will come into this room any more, only into another one with the same id. */
  forget(): void;
}

/** What a room works with. */
export interface RoomSurroundings extends ContentSurroundings {
  readonly timing: Timing;
  readonly limits: Limits;
}

const SENTENCES = {
  room_bytes: 'the room is full',
  unfolded: 'the room is full until it is folded',
  gap: 'something before this is missing',
  store: 'try again later',
  disk_bytes: 'the disk is as full as it may be',
} satisfies Partial<Record<Refusal, string>>;

const READ_ONLY = encodeRefusal('This link can read the workspace, but not change it.');

/** What is heard of a room outside. */
export interface RoomEvents {
  /** A writer has closed it for good. */
  closed(id: RoomId): void;
  /** A thread is through with folding it, so it may no longer be busy. */
  folded(id: RoomId): void;
}

/** Opens a room of which the store has this. */
export function openRoom(
  key: RoomKey,
  found: { readonly updates: readonly Uint8Array[]; readonly rows: number },
  surroundings: RoomSurroundings,
  on: RoomEvents,
): Room {
  const content = createContent(key.room, found, surroundings, () => {
    on.folded(key.room);
  });
  return new OpenRoom(key, content, surroundings, on);
}

/** A class for the same reason as its content: rooms are many. */
class OpenRoom implements Room {
  private readonly id: RoomId;
  private readonly verifyKeyHash: Uint8Array;
  private readonly content: Content;
  private readonly surroundings: RoomSurroundings;
  private readonly on: RoomEvents;
  private readonly members = new Set<Member>();
  private readonly counters = new Map<Member, Counter>();
  /** None until someone shows themselves. */
  private presence: Presence | undefined;
  private closed = false;
  /** What answering the present frame took. */
  private sentBytes = 0;
  private lookedAt = 0;

  constructor(
    { room, verifyKeyHash }: RoomKey,
    content: Content,
    surroundings: RoomSurroundings,
    on: RoomEvents,
  ) {
    this.id = room;
    this.verifyKeyHash = verifyKeyHash;
    this.content = content;
    this.surroundings = surroundings;
    this.on = on;
  }

  size(): number {
    return this.members.size;
  }

  cost(): number {
    const { bytes, structs } = this.content.size();
    return costOf(bytes, structs);
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

  receive(from: Member, bytes: Uint8Array): number | undefined {
    if (this.closed) return costOf(bytes.length, 0);
    this.sentBytes = 0;
    this.lookedAt = 0;
    const frame = readFrame(bytes);
    if (!frame || !this.take(from, frame, bytes)) return undefined;
    return costOf(bytes.length + this.sentBytes, this.lookedAt);
  }

  committed(bytes: number): void {
    this.content.committed(bytes);
  }

  rest(): void {
    this.content.rest();
  }

  isBusy(): boolean {
    return this.content.isBusy();
  }

  forget(): void {
    this.content.leave();
  }

  /** False when the frame says something that can't be read. */
  private take(from: Member, frame: ClientFrame, cameIn: Uint8Array): boolean {
    switch (frame.kind) {
      case 'step1':
        return this.answer(from, frame.stateVector);
      case 'step2':
      case 'update':
        if (from.access === 'write') {
          return this.change(from, frame.update, frame.kind === 'step2', cameIn);
        }
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
    for (const frame of frames ?? []) {
      this.sentBytes += frame.length;
      to.send(frame);
    }
    return frames !== undefined;
  }

  private change(from: Member, update: Uint8Array, isAnswer: boolean, cameIn: Uint8Array): boolean {
    const { queue, limits, tally } = this.surroundings;
    tally.updatesIn += 1;
    if (queue.waitingBytes() > limits.bufferedBytes) {
      // The disk has refused for a while: what is not taken stays with who wrote it.
      this.sendAway(from, CLOSE_OVERLOADED, 'store');
      return true;
    }
    const outcome = this.content.take(update);
    this.lookedAt = this.content.lookedAt();
    switch (outcome) {
      case 'broken':
        return false;
      case 'full':
        this.sendAway(from, CLOSE_OVER_LIMIT, 'room_bytes');
        return true;
      case 'disk_full':
        this.sendAway(from, CLOSE_OVERLOADED, 'disk_bytes');
        return true;
      case 'later':
        this.sendAway(from, CLOSE_OVERLOADED, 'unfolded');
        return true;
      case 'ahead':
        this.putOff(from, isAnswer);
        return true;
      case 'new':
        this.passOn(from, encodeUpdate(update, cameIn));
        break;
      case 'known':
    }
    // A duplicate may repeat what is not durable yet, so it waits for the next commit as well.
    const counter = this.counterOf(from);
    if (isAnswer) counter.answered();
    else counter.took();
    queue.whenDurable(counter);
    return true;
  }

  /** An update that builds on what is missing here is held by the step 2 that is to come. */
  private putOff(from: Member, isAnswer: boolean): void {
    const counter = this.counterOf(from);
    if (isAnswer || counter.hasAnswered) {
      this.sendAway(from, CLOSE_OVERLOADED, 'gap');
      return;
    }
    this.surroundings.tally.updatesAhead += 1;
    counter.putOff();
  }

  private passOn(from: Member, frame: Uint8Array): void {
    for (const member of this.members) if (member !== from) member.send(frame);
    this.surroundings.tally.updatesOut += this.members.size - 1;
  }

  private counterOf(member: Member): Counter {
    let counter = this.counters.get(member);
    if (!counter) this.counters.set(member, (counter = new Counter(member)));
    return counter;
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
    this.content.leave();
    this.on.closed(this.id);
    for (const member of this.members) tellClosed(member, farewell);
  }
}

/** Says the farewell of a closed room to someone, and sends them away. */
export function tellClosed(member: Member, farewell: Uint8Array): void {
  member.send(encodeCloseRoom(farewell));
  member.close(CLOSE_ROOM_CLOSED, 'the room is closed');
}
