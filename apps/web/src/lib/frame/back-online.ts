/** What to say when the relay is back: what was sent, and what has arrived. */
import { count } from '@cairn/model/shared';
import type { SyncStatus } from '#lib/sync/sync-status.ts';

/**
 * Follows a session's status, and gives the sentence once, when everything that was waiting is
 * stored.
 */
export class BackOnline {
  #wasOffline = false;
  #waited = 0;

  /** The sentence to show now, or `null`. */
  hear({ relay, waiting, received }: SyncStatus): string | null {
    if (relay === 'offline') this.#wasOffline = true;
    if (relay !== 'synced') {
      this.#waited = waiting;
      return null;
    }
    if (!this.#wasOffline || waiting > 0) return null;
    const sent = this.#waited;
    this.#wasOffline = false;
    this.#waited = 0;
    const facts = [
      sent > 0 ? `${count(sent, 'change')} sent` : null,
      received > 0 ? `${count(received, 'change')} received` : null,
    ].filter((fact) => fact !== null);
    return facts.length === 0 ? null : `Back online: ${facts.join(', ')}.`;
  }
}
