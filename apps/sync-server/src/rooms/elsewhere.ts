/* Presence of people in a room whose sockets are at other relays, as those relays tell it. */

import type { Timing } from '../timing.ts';
import { encodePresence, type PresenceEntry } from './frames.ts';

/** More than a room has sockets, at all relays together; who comes later isn't shown. */
const MOST_ENTRIES = 256;
const GONE = 'null';

/** People elsewhere. */
export class Elsewhere {
  private readonly entries = new Map<number, { entry: PresenceEntry; at: number }>();
  private readonly timing: Pick<Timing, 'presenceMs'>;
  private readonly now: () => number;

  constructor(timing: Pick<Timing, 'presenceMs'>, now: () => number) {
    this.timing = timing;
    this.now = now;
  }

  /** The frame for those who are here; `undefined` if nothing is new to them. */
  receive(
    entries: readonly PresenceEntry[],
    isHere: (clientId: number) => boolean,
  ): Uint8Array | undefined {
    const news = entries.filter((entry) => !isHere(entry.clientId) && this.keep(entry));
    return news.length > 0 ? encodePresence(news) : undefined;
  }

  /** Somebody's socket is at this relay now. */
  forget(clientId: number): void {
    this.entries.delete(clientId);
  }

  everyone(): Uint8Array | undefined {
    this.rest();
    const here = [...this.entries.values()].map(({ entry }) => entry);
    return here.length > 0 ? encodePresence(here) : undefined;
  }

  /** Forgets what hasn't been renewed for so long that clients have forgotten it too. */
  rest(): void {
    const since = this.now() - this.timing.presenceMs;
    for (const [clientId, { at }] of this.entries) if (at <= since) this.entries.delete(clientId);
  }

  /** False if it is older than what is known. */
  private keep(entry: PresenceEntry): boolean {
    const { clientId, clock, state } = entry;
    const before = this.entries.get(clientId);
    if (before && clock < before.entry.clock) return false;
    if (state === GONE) return this.entries.delete(clientId);
    if (!before && this.entries.size >= MOST_ENTRIES) return false;
    this.entries.set(clientId, { entry, at: this.now() });
    return true;
  }
}
