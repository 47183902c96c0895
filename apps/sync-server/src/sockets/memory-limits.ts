/* What all sockets together may hold: unfinished messages, what slow readers haven't taken, and presence. */

import { CLOSE_OVERLOADED } from '@cairn/protocol';
import type { WebSocket } from 'ws';
import { type Budget, createBudget, type Holding } from '../limits/budget.ts';
import type { Limits } from '../limits/limits.ts';
import type { Refusals } from '../metrics/refusals.ts';
import type { Callers } from './callers.ts';
import type { Guest } from './guest.ts';

/** Both budgets, and how much of each is in use. */
export interface MemoryLimits {
  readonly buffered: Budget;
  readonly unfinished: Budget;
  /** Bytes of messages that have only partly arrived, including the overhead of keeping them. */
  unfinishedBytes(): number;
  /** Bytes that slow readers haven't taken yet. */
  waitingBytes(): number;
  /** Bytes of everyone's presence. */
  presenceBytes(): number;
}

const presenceOf = (place: Guest['place']): number => place?.presenceBytes() ?? 0;

const SENTENCES = {
  unfinished_bytes: 'too many unfinished messages',
  all_buffered_bytes: 'too much waits for others',
};

/** Limits on what these guests hold, and on what is waiting for callers. */
export function createMemoryLimits(
  guests: ReadonlyMap<WebSocket, Guest>,
  callers: Pick<Callers, 'waitingBytes' | 'holdings'>,
  limits: Pick<Limits, 'allBufferedBytes' | 'unfinishedBytes'>,
  refusals: Refusals,
): MemoryLimits {
  /** What ending each socket would free; `letGo` ends it. */
  function* holdings(
    reason: keyof typeof SENTENCES,
    measure: (guest: Guest) => { readonly bytes: number; readonly rank: number },
  ): Generator<Holding> {
    for (const [socket, guest] of guests) {
      if (guest.tcp.destroyed && !guest.member.isOpen()) continue;
      const letGo = (): void => {
        refusals.refuse(reason, guest.address);
        socket.close(CLOSE_OVERLOADED, SENTENCES[reason]);
        // The closing may never get through, and the memory is needed now.
        socket.terminate();
      };
      yield { address: guest.countedAs, ...measure(guest), letGo };
    }
  }

  function sum(measure: (guest: Guest) => number): number {
    let bytes = 0;
    for (const guest of guests.values()) bytes += measure(guest);
    return bytes;
  }

  return {
    buffered: createBudget(limits.allBufferedBytes, () => [
      ...callers.holdings(),
      ...holdings('all_buffered_bytes', ({ member, place }) => {
        // Presence waits for those who come later.
        const bytes = member.waitingBytes() + presenceOf(place);
        return { bytes, rank: bytes };
      }),
    ]),
    // Newest first, so that when many come back at once some always finish.
    unfinished: createBudget(limits.unfinishedBytes, () =>
      holdings('unfinished_bytes', (guest) => ({
        bytes: guest.inbox.heldBytes,
        rank: guest.unfinishedSince,
      })),
    ),
    unfinishedBytes: () => sum((guest) => guest.inbox.heldBytes),
    presenceBytes: () => sum(({ place }) => presenceOf(place)),
    waitingBytes: () => callers.waitingBytes() + sum(({ member }) => member.waitingBytes()),
  };
}
