/* What other relays are told about who is here: gathered for a moment, of all rooms together. */

import type { RoomId } from '@cairn/protocol';
import type { Log } from '../log.ts';
import type { RemoteStorage } from '../storage/storage.ts';
import { encodePresence, type ShownEntry } from './frames.ts';

const GATHER_MS = 100;

/** Tells the other relays. */
export class PresenceNews {
  private readonly storage: Pick<RemoteStorage, 'showPresence'>;
  private readonly log: Log;
  private readonly gathered = new Map<RoomId, Map<number, ShownEntry>>();
  private timer: NodeJS.Timeout | undefined;

  constructor(storage: Pick<RemoteStorage, 'showPresence'>, log: Log) {
    this.storage = storage;
    this.log = log;
  }

  add(room: RoomId, entries: readonly ShownEntry[]): void {
    const news = this.gathered.get(room) ?? new Map<number, ShownEntry>();
    for (const entry of entries) news.set(entry.clientId, entry);
    this.gathered.set(room, news);
    this.timer ??= setTimeout(() => {
      this.tell();
    }, GATHER_MS).unref();
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  private tell(): void {
    this.timer = undefined;
    // A message each, since one can't be long.
    const frames = [...this.gathered].flatMap(([room, news]) =>
      [...news.values()].map((entry) => ({ room, frame: encodePresence([entry]) })),
    );
    this.gathered.clear();
    this.storage.showPresence(frames).catch((error: unknown) => {
      this.log.warn({ err: error }, 'presence not shown to other relays');
    });
  }
}
