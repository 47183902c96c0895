/* Checks all sockets every few seconds: quiet ones are kept awake, dead and silent ones are closed. */

import { CLOSE_SILENT } from '@cairn/protocol';
import type { WebSocket } from 'ws';
import type { Limits } from '../limits/limits.ts';
import type { Refusals } from '../metrics/refusals.ts';
import type { Tally } from '../metrics/tally.ts';
import { EMPTY_PRESENCE } from '../rooms/frames.ts';
import type { Timing } from '../timing.ts';
import { type Guest, isDead } from './guest.ts';

interface RoundDeps {
  readonly guests: ReadonlyMap<WebSocket, Guest>;
  readonly timing: Timing;
  readonly limits: Pick<Limits, 'closingSeconds'>;
  readonly tally: Tally;
  readonly refusals: Refusals;
  readonly now: () => number;
}

/** The returned function does one round each time it is called. */
export function createRounds(deps: RoundDeps): () => void {
  const { guests, timing, limits, tally, refusals, now } = deps;

  /**
   * A client that keeps a socket open after it was told to close would otherwise keep its place for
   * as long.
   */
  function isOverstaying(guest: Guest, time: number): boolean {
    guest.closingSince ??= time;
    return time - guest.closingSince >= limits.closingSeconds * 1_000;
  }

  return () => {
    const time = now();
    for (const [socket, guest] of guests) {
      const { member, openedAt, spoke } = guest;
      if (socket.readyState === socket.CLOSING) {
        if (!isOverstaying(guest, time)) continue;
        tally.closingsIgnored += 1;
        socket.terminate();
      } else if (isDead(socket, guest, time, timing)) socket.terminate();
      else if (!spoke && !socket.isPaused && time - openedAt >= timing.silentMs) {
        refusals.refuse('silent', guest.address);
        member.close(CLOSE_SILENT, 'silent');
      } else if (time - member.lastSentAt() >= timing.quietMs) {
        member.send(EMPTY_PRESENCE);
      }
    }
  };
}
