/* The rooms that someone is in; a room that everybody has left takes no memory. */

import type { RoomId } from '@cairn/protocol';
import type { RoomKey } from '../access/admit.ts';
import { createBudget } from '../limits/budget.ts';
import { createCommitQueue } from '../storage/commit-queue.ts';
import type { RoomUpdates } from '../storage/storage.ts';
import { createSweeping } from '../storage/sweeping.ts';
import { createFolder } from './folder.ts';
import { GivenUp } from './given-up.ts';
import type { Member } from './member.ts';
import { type Malformed, openRoom, type Room, type RoomDeps, tellClosed } from './room.ts';
import { createVisits } from './visits.ts';

/** A member's place in a room. */
export interface Place {
  /** Handles one frame; returns and throws as a room does. */
  receive(bytes: Uint8Array): number | Malformed;
  /** The memory that this member's presence takes, in bytes. */
  presenceBytes(): number;
  leave(): void;
}

/** A place, and what joining cost, which is a lot if a large room had to be read; or why there is none. */
export type Joined =
  | { readonly ok: true; readonly place: Place; readonly cost: number }
  | {
      readonly ok: false;
      readonly reason: 'room_closed' | 'sockets_per_room' | 'rooms_per_hour' | 'disk_bytes';
    };

/** All open rooms. */
export interface Rooms {
  /**
   * Opens the room if nobody is in it yet; throws if the store can't be read. `mayMake` is called
   * when a writer comes to a room of which nothing is stored. Someone who comes to a closed room
   * has been told so by the time this returns.
   */
  join(key: RoomKey, member: Member, mayMake?: () => boolean): Joined;
  openCount(): number;
  /** Bytes that aren't durable yet. */
  waitingBytes(): number;
  /** Whether so much from this address waits for the disk that nothing more should be read from it. */
  isBehindWith(address: string): boolean;
  /** Lets idle rooms keep less in memory; call it every few seconds. */
  rest(): void;
  /** Makes everything durable that has arrived; false if the store refuses. */
  commit(): boolean;
  /** Like `commit`, for the last time. */
  stop(): boolean;
}

/** People with only an observer's link mustn't be able to keep the writers out. */
const READERS_SHARE = 3 / 4;
/** A room that was read this recently is dropped from memory only if nothing else can be. */
const SPARED_MS = 5_000;
/** An address that holds no more than this isn't to blame if its rooms have to be read again. */
const SHARE_READ_FOR_FREE = 1 / 16;

