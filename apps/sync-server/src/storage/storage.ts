/* What the relay needs from a place to store rooms: a few methods that any store can offer. */

import type { RoomId } from '@cairn/protocol';
import type { Soon } from './soon.ts';

/** What one room gathered, oldest first. */
export interface RoomUpdates {
  readonly room: RoomId;
  readonly updates: readonly Uint8Array[];
}

/** The updates of a room in order, unpacked while they are read, and how many rows they are in. */
export interface StoredUpdates {
  readonly updates: Iterable<Uint8Array>;
  readonly rows: number;
  /** The number of the last row, in a store that several relays may use; see `Appended`. */
  readonly last?: number;
}

/** What a store has of a room: its updates, or the farewell it was closed with. */
export type StoredRoom =
  | ({ readonly closed: false } & StoredUpdates)
  | { readonly closed: true; readonly farewell: Uint8Array };

/** Something large on its way into a room, slice by slice. */
export interface Writing {
  /** Writes the next slice; true if it was the last one, and all of it counts from now on. */
  step(): Soon<boolean>;
  /** Leaves the room as it was. */
  cancel(): void;
}

/** A writing that is done when `step` returns. */
export interface LocalWriting extends Writing {
  step(): boolean;
}

/**
 * A store of rooms. Everything is durable when a method returns (or when its promise is fulfilled),
 * and every method throws (or rejects) on failure.
 */
export interface Storage {
  /** A room never written to is open and has no updates. */
  load(room: RoomId): Soon<StoredRoom>;
  /**
   * Replaces everything that a room has at this moment with one update, which is asked for in the
   * first step. What is added before the last step comes after it. In a store whose rows are
   * numbered, only those up to `last` are replaced.
   */
  replacing(room: RoomId, update: () => Uint8Array, last?: number): Writing;
  /**
   * Keeps a farewell in the place of everything that a room has, which is deleted for good, the
   * rest of a large room by `sweep`. Returns the farewell that the room has from now on: an earlier
   * one, if it was closed already.
   */
  closeRoom(room: RoomId, farewell: Uint8Array): Soon<Uint8Array>;
  /** Deletes a slice of what no longer counts; false if nothing was left of it. */
  sweep(): Soon<boolean>;
  /** Bytes in use, not counting what was deleted. */
  bytes(): number;
  /**
   * Notes that somebody came to these rooms on this day, given as any number that differs from day
   * to day. The first time, all rooms without a note count as visited today: notes begin when the
   * first is taken, and a relay that was killed took none of its last visits.
   */
  noteVisits(rooms: readonly RoomId[], today: number): Soon<void>;
  /**
   * Deletes one room, or one farewell, that nobody came to on the last `days` days with notes;
   * false if there is none.
   */
  forgetUnvisited(days: number): Soon<boolean>;
  close(): Soon<void>;
}

/** Notes of visits; see `noteVisits`. */
export interface Visits {
  /** On how many days a relay took notes. */
  readonly days: number;
  /** How many of these days ago somebody last came to each room. */
  readonly ago: ReadonlyMap<RoomId, number>;
}

/** A store that has done its work when a method returns: a file that belongs to this relay alone. */
export interface LocalStorage extends Storage {
  load(room: RoomId): StoredRoom;
  /** Adds all of these in one commit, or none of them; one row per room. */
  append(rooms: readonly RoomUpdates[]): void;
  /** Adds these as one row, slice by slice; nothing else may be added to the room meanwhile. */
  appending(updates: RoomUpdates): LocalWriting;
  replacing(room: RoomId, update: () => Uint8Array): LocalWriting;
  closeRoom(room: RoomId, farewell: Uint8Array): Uint8Array;
  sweep(): boolean;
  noteVisits(rooms: readonly RoomId[], today: number): void;
  forgetUnvisited(days: number): boolean;
  /** Every room and every closed one, sorted. */
  rooms(): readonly RoomId[];
  visits(): Visits;
  /** Copies everything to a new file while the store stays in use. */
  backUp(file: string): Promise<void>;
  close(): void;
}

/** A room's row as it was stored; in each room they are numbered from 1 in the order of commits. */
export interface Appended {
  readonly room: RoomId;
  readonly number: number;
}

/** What other relays on the same store did. */
export interface News {
  /** They stored rows of a room, up to this number. */
  stored(room: RoomId, number: number): void;
  /** They closed it. */
  closed(room: RoomId): void;
  /** A frame that says who is in a room there. */
  presence(room: RoomId, frame: Uint8Array): void;
  /** They would like to know who is in a room here. */
  asked(room: RoomId): void;
  /** Something may have been missed. */
  missed(): void;
}

/** How far a room has come. */
export interface Latest {
  readonly room: RoomId;
  readonly number: number;
  readonly isClosed: boolean;
}

/** What is told of presence in a room. */
export interface RoomFrame {
  readonly room: RoomId;
  readonly frame: Uint8Array;
}

/** A store on a server, which takes time to answer, may be out of reach, and is shared by several relays. */
export interface RemoteStorage extends Storage {
  /**
   * Adds all of these in one commit, or none of them; one row per room. Leaves out rooms that have
   * been closed, and returns the others.
   */
  append(rooms: readonly RoomUpdates[]): Promise<readonly Appended[]>;
  load(room: RoomId): Promise<StoredRoom>;
  /** The same without the rows up to a number. */
  loadSince(room: RoomId, number: number): Promise<StoredRoom>;
  /** How far each of these rooms has come; those of which nothing was ever stored are left out. */
  latest(rooms: readonly RoomId[]): Promise<readonly Latest[]>;
  /** Tells of what other relays do from now on. */
  follow(news: News): void;
  /** Tells other relays who is here, if there are any; leaves out frames that are too long. */
  showPresence(frames: readonly RoomFrame[]): Promise<void>;
  /** Asks other relays, if there are any, who is in a room there. */
  askForPresence(room: RoomId): Promise<void>;
  /** Adds another store's notes to its own; of two notes for one room, the later visit counts. */
  takeVisits(visits: Visits): Promise<void>;
  close(): Promise<void>;
}

/** Either kind, told apart by whether it can be copied to a file. */
export type AnyStorage = LocalStorage | RemoteStorage;

/** Whether a store has done its work when a method returns. */
export function isLocal(storage: AnyStorage): storage is LocalStorage {
  return 'backUp' in storage;
}
