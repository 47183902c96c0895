/* The rooms that someone is in; a room that everybody has left takes no memory. */

import { CLOSE_OVERLOADED, type RoomId } from '@cairn/protocol';
import type { RoomKey } from '../access/admit.ts';
import { createBudget } from '../limits/budget.ts';
import { type Committed, createCommitQueue } from '../storage/commit-queue.ts';
import { createRemoteQueue } from '../storage/remote-queue.ts';
import { after, type Soon } from '../storage/soon.ts';
import { type AnyStorage, isLocal } from '../storage/storage.ts';
import { createSweeping } from '../storage/sweeping.ts';
import { CatchingUp } from './catching-up.ts';
import { createFolder } from './folder.ts';
import { GivenUp } from './given-up.ts';
import { createLoads, createLocalLoads } from './loads.ts';
import type { Member } from './member.ts';
import { PresenceNews } from './presence-news.ts';
import { type Malformed, openRoom, type Room, type RoomDeps, tellClosed } from './room.ts';
import { createVisits } from './visits.ts';

/** A member's place in a room. */
export interface Place {
  /** What to wait for before a frame is received; nothing if it can be received at once. */
  fetch(frame: Uint8Array): Promise<void> | undefined;
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
  /** What to wait for before somebody joins a room; nothing if they can join at once. */
  fetch(id: RoomId): Promise<void> | undefined;
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
  commit(): Soon<boolean>;
  /** Like `commit`, for the last time. */
  stop(): Soon<boolean>;
}

/** People with only an observer's link mustn't be able to keep the writers out. */
const READERS_SHARE = 3 / 4;
/** A room that was read this recently is dropped from memory only if nothing else can be. */
const SPARED_MS = 5_000;
/** An address that holds no more than this isn't to blame if its rooms have to be read again. */
const SHARE_READ_FOR_FREE = 1 / 16;

/** What all rooms depend on. */
type RoomsDeps = Omit<RoomDeps, 'queue' | 'loads' | 'folder' | 'givenUp' | 'storage'> & {
  readonly storage: AnyStorage;
};

/** Rooms over one store. */
export function createRooms(deps: RoomsDeps): Rooms {
  const open = new Map<RoomId, Room>();
  const { storage, limits } = deps;
  const queue = isLocal(storage)
    ? createCommitQueue({ ...deps, storage, onCommitted })
    : createRemoteQueue({ ...deps, storage, onCommitted, onClosed: closedElsewhere });
  const loads = isLocal(storage) ? createLocalLoads(storage) : createLoads({ storage, queue });
  const folder = createFolder();
  const visits = createVisits(deps);
  const sweeping = createSweeping(storage, deps.log);
  const catchingUp = isLocal(storage) ? undefined : new CatchingUp({ ...deps, storage, open });
  const presenceNews = isLocal(storage) ? undefined : new PresenceNews(storage, deps.log);
  const within: RoomDeps = { ...deps, queue, loads, folder, givenUp: new GivenUp(), presenceNews };

  function onCommitted(rooms: readonly Committed[]): void {
    for (const { room: id, updates, number } of rooms) {
      const room = open.get(id);
      const bytes = updates.reduce((sum, { length }) => sum + length, 0);
      room?.committed(bytes, number);
      if (room?.isBehind() === true) catchingUp?.read(id);
      forgetIfEmpty(id);
    }
  }

  /** What its members sent since wasn't stored, and they are told so by the farewell. */
  async function tellFarewell(id: RoomId): Promise<void> {
    const room = open.get(id);
    if (!room) return;
    try {
      const found = await storage.load(id);
      if (found.closed) room.wasClosed(found.farewell);
    } catch (error) {
      deps.log.error({ err: error, room: id.slice(0, 6) }, 'farewell not read');
      room.sendAway(CLOSE_OVERLOADED, 'try again later');
    }
  }

  function closedElsewhere(id: RoomId): void {
    void tellFarewell(id);
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
    if (room.isBehind()) catchingUp?.read(room.id);
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
    fetch: (id) => {
      const present = open.get(id);
      return present ? present.fetch() : loads.fetch(id);
    },
    join(key, member, mayMake = () => true) {
      const id = key.room;
      const present = open.get(id);
      if (present) {
        const refusal = present.isUntouched() ? whyNotMake(member, mayMake) : undefined;
        return refusal ?? enter(present, member);
      }
      const found = loads.load(id);
      if (found.closed || found.rows > 0) visits.came(id);
      if (found.closed) {
        tellClosed(member, found.farewell);
        return { ok: false, reason: 'room_closed' };
      }
      const refusal = found.rows === 0 ? whyNotMake(member, mayMake) : undefined;
      if (refusal) return refusal;
      const room = openRoom(key, member.address, found, within, {
        closed,
        idle: forgetIfEmpty,
      });
      open.set(id, room);
      // Another relay may have stored something since it was read.
      catchingUp?.opened(id);
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
      catchingUp?.stop();
      presenceNews?.stop();
      return after(queue.stop(), (isStored) => after(visits.stop(open.keys()), () => isStored));
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

  fetch(frame: Uint8Array): Promise<void> | undefined {
    return this.room.fetch(frame);
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
