/** What is said when the relay is found again: what was sent, and what came. */
import { count } from '@cairn/model/shared';
import type { SyncStatus } from '#lib/sync/sync-status.ts';

/** Follows a session's status; gives the sentence once, when all that waited has been stored. */
export class BackOnline {
  #wasOffline = false;
  #waited = 0;

  /** The sentence, when there is one to say now. */
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
