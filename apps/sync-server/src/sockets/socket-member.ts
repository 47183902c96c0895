/* A real socket as a member of a room: few writes to the network, and never quiet for too long. */

import type { Socket } from 'node:net';
import { CLOSE_OVERLOADED, type Access } from '@cairn/protocol';
import type { WebSocket } from 'ws';
import type { Limits } from '../limits/limits.ts';
import { refused, type Tally } from '../metrics/tally.ts';
import type { Member } from '../rooms/member.ts';
import { createOutbox, type Turn } from './outbox.ts';

/** A member, and what its socket is up to. */
export interface SocketMember extends Member {
  /** The clock's milliseconds. */
  lastSentAt(): number;
  /** Bytes that the other end has not taken yet. */
  waitingBytes(): number;
}

/** What all sockets share; `now` is a clock in milliseconds. */
export interface SocketSurroundings {
  readonly turn: Turn;
  readonly limits: Pick<Limits, 'bufferedBytes'>;
  readonly tally: Tally;
  readonly now: () => number;
}

/**
 * Wraps a WebSocket without compression; `tcp` is the connection under it, which messages are
 * written to directly. What `ws` writes there itself (pings, pongs, the closing) is never cut by
 * that: either of them only ever writes whole frames.
 */
export function createSocketMember(
  socket: WebSocket,
  tcp: Socket,
  access: Access,
  { turn, limits, tally, now }: SocketSurroundings,
): SocketMember {
  let sentAt = now();
  const isOpen = (): boolean => socket.readyState === socket.OPEN;
  const written = (bytes: number): void => {
    sentAt = now();
    tally.bytesOut += bytes;
  };
  const outbox = createOutbox({ tcp, isOpen, written }, turn);

  return {
    access,
    send(frame) {
      if (!isOpen()) return;
      // Asked before adding: a single frame over the limit still reaches someone who reads.
      if (outbox.waitingBytes() > limits.bufferedBytes) {
        refused(tally, 'buffered_bytes');
        this.close(CLOSE_OVERLOADED, 'too slow a reader');
        return;
      }
      outbox.put(frame);
    },
    close(code, reason) {
      outbox.flush();
      socket.close(code, reason);
      // A socket that is not read would never hear the other end's goodbye.
      if (socket.isPaused) socket.resume();
    },
    answersWithin(milliseconds) {
      if (!isOpen()) return Promise.resolve(false);
      return new Promise((resolve) => {
        const settle = (alive: boolean) => () => {
          clearTimeout(timer);
          socket.off('pong', answered);
          socket.off('close', closed);
          resolve(alive);
        };
        const answered = settle(true);
        const closed = settle(false);
        const timer = setTimeout(closed, milliseconds);
        socket.once('pong', answered);
        socket.once('close', closed);
        socket.ping();
      });
    },
    lastSentAt: () => sentAt,
    waitingBytes: () => outbox.waitingBytes(),
  };
}
