/* One open room: the sockets in it, what they share, and who is told what. */

import {
  CLOSE_MALFORMED,
  CLOSE_OVER_LIMIT,
  CLOSE_OVERLOADED,
  CLOSE_ROOM_CLOSED,
  encodeCloseRoom,
  encodeStored,
  SYNC_STEP_1,
  type RoomId,
} from '@cairn/protocol';
import type { Limits } from '../limits/limits.ts';
import { refused } from '../metrics/tally.ts';
import type { Waiter } from '../storage/commit-queue.ts';
import type { Timing } from '../timing.ts';
import { createContent, type ContentSurroundings } from './content.ts';
import {
  encodeRefusal,
  encodeSync,
  encodeUpdate,
  isEmptyUpdate,
  readFrame,
  type ClientFrame,
} from './frames.ts';
import type { Member } from './member.ts';
import { createPresence } from './presence.ts';

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

const READ_ONLY = encodeRefusal('This link can read the workspace, but not change it.');

/** Opens a room of which the store has this; `onClosed` is called when a writer closes it for good. */
export function openRoom(
  id: RoomId,
  found: { readonly updates: readonly Uint8Array[]; readonly rows: number },
  surroundings: RoomSurroundings,
  onClosed: () => void,
): Room {
  const { storage, queue, limits, timing, log, tally, now } = surroundings;
  const members = new Set<Member>();
  const counters = new Map<Member, Counter>();
  const presence = createPresence(members, timing, now);
  const content = createContent(id, found, surroundings);
  let closed = false;

  function passOn(from: Member, frame: Uint8Array): void {
    for (const member of members) if (member !== from) member.send(frame);
    tally.updatesOut += members.size - 1;
  }

  function count(member: Member): void {
    let counter = counters.get(member);
    if (!counter) counters.set(member, (counter = new Counter(member)));
    counter.count += 1;
    queue.whenDurable(counter);
  }

  function sendAway(member: Member, code: number, why: 'room_bytes' | 'store'): void {
    refused(tally, why);
    member.close(code, why === 'store' ? 'try again later' : 'the room is full');
  }

  /** False when the update can't be read. */
  function change(from: Member, update: Uint8Array, cameIn: Uint8Array): boolean {
    tally.updatesIn += 1;
    if (queue.waitingBytes() > limits.bufferedBytes) {
      // The disk has refused for a while: what is not taken stays with who wrote it.
      sendAway(from, CLOSE_OVERLOADED, 'store');
      return true;
    }
    const outcome = content.take(update);
    if (outcome === 'broken') return false;
    if (outcome === 'full') {
      sendAway(from, CLOSE_OVER_LIMIT, 'room_bytes');
      return true;
    }
    if (outcome === 'new') passOn(from, encodeUpdate(update, cameIn));
    // A duplicate may repeat what is not durable yet, so it waits for the next commit as well.
    count(from);
    return true;
  }

  function answer(to: Member, stateVector: Uint8Array): boolean {
    const frames = content.framesSince(stateVector);
    for (const frame of frames ?? []) to.send(frame);
    return frames !== undefined;
  }

  function close(from: Member, farewell: Uint8Array): void {
    try {
      storage.closeRoom(id, farewell);
    } catch (error) {
      log.error({ err: error, room: id.slice(0, 6) }, 'room not closed');
      sendAway(from, CLOSE_OVERLOADED, 'store');
      return;
    }
    closed = true;
    queue.drop(id);
    tally.roomsClosed += 1;
    log.info({ room: id.slice(0, 6) }, 'room closed');
    onClosed();
    for (const member of members) tellClosed(member, farewell);
  }

  function refuse(observer: Member): boolean {
    refused(tally, 'observer');
    observer.send(READ_ONLY);
    return true;
  }

  function take(from: Member, frame: ClientFrame, cameIn: Uint8Array): boolean {
    switch (frame.kind) {
      case 'step1':
        return answer(from, frame.stateVector);
      case 'step2':
      case 'update':
        if (from.access === 'write') return change(from, frame.update, cameIn);
        return (frame.kind === 'step2' && isEmptyUpdate(frame.update)) || refuse(from);
      case 'presence':
        presence.receive(from, frame.entries);
        return true;
      case 'queryPresence':
        presence.show(from);
        return true;
      case 'closeRoom':
        if (from.access !== 'write') return refuse(from);
        close(from, frame.farewell);
        return true;
    }
  }

  return {
    size: () => members.size,
    join(member) {
      members.add(member);
      if (member.access === 'write') member.send(encodeSync(SYNC_STEP_1, content.stateVector()));
      presence.show(member);
    },
    leave(member) {
      members.delete(member);
      const counter = counters.get(member);
      if (counter) queue.forget(counter);
      counters.delete(member);
      presence.leave(member);
    },
    receive(from, bytes) {
      if (closed) return;
      const frame = readFrame(bytes);
      if (frame && take(from, frame, bytes)) return;
      refused(tally, 'malformed');
      log.info({ room: id.slice(0, 6), bytes: bytes.length }, 'malformed frame');
      from.close(CLOSE_MALFORMED, 'not the protocol');
    },
    committed: (bytes) => {
      content.committed(bytes);
    },
    rest: () => {
      content.rest();
    },
  };
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
