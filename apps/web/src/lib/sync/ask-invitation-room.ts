/**
 * One-shot visit to an invitation's room: resolves with its state, or once what was put into it is
 * stored.
 */
import { type InvitationRoom, visitInvitation } from './invitation-room.ts';

interface Question {
  /** The invitation's secret, 32 bytes. */
  readonly secret: Uint8Array;
  readonly origin: string;
  /** The entry to put into the room if it is empty. */
  readonly entry?: Uint8Array;
  /** How long to wait for the answer, in milliseconds. */
  readonly timeoutMs: number;
  /** Aborting resolves with `null` at once. */
  readonly signal: AbortSignal;
}

/** The room's state, or `null` if the relay doesn't answer in time. Never rejects. */
export function askInvitationRoom({
  timeoutMs,
  signal,
  ...visited
}: Question): Promise<InvitationRoom | null> {
  return new Promise((resolve) => {
    const answer = (room: InvitationRoom | null) => {
      clearTimeout(timer);
      // `onchange` can fire before `visitInvitation` has returned.
      queueMicrotask(() => visit.close());
      resolve(room);
    };
    const timer = setTimeout(() => answer(null), timeoutMs);
    signal.addEventListener('abort', () => answer(null), { once: true });
    const visit = visitInvitation({
      ...visited,
      onchange: (room) => {
        const isOnTheWay = room.state === 'reaching' || (room.state === 'open' && !room.stored);
        if (!isOnTheWay) answer(room);
      },
    });
  });
}
