/* One open room: the sockets in it, what they share, and who is told what. */

import {
  CLOSE_MALFORMED,
  encodeStored,
  SYNC_STEP_1,
  SYNC_STEP_2,
  SYNC_UPDATE,
  type RoomId,
} from '@cairn/protocol';
import type { Log } from '../log.ts';
import type { CommitQueue } from '../storage/commit-queue.ts';
import type { Storage } from '../storage/storage.ts';
import type { Timing } from '../timing.ts';
import { createFolding } from './folding.ts';
import { encodeRefusal, encodeSync, isEmptyUpdate, readFrame, type ClientFrame } from './frames.ts';
import type { Member } from './member.ts';
import { createPresence } from './presence.ts';
import { loadRoomDocument, type RoomDocument } from './room-document.ts';

/** A room with someone in it, or with something still on its way to the disk. */
export interface Room {
  join(member: Member): void;
  leave(member: Member): void;
  isEmpty(): boolean;
  /** Takes one frame of a member; the member is closed when it is not the protocol. */
  receive(from: Member, bytes: Uint8Array): void;
  /** To be called when this many updates with this many bytes in all have become durable. */
  committed(updates: number, bytes: number): void;
}

/** What a room works with; `now` is a clock in milliseconds. */
export interface RoomSurroundings {
  readonly storage: Storage;
  readonly queue: CommitQueue;
  readonly timing: Timing;
  readonly log: Log;
  readonly now: () => number;
}

/** Opens a room from what the store has of it. */
export function openRoom(id: RoomId, surroundings: RoomSurroundings): Room {
  const { storage, queue, timing, log, now } = surroundings;
  const members = new Set<Member>();
  const counted = new Map<Member, number>();
  const presence = createPresence(members, timing, now);
  const folding = createFolding(id, storage, log);
  let document = load();

  function load(): RoomDocument {
    const stored = storage.load(id);
    const loaded = loadRoomDocument([...stored, ...queue.waitingFor(id)]);
    folding.opened(stored, loaded.unreadable, loaded.document);
    return loaded.document;
  }

  function tellWhenDurable(member: Member): void {
    counted.set(member, (counted.get(member) ?? 0) + 1);
    queue.whenDurable(member, () => {
      member.send(encodeStored(counted.get(member) ?? 0));
    });
  }

  /** False when the update can't be read. */
  function change(from: Member, update: Uint8Array): boolean {
    const outcome = document.apply(update);
    if (outcome === 'broken') {
      document = load();
      return false;
    }
    if (outcome === 'new') {
      queue.append(id, update);
      const frame = encodeSync(SYNC_UPDATE, update);
      for (const member of members) if (member !== from) member.send(frame);
    }
    // A duplicate may repeat what is not durable yet, so it waits for the next commit as well.
    tellWhenDurable(from);
    return true;
  }

  function answer(to: Member, stateVector: Uint8Array): boolean {
    try {
      to.send(encodeSync(SYNC_STEP_2, document.updateSince(stateVector)));
      return true;
    } catch {
      return false;
    }
  }

  function take(from: Member, frame: ClientFrame): boolean {
    switch (frame.kind) {
      case 'step1':
        return answer(from, frame.stateVector);
      case 'step2':
      case 'update':
        if (from.access === 'write') return change(from, frame.update);
        if (frame.kind === 'update' || !isEmptyUpdate(frame.update)) {
          from.send(encodeRefusal('This link can read the workspace, but not change it.'));
        }
        return true;
      case 'presence':
        presence.receive(from, frame.entries);
        return true;
      case 'queryPresence':
        presence.show(from);
        return true;
    }
  }

  return {
    join(member) {
      members.add(member);
      if (member.access === 'write') member.send(encodeSync(SYNC_STEP_1, document.stateVector()));
      presence.show(member);
    },
    leave(member) {
      members.delete(member);
      counted.delete(member);
      queue.forget(member);
      presence.leave(member);
    },
    isEmpty: () => members.size === 0,
    receive(from, bytes) {
      const frame = readFrame(bytes);
      if (frame && take(from, frame)) return;
      log.info({ room: id.slice(0, 6), bytes: bytes.length }, 'malformed frame');
      from.close(CLOSE_MALFORMED, 'not the protocol');
    },
    committed: (updates, bytes) => {
      folding.gathered(updates, bytes, document);
    },
  };
}
