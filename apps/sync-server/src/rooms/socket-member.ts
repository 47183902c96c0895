/* A real socket as a member of a room: few writes to the network, and never quiet for too long. */

import type { Socket } from 'node:net';
import type { Access } from '@cairn/protocol';
import type { WebSocket } from 'ws';
import type { Member } from './member.ts';

/** A member, and when it was last spoken to (the clock's milliseconds). */
export interface SocketMember extends Member {
  lastSentAt(): number;
}

/** Wraps a WebSocket; `tcp` is the connection under it. */
export function createSocketMember(
  socket: WebSocket,
  tcp: Socket,
  access: Access,
  now: () => number,
): SocketMember {
  let sentAt = now();
  let corked = false;

  /** What is due within one turn of the event loop leaves in one write. */
  function cork(): void {
    if (corked) return;
    corked = true;
    tcp.cork();
    setImmediate(() => {
      corked = false;
      tcp.uncork();
    });
  }

  return {
    access,
    send(frame) {
      if (socket.readyState !== socket.OPEN) return;
      sentAt = now();
      cork();
      socket.send(frame);
    },
    close(code, reason) {
      socket.close(code, reason);
    },
    answersWithin(milliseconds) {
      if (socket.readyState !== socket.OPEN) return Promise.resolve(false);
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
  };
}
