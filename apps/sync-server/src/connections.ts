/* Every open socket, from the handshake to its end: let in, listened to, kept awake, sent home. */

import type { Socket } from 'node:net';
import { CLOSE_MALFORMED, CLOSE_OVERLOADED, CLOSE_RESTARTING, CLOSE_SILENT } from '@cairn/protocol';
import type { WebSocket } from 'ws';
import type { Admission } from './access/admit.ts';
import type { Log } from './log.ts';
import { EMPTY_PRESENCE } from './rooms/frames.ts';
import type { Place, Rooms } from './rooms/rooms.ts';
import { createSocketMember, type SocketMember } from './rooms/socket-member.ts';
import type { Timing } from './timing.ts';

/** One socket's side of the conversation. */
export interface Connection {
  receive(data: unknown): void;
  closed(): void;
}

/** All open sockets. */
export interface Connections {
  open(socket: WebSocket, tcp: Socket, admission: Admission): Connection;
  count(): number;
  /** Asks every socket to come back later, and resolves when all are gone. */
  sendHome(): Promise<void>;
}

interface Guest {
  readonly member: SocketMember;
  readonly openedAt: number;
  spoke: boolean;
}

const CHECKS_PER_QUIET_TIME = 10;

/** Sockets in rooms; `now` is a clock in milliseconds. */
export function createConnections(
  rooms: Rooms,
  timing: Timing,
  log: Log,
  now: () => number,
): Connections {
  const sockets = new Set<WebSocket>();
  const guests = new Set<Guest>();
  const waker = setInterval(wakeQuietOnes, timing.quietMs / CHECKS_PER_QUIET_TIME).unref();
  let allGone: (() => void) | undefined;

  function wakeQuietOnes(): void {
    const time = now();
    for (const { member, openedAt, spoke } of guests) {
      if (!spoke && time - openedAt >= timing.silentMs) member.close(CLOSE_SILENT, 'silent');
      else if (time - member.lastSentAt() >= timing.quietMs) member.send(EMPTY_PRESENCE);
    }
  }

  function gone(socket: WebSocket): void {
    sockets.delete(socket);
    if (sockets.size === 0) allGone?.();
  }

  function enter(member: SocketMember, admission: Admission): Place | undefined {
    if (!admission.ok) {
      log.info({ code: admission.code }, 'refused');
      member.close(admission.code, admission.reason);
      return undefined;
    }
    try {
      return rooms.join(admission.room, member);
    } catch (error) {
      log.error({ err: error, room: admission.room.slice(0, 6) }, 'room not opened');
      member.close(CLOSE_OVERLOADED, 'try again later');
      return undefined;
    }
  }

  return {
    open(socket, tcp, admission) {
      const member = createSocketMember(socket, tcp, admission.ok ? admission.access : 'read', now);
      const guest = { member, openedAt: now(), spoke: false };
      sockets.add(socket);
      const place = enter(member, admission);
      if (place) guests.add(guest);
      return {
        receive(data) {
          guest.spoke = true;
          if (!place) return;
          if (data instanceof ArrayBuffer) place.receive(new Uint8Array(data));
          else member.close(CLOSE_MALFORMED, 'not the protocol');
        },
        closed() {
          guests.delete(guest);
          place?.leave();
          gone(socket);
        },
      };
    },
    count: () => sockets.size,
    async sendHome() {
      clearInterval(waker);
      if (sockets.size === 0) return;
      const everyoneLeft = new Promise<void>((resolve) => {
        allGone = resolve;
      });
      const patience = setTimeout(() => {
        for (const socket of sockets) socket.terminate();
      }, timing.goodbyeMs);
      for (const socket of sockets) socket.close(CLOSE_RESTARTING, 'restarting');
      await everyoneLeft;
      clearTimeout(patience);
    },
  };
}
