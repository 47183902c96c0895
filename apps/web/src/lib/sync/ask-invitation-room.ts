/** One question to an invitation's room, answered once: how it stands, or that what was put into it is stored. */
import { visitInvitation, type InvitationRoom } from './invitation-room.ts';

interface Question {
  /** Of the invitation, 32 bytes. */
  readonly secret: Uint8Array;
  readonly origin: string;
  /** Put into the room when it is empty. */
  readonly entry?: Uint8Array;
  /** How long to wait for the answer, in milliseconds. */
  readonly timeoutMs: number;
  /** Gives up at once. */
  readonly signal: AbortSignal;
}

/** `null` when the relay doesn't answer in time. Never rejects. */
export function askInvitationRoom({
  timeoutMs,
  signal,
  ...visited
}: Question): Promise<InvitationRoom | null> {
  return new Promise((resolve) => {
    const answer = (room: InvitationRoom | null) => {
      clearTimeout(timer);
      // The first news may come before the visit is at hand.
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