/** Rooms over one store. */
export function createRooms(deps: Omit<RoomDeps, 'queue' | 'folder' | 'givenUp'>): Rooms {
  const open = new Map<RoomId, Room>();
  const { storage, limits } = deps;
  const queue = createCommitQueue({ ...deps, onCommitted });
  const folder = createFolder();
  const visits = createVisits(deps);
  const sweeping = createSweeping(storage, deps.log);
  const within: RoomDeps = { ...deps, queue, folder, givenUp: new GivenUp() };

  function onCommitted(rooms: readonly RoomUpdates[]): void {
    for (const { room: id, updates } of rooms) {
      open.get(id)?.committed(updates.reduce((sum, { length }) => sum + length, 0));
      forgetIfEmpty(id);
    }
  }

  /**
   * A room stays open while something waits for the disk or it is being folded, or a newcomer would
   * be shown too little.
   */
  function forgetIfEmpty(id: RoomId): void {
    const room = open.get(id);
    if (room?.size() !== 0 || queue.waitingFor(id).length > 0 || room.isBusy()) return;
    room.forget();
    open.delete(id);
    // It may be new.
    if (!room.isUntouched()) visits.came(id);
  }

  /**
   * Of the address that holds most, the largest rooms first: an ordinary one is small, and is read
   * again in no time.
   */
  const memory = createBudget(limits.openBytes, function* () {
    const since = deps.now() - SPARED_MS;
    for (const room of open.values()) {
      const bytes = room.heldBytes();
      yield {
        address: room.address,
        bytes,
        rank: bytes,
        isSpared: room === justRead || room.readAt > since,
        letGo: (ofAddress: number) => {
          if (room !== justRead) room.evict(ofAddress <= limits.openBytes * SHARE_READ_FOR_FREE);
        },
      };
    }
  });
  /** Somebody waits for it. */
  let justRead: Room | undefined;

  function read(room: Room): void {
    justRead = room;
    memory.added(room.heldBytes());
    justRead = undefined;
  }

  function closed(id: RoomId): void {
    open.delete(id);
    visits.came(id);
  }

  function hasSeat(room: Room, { access }: Member): boolean {
    if (room.size() >= limits.socketsPerRoom) return false;
    return access === 'write' || room.readers() < Math.floor(limits.socketsPerRoom * READERS_SHARE);
  }

  /** A room is created by the first writer who comes to it; observers may have been there before. */
  function whyNotMake({ access }: Member, mayMake: () => boolean): Joined | undefined {
    if (access === 'read') return undefined;
    if (queue.isOver(limits.diskBytes)) return { ok: false, reason: 'disk_bytes' };
    return mayMake() ? undefined : { ok: false, reason: 'rooms_per_hour' };
  }

  function enter(room: Room, member: Member): Joined {
    if (!hasSeat(room, member)) return { ok: false, reason: 'sockets_per_room' };
    const cost = room.join(member);
    return { ok: true, cost, place: new OnePlace(room, member, places) };
  }

  const places: PlaceEvents = {
    read,
    left(room) {
      // Another room may have been opened under this id since.
      if (open.get(room.id) === room) forgetIfEmpty(room.id);
    },
  };

  return {
    join(key, member, mayMake = () => true) {
      const id = key.room;
      const present = open.get(id);
      if (present) {
        const refusal = present.isUntouched() ? whyNotMake(member, mayMake) : undefined;
        return refusal ?? enter(present, member);
      }
      const found = storage.load(id);
      if (found.closed || found.rows > 0) visits.came(id);
      if (found.closed) {
        tellClosed(member, found.farewell);
        return { ok: false, reason: 'room_closed' };
      }
      const refusal = found.rows === 0 ? whyNotMake(member, mayMake) : undefined;
      if (refusal) return refusal;
      const room = openRoom(key, member.address, found, within, {
        closed,
        folded: forgetIfEmpty,
      });
      open.set(id, room);
      const entered = enter(room, member);
      if (!entered.ok) forgetIfEmpty(id);
      if (found.rows > 0) read(room);
      return entered;
    },
    openCount: () => open.size,
    waitingBytes: () => queue.waitingBytes(),
    isBehindWith: (address) => queue.isBehindWith(address),
    rest() {
      for (const room of open.values()) room.rest();
      memory.count();
      visits.rest(open.keys());
      sweeping.begin();
    },
    commit: () => queue.flush(),
    stop() {
      folder.stop();
      sweeping.stop();
      visits.stop(open.keys());
      return queue.stop();
    },
  };
}

/** What a place reports to all rooms. */
interface PlaceEvents {
  /** The content of a room had to be read from the store. */
  read(room: Room): void;
  /** Somebody left it. */
  left(room: Room): void;
}

/** A class, because every socket has one. */
class OnePlace implements Place {
  private readonly room: Room;
  private readonly member: Member;
  private readonly on: PlaceEvents;

  constructor(room: Room, member: Member, on: PlaceEvents) {
    this.room = room;
    this.member = member;
    this.on = on;
  }

  receive(bytes: Uint8Array): number | Malformed {
    const { reads } = this.room;
    const received = this.room.receive(this.member, bytes);
    if (this.room.reads > reads) this.on.read(this.room);
    return received;
  }

  presenceBytes(): number {
    return this.room.presenceBytes(this.member);
  }

  leave(): void {
    this.room.leave(this.member);
    this.on.left(this.room);
  }
}
