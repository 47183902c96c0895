/* Rooms that several relays have open: what the others store is read from the store and passed on. */

import type { RoomId } from '@cairn/protocol';
import type { Log } from '../log.ts';
import type { News, RemoteStorage } from '../storage/storage.ts';
import type { Room } from './room.ts';

interface CatchingUpDeps {
  readonly storage: Pick<RemoteStorage, 'follow' | 'latest' | 'loadSince' | 'askForPresence'>;
  readonly open: ReadonlyMap<RoomId, Room>;
  readonly log: Log;
}

/** Messages can be missed without anybody noticing, so now and then all open rooms are compared. */
const COMPARE_MS = 60_000;
const RETRY_MS = 1_000;

/** Reads what is missing, one reading a room at a time. */
export class CatchingUp implements News {
  private readonly deps: CatchingUpDeps;
  /** Rooms that are being read, and whether there was more news of them since. */
  private readonly underWay = new Map<RoomId, { again: boolean }>();
  private readonly comparing: NodeJS.Timeout;
  private isStopped = false;

  constructor(deps: CatchingUpDeps) {
    this.deps = deps;
    deps.storage.follow(this);
    this.comparing = setInterval(() => {
      this.missed();
    }, COMPARE_MS).unref();
  }

  stored(id: RoomId, number: number): void {
    const room = this.deps.open.get(id);
    if (room && room.lastNumber < number) this.read(id);
  }

  closed(id: RoomId): void {
    if (this.deps.open.has(id)) this.read(id);
  }

  presence(id: RoomId, frame: Uint8Array): void {
    this.deps.open.get(id)?.receivePresence(frame);
  }

  asked(id: RoomId): void {
    this.deps.open.get(id)?.tellPresence();
  }

  missed(): void {
    void this.compare();
  }

  /** Call it with a room that was read a moment ago: another relay may have stored more since. */
  opened(id: RoomId): void {
    this.read(id);
    this.deps.storage.askForPresence(id).catch((error: unknown) => {
      this.deps.log.warn({ err: error }, 'other relays not asked who is there');
    });
  }

  /** Reads what a room lacks. */
  read(id: RoomId): void {
    if (this.isStopped) return;
    const reading = this.underWay.get(id);
    if (reading) {
      reading.again = true;
      return;
    }
    this.underWay.set(id, { again: false });
    void this.readOnce(id);
  }

  stop(): void {
    this.isStopped = true;
    clearInterval(this.comparing);
  }

  private async readOnce(id: RoomId): Promise<void> {
    const { storage, open, log } = this.deps;
    const room = open.get(id);
    try {
      const found = room && (await storage.loadSince(id, room.lastNumber));
      // Another room object may have been opened under this id since; it has read more.
      if (found && open.get(id) === room && !this.isStopped) room.receiveStored(found);
    } catch (error) {
      log.error({ err: error, room: id.slice(0, 6) }, 'what other relays stored was not read');
      setTimeout(() => {
        this.read(id);
      }, RETRY_MS).unref();
    }
    const again = this.underWay.get(id)?.again === true;
    this.underWay.delete(id);
    if (again) this.read(id);
  }

  private async compare(): Promise<void> {
    const { storage, open, log } = this.deps;
    if (open.size === 0) return;
    try {
      for (const { room, number, isClosed } of await storage.latest([...open.keys()])) {
        if (isClosed) this.closed(room);
        else this.stored(room, number);
      }
    } catch (error) {
      // Listening tells when the database is back.
      log.warn({ err: error }, 'open rooms not compared with the database');
    }
  }
}
