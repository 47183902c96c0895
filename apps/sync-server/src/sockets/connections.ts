/* Every open socket, from the handshake to its end: let in, listened to, kept awake, sent home. */

import type { Socket } from 'node:net';
import { CLOSE_MALFORMED, CLOSE_OVERLOADED, CLOSE_RESTARTING, CLOSE_SILENT } from '@cairn/protocol';
import type { WebSocket } from 'ws';
import { coarse, countedAs } from '../access/address.ts';
import type { Admission } from '../access/admit.ts';
import { BURST_UPDATES, BURST_UPDATES_AND_ADDRESS, type Limits } from '../limits/limits.ts';
import { createPaces, type Pace } from '../limits/pace.ts';
import { createVisitors } from '../limits/visitors.ts';
import type { Log } from '../log.ts';
import { refused, type Refusal, type Tally } from '../metrics/tally.ts';
import { EMPTY_PRESENCE } from '../rooms/frames.ts';
import type { Place, Rooms } from '../rooms/rooms.ts';
import type { Timing } from '../timing.ts';
import { createTurn } from './outbox.ts';
import { createSocketMember, type SocketMember, type SocketSurroundings } from './socket-member.ts';

/** All open sockets. */
export interface Connections {
  /** Takes over a socket whose handshake is done; `tcp` is the connection under it. */
  open(socket: WebSocket, tcp: Socket, address: string, admission: Admission): void;
  count(): number;
  /** Bytes that slow readers have not taken yet. */
  waitingBytes(): number;
  /** Asks every socket to come back later, and resolves when all are gone. */
  sendHome(): Promise<void>;
}

/** What connections work with; `now` is a clock in milliseconds. */
export interface ConnectionSurroundings {
  readonly rooms: Rooms;
  readonly timing: Timing;
  readonly limits: Limits;
  readonly tally: Tally;
  readonly log: Log;
  readonly now: () => number;
}

interface Guest {
  readonly member: SocketMember;
  readonly pace: Pace;
  /** What limits by address count it as; none when there were too many already. */
  readonly countedAs: string | undefined;
  room: string;
  place: Place | undefined;
  readonly openedAt: number;
  spoke: boolean;
  /** Whether anything was heard since the last look around, and when that was so. */
  heard: boolean;
  heardAt: number;
  asked: boolean;
  waitingBytes: number;
}

const MOST_DEBT_MS = 1_000;
const CHECKS_PER_QUIET_TIME = 10;

const SENTENCES = {
  room_closed: 'the room is closed',
  sockets_per_room: 'too many sockets in this room',
  sockets_per_address: 'too many sockets from this address',
  pace: 'too much from this address',
  rooms_per_hour: 'too many new rooms from this address',
} satisfies Partial<Record<Refusal, string>>;

