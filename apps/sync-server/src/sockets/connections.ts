/* Every open socket, from the handshake to its end: let in, listened to, kept awake, sent home. */

import type { Socket } from 'node:net';
import { CLOSE_RESTARTING } from '@cairn/protocol';
import type { WebSocket } from 'ws';
import { coarse, countedAs } from '../access/address.ts';
import type { Admission } from '../access/admit.ts';
import { BURST_UPDATES, BURST_UPDATES_AND_ADDRESS, type Limits } from '../limits/limits.ts';
import { createPaces } from '../limits/pace.ts';
import { createVisitors } from '../limits/visitors.ts';
import type { Log } from '../log.ts';
import type { Refusals } from '../metrics/refusals.ts';
import type { Tally } from '../metrics/tally.ts';
import type { Rooms } from '../rooms/rooms.ts';
import type { Timing } from '../timing.ts';
import { createEntrance } from './entrance.ts';
import type { Guest } from './guest.ts';
import { createListening } from './listening.ts';
import { createMemoryLimits } from './memory-limits.ts';
import { createTurn } from './outbox.ts';
import { createRounds } from './rounds.ts';
import { createSocketMember, type SocketSurroundings } from './socket-member.ts';
import type { Turns } from './turns.ts';

/** All open sockets. */
export interface Connections {
  /** Takes over a socket whose handshake is done; `tcp` is the connection under it. */
  open(socket: WebSocket, tcp: Socket, address: string, admission: Admission): void;
  count(): number;
  /** Whether this address has so many sockets too many that one more isn't even told so. */
  isCrowdedBy(address: string): boolean;
  /** Sockets that were told to close and have not gone yet. */
  closingCount(): number;
  /** Bytes of messages that have only arrived in part, with what it takes to keep them. */
  unfinishedBytes(): number;
  /** Bytes that slow readers have not taken yet. */
  waitingBytes(): number;
  /** Asks every socket to come back later, and resolves when all are gone. */
  sendHome(): Promise<void>;
}

/** What connections work with; `now` is a clock in milliseconds. */
export interface ConnectionSurroundings {
  readonly rooms: Rooms;
  readonly turns: Turns;
  readonly timing: Timing;
  readonly limits: Limits;
  readonly tally: Tally;
  readonly refusals: Refusals;
  readonly log: Log;
  readonly now: () => number;
}

const CHECKS_PER_QUIET_TIME = 10;

/** Sockets in rooms. */
export function createConnections(surroundings: ConnectionSurroundings): Connections {
  const { rooms, turns, timing, limits, tally, refusals, log, now } = surroundings;
  const paces = createPaces(
    { perSecond: limits.updatesPerSecond, burst: BURST_UPDATES },
    { perSecond: limits.updatesPerSecondAndAddress, burst: BURST_UPDATES_AND_ADDRESS },
    now,
  );
  const guests = new Map<WebSocket, Guest>();
  const memory = createMemoryLimits(guests, limits, refusals);
  const visitors = createVisitors(limits, now);
  const entrance = createEntrance({ ...surroundings, visitors });
  const listening = createListening({ ...surroundings, guests, memory, entrance, left });
  const lookAround = createRounds({ ...surroundings, guests });
  const shared: SocketSurroundings = {
    turn: createTurn(),
    limits,
    tally,
    now,
    queued: (bytes) => {
      memory.buffered.added(bytes);
    },
  };
  const waker = setInterval(() => {
    rooms.rest();
    lookAround();
  }, timing.quietMs / CHECKS_PER_QUIET_TIME).unref();
  let allGone: (() => void) | undefined;

  function left(guest: Guest): void {
    visitors.leave(guest.countedAs);
    guest.lane.end();
    guest.place?.leave();
    if (guests.size === 0) allGone?.();
  }

  /** Answers what it cost. */
  function letIn(guest: Guest, admission: Admission): number {
    const { member, pace, address } = guest;
    if (!member.isOpen()) return 0;
    const { place, cost } = entrance.enter(member, pace, address, admission);
    guest.place = place;
    // Whoever was sent away need not speak.
    guest.spoke = place === undefined;
    if (!place) return cost;
    // Whoever has said too much from this address already is not listened to at once.
    listening.slowDown(guest, pace.spoke(0));
    log.info(
      { room: guest.room.slice(0, 6), access: member.access, from: coarse(address) },
      'joined',
    );
    return cost;
  }

  return {
    open(socket, tcp, address, admission) {
      const access = admission.ok ? admission.access : 'read';
      const counted = countedAs(address);
      const arrived = visitors.arrive(counted);
      const openedAt = now();
      const guest: Guest = {
        tcp,
        member: createSocketMember(socket, tcp, access, shared),
        address,
        pace: paces.of(counted),
        countedAs: counted,
        lane: turns.lane(
          counted,
          () => {
            socket.pause();
          },
          () => {
            guest.unfinishedBytes = 0;
            socket.resume();
          },
        ),
        room: admission.ok ? admission.room : '',
        place: undefined,
        openedAt,
        spoke: false,
        heard: false,
        heardAt: openedAt,
        asked: false,
        waitingBytes: 0,
        closingSince: undefined,
        unfinishedBytes: 0,
        unfinishedSince: 0,
        lastPiece: 0,
      };
      guests.set(socket, guest);
      listening.begin(socket, guest);
      if (arrived) guest.lane.add(() => letIn(guest, admission));
      else {
        entrance.turnAway(guest.member, address, 'sockets_per_address');
        guest.spoke = true;
      }
    },
    count: () => guests.size,
    isCrowdedBy: (address) => visitors.isCrowdedBy(countedAs(address)),
    closingCount() {
      let count = 0;
      for (const socket of guests.keys()) if (socket.readyState === socket.CLOSING) count += 1;
      return count;
    },
    unfinishedBytes: () => memory.unfinishedBytes(),
    waitingBytes: () => memory.waitingBytes(),
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
