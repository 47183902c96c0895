/* Every open socket, from its handshake to its end: let in, listened to, kept awake, sent home. */

import { CLOSE_RESTARTING } from '@cairn/protocol';
import type { Socket } from 'node:net';
import type { WebSocket } from 'ws';
import { coarse, countedAs } from '../access/address.ts';
import type { Admission } from '../access/admit.ts';
import { BURST_UPDATES, BURST_UPDATES_AND_ADDRESS, type Limits } from '../limits/limits.ts';
import { createPaces, type Paces } from '../limits/pace.ts';
import { createVisitors, type Visitors } from '../limits/visitors.ts';
import type { Log } from '../log.ts';
import type { Refusals } from '../metrics/refusals.ts';
import type { Tally } from '../metrics/tally.ts';
import type { Rooms } from '../rooms/rooms.ts';
import type { Timing } from '../timing.ts';
import type { Callers } from './callers.ts';
import { createEntrance, type Entrance } from './entrance.ts';
import { createGuest, type Guest } from './guest.ts';
import { createListening, type Listening } from './listening.ts';
import { createMemoryLimits, type MemoryLimits } from './memory-limits.ts';
import { createTurn } from './outbox.ts';
import { createRounds } from './rounds.ts';
import { createSocketMember, type SocketDeps } from './socket-member.ts';
import type { Turns } from './turns.ts';

/** What connections depend on; `now` returns milliseconds. */
export interface ConnectionDeps {
  readonly rooms: Rooms;
  readonly callers: Callers;
  readonly turns: Turns;
  readonly timing: Timing;
  readonly limits: Limits;
  readonly tally: Tally;
  readonly refusals: Refusals;
  readonly log: Log;
  readonly now: () => number;
}

const CHECKS_PER_QUIET_TIME = 10;

/** All open sockets. */
export class Connections {
  private readonly deps: ConnectionDeps;
  private readonly guests = new Map<WebSocket, Guest>();
  private readonly paces: Paces;
  private readonly memory: MemoryLimits;
  private readonly visitors: Visitors;
  private readonly entrance: Entrance;
  private readonly listening: Listening;
  private readonly members: SocketDeps;
  private readonly waker: NodeJS.Timeout;
  private onAllGone: (() => void) | undefined;

  constructor(deps: ConnectionDeps) {
    const { rooms, callers, timing, limits, tally, refusals, now } = deps;
    const { guests } = this;
    this.deps = deps;
    this.paces = createPaces(
      { perSecond: limits.updatesPerSecond, burst: BURST_UPDATES },
      { perSecond: limits.updatesPerSecondAndAddress, burst: BURST_UPDATES_AND_ADDRESS },
      now,
    );
    const memory = createMemoryLimits(guests, callers, limits, refusals);
    const visitors = createVisitors(limits, now);
    const entrance = createEntrance({ ...deps, visitors });
    const left = (guest: Guest): void => {
      this.left(guest);
    };
    this.listening = createListening({ ...deps, guests, memory, entrance, left });
    this.memory = memory;
    this.visitors = visitors;
    this.entrance = entrance;
    const queued = (bytes: number): void => {
      memory.buffered.added(bytes);
    };
    this.members = { turn: createTurn(), limits, tally, now, queued };
    const lookAround = createRounds({ ...deps, guests });
    this.waker = setInterval(() => {
      rooms.rest();
      memory.buffered.added(callers.waitingBytes());
      lookAround();
    }, timing.quietMs / CHECKS_PER_QUIET_TIME).unref();
  }

  /** Takes over a socket after its handshake; `tcp` is the connection under it. */
  open(socket: WebSocket, tcp: Socket, address: string, admission: Admission): void {
    const { turns, now } = this.deps;
    const access = admission.ok ? admission.access : 'read';
    const counted = countedAs(address);
    const arrived = this.visitors.arrive(counted);
    const guest = createGuest({
      socket,
      tcp,
      member: createSocketMember(socket, tcp, access, counted, this.members),
      address,
      countedAs: counted,
      room: admission.ok ? admission.room : '',
      pace: this.paces.of(counted),
      turns,
      read: this.listening.read,
      openedAt: now(),
    });
    this.guests.set(socket, guest);
    this.listening.begin(socket, guest);
    if (arrived) guest.lane.add(() => this.letIn(guest, admission));
    else {
      this.entrance.turnAway(guest.member, address, 'sockets_per_address');
      guest.spoke = true;
    }
  }

  count(): number {
    return this.guests.size;
  }

  /** Whether this address is so far above its limit that another socket isn't even let in to be told. */
  isCrowdedBy(address: string): boolean {
    return this.visitors.isCrowdedBy(countedAs(address));
  }

  /** Sockets that were told to close and haven't gone yet. */
  closingCount(): number {
    let count = 0;
    for (const socket of this.guests.keys()) if (socket.readyState === socket.CLOSING) count += 1;
    return count;
  }

  /** Bytes of messages that have only partly arrived, including the overhead of keeping them. */
  unfinishedBytes(): number {
    return this.memory.unfinishedBytes();
  }

  /** Bytes that slow readers haven't taken yet. */
  waitingBytes(): number {
    return this.memory.waitingBytes();
  }

  /** Bytes of everyone's presence. */
  presenceBytes(): number {
    return this.memory.presenceBytes();
  }

  /** Asks every socket to come back later; resolves once all are gone. */
  async sendHome(): Promise<void> {
    const { guests } = this;
    clearInterval(this.waker);
    if (guests.size === 0) return;
    const everyoneLeft = new Promise<void>((resolve) => {
      this.onAllGone = resolve;
    });
    const patience = setTimeout(() => {
      for (const socket of guests.keys()) socket.terminate();
    }, this.deps.timing.goodbyeMs);
    for (const { member } of guests.values()) member.close(CLOSE_RESTARTING, 'restarting');
    await everyoneLeft;
    clearTimeout(patience);
  }

  /** Returns what it cost. */
  private letIn(guest: Guest, admission: Admission): number {
    const { member, pace, address } = guest;
    if (!member.isOpen()) return 0;
    const { place, cost, wait } = this.entrance.enter(member, pace, address, admission);
    if (wait) {
      guest.lane.until(wait, () => this.letIn(guest, admission));
      return cost;
    }
    guest.place = place;
    // A socket that was sent away needn't say anything.
    guest.spoke = place === undefined;
    if (!place) return cost;
    // If this address has already sent too much, the socket isn't read at once.
    this.listening.slowDown(guest, pace.spoke(0));
    this.deps.log.info(
      { room: guest.room.slice(0, 6), access: member.access, from: coarse(address) },
      'joined',
    );
    return cost;
  }

  private left(guest: Guest): void {
    this.visitors.leave(guest.countedAs);
    guest.pace.leave();
    guest.lane.end();
    guest.place?.leave();
    if (this.guests.size === 0) this.onAllGone?.();
  }
}