/** Sockets in rooms. */
export function createConnections(surroundings: ConnectionSurroundings): Connections {
  const { rooms, timing, limits, tally, log, now } = surroundings;
  const shared: SocketSurroundings = { turn: createTurn(), limits, tally, now };
  const visitors = createVisitors(limits, now);
  const paces = createPaces(
    { perSecond: limits.updatesPerSecond, burst: BURST_UPDATES },
    { perSecond: limits.updatesPerSecondAndAddress, burst: BURST_UPDATES_AND_ADDRESS },
    now,
  );
  const guests = new Map<WebSocket, Guest>();
  const waker = setInterval(lookAround, timing.quietMs / CHECKS_PER_QUIET_TIME).unref();
  let allGone: (() => void) | undefined;

  function lookAround(): void {
    rooms.rest();
    const time = now();
    for (const [socket, guest] of guests) {
      const { member, openedAt, spoke } = guest;
      if (isDead(socket, guest, time)) socket.terminate();
      else if (!spoke && !socket.isPaused && time - openedAt >= timing.silentMs) {
        refused(tally, 'silent');
        member.close(CLOSE_SILENT, 'silent');
      } else if (time - member.lastSentAt() >= timing.quietMs) {
        member.send(EMPTY_PRESENCE);
      }
    }
  }

  /** Otherwise a laptop that was shut would keep its place for as long as the network hopes. */
  function isDead(socket: WebSocket, guest: Guest, time: number): boolean {
    const waitingBytes = guest.member.waitingBytes();
    const takesWhatWaits = waitingBytes < guest.waitingBytes;
    guest.waitingBytes = waitingBytes;
    if (guest.heard || takesWhatWaits || socket.isPaused) {
      guest.heard = false;
      guest.heardAt = time;
      guest.asked = false;
    } else if (!guest.asked && time - guest.heardAt >= timing.askMs) {
      guest.asked = true;
      guest.heardAt = time;
      if (socket.readyState === socket.OPEN) socket.ping();
    }
    return guest.asked && time - guest.heardAt >= timing.deadMs;
  }

  function turnAway(member: SocketMember, address: string, reason: keyof typeof SENTENCES): void {
    refused(tally, reason);
    log.info({ reason, from: coarse(address) }, 'refused');
    if (reason !== 'room_closed') member.close(CLOSE_OVERLOADED, SENTENCES[reason]);
  }

  function enter(
    member: SocketMember,
    pace: Pace,
    address: string,
    admission: Admission,
  ): Place | undefined {
    if (!admission.ok) {
      refused(tally, admission.code === CLOSE_MALFORMED ? 'malformed' : 'mismatch');
      log.info({ code: admission.code, from: coarse(address) }, 'refused');
      member.close(admission.code, admission.reason);
      return undefined;
    }
    const { room } = admission;
    // Opening a room is work, too: whoever owes much has to come back later.
    if (pace.spoke(0) > MOST_DEBT_MS) {
      turnAway(member, address, 'pace');
      return undefined;
    }
    try {
      const mayMake = (): boolean => visitors.mayMake(countedAs(address), room);
      const joined = rooms.join(admission, member, mayMake);
      if (joined.ok) {
        pace.spoke(joined.cost);
        return joined.place;
      }
      turnAway(member, address, joined.reason);
    } catch (error) {
      storeFailed(member, room, error);
    }
    return undefined;
  }

  function storeFailed(member: SocketMember, room: string, error: unknown): void {
    refused(tally, 'store');
    log.error({ err: error, room: room.slice(0, 6) }, 'room not read');
    member.close(CLOSE_OVERLOADED, 'try again later');
  }

  /** Reads on after a while; what has arrived meanwhile waits in the network. */
  function slowDown(socket: WebSocket, pauseMs: number): void {
    if (socket.isPaused || socket.readyState !== socket.OPEN) return;
    tally.slowed += 1;
    socket.pause();
    setTimeout(() => {
      socket.resume();
    }, pauseMs).unref();
  }

  // Shared by all sockets, which hand themselves over as `this`: four closures less for each.
  function heard(this: WebSocket, data: Buffer, isBinary: boolean): void {
    const guest = guests.get(this);
    if (!guest?.place || this.readyState !== this.OPEN) return;
    guest.spoke = true;
    guest.heard = true;
    tally.bytesIn += data.length;
    let cost = 1;
    try {
      if (isBinary) cost = guest.place.receive(data);
      else guest.member.close(CLOSE_MALFORMED, 'not the protocol');
    } catch (error) {
      storeFailed(guest.member, guest.room, error);
    }
    const pauseMs = guest.pace.spoke(cost);
    if (pauseMs > 0) slowDown(this, pauseMs);
  }

  function answered(this: WebSocket): void {
    const guest = guests.get(this);
    if (guest) guest.heard = true;
  }

  /** A message over the limit, or a frame that is none: `ws` closes the socket by itself. */
  function failed(error: Error & { code?: string }): void {
    const tooLong = error.code === 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH';
    refused(tally, tooLong ? 'message_bytes' : 'malformed');
  }

  function left(this: WebSocket): void {
    const guest = guests.get(this);
    guests.delete(this);
    if (guest?.countedAs !== undefined) visitors.leave(guest.countedAs);
    guest?.place?.leave();
    if (guests.size === 0) allGone?.();
  }

  return {
    open(socket, tcp, address, admission) {
      const access = admission.ok ? admission.access : 'read';
      const member = createSocketMember(socket, tcp, access, shared);
      const counted = countedAs(address);
      const arrived = visitors.arrive(counted);
      const openedAt = now();
      const guest: Guest = {
        member,
        pace: paces.of(counted),
        countedAs: arrived ? counted : undefined,
        room: admission.ok ? admission.room : '',
        place: undefined,
        openedAt,
        spoke: false,
        heard: false,
        heardAt: openedAt,
        asked: false,
        waitingBytes: 0,
      };
      guests.set(socket, guest);
      socket.on('message', heard);
      socket.on('pong', answered);
      socket.on('error', failed);
      socket.on('close', left);
      if (!arrived) turnAway(member, address, 'sockets_per_address');
      else guest.place = enter(member, guest.pace, address, admission);
      // Whoever was sent away need not speak.
      guest.spoke = guest.place === undefined;
      if (!guest.place) return;
      // Whoever has said too much from this address already is not listened to at once.
      const pauseMs = guest.pace.spoke(0);
      if (pauseMs > 0) slowDown(socket, pauseMs);
      log.info({ room: guest.room.slice(0, 6), access, from: coarse(address) }, 'joined');
    },
    count: () => guests.size,
    waitingBytes() {
      let bytes = 0;
      for (const { member } of guests.values()) bytes += member.waitingBytes();
      return bytes;
    },
    async sendHome() {
      clearInterval(waker);
      if (guests.size === 0) return;
      const everyoneLeft = new Promise<void>((resolve) => {
        allGone = resolve;
      });
      const patience = setTimeout(() => {
        for (const socket of guests.keys()) socket.terminate();
      }, timing.goodbyeMs);
      for (const { member } of guests.values()) member.close(CLOSE_RESTARTING, 'restarting');
      await everyoneLeft;
      clearTimeout(patience);
    },
  };
}
