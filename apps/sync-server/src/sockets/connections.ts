/* Every open socket, from the handshake to its end: let in, listened to, kept awake, sent home. */

import type { Socket } from 'node:net';
import { CLOSE_MALFORMED, CLOSE_OVERLOADED, CLOSE_RESTARTING, CLOSE_SILENT } from '@cairn/protocol';
import type { WebSocket } from 'ws';
import { coarse, countedAs } from '../access/address.ts';
import type { Admission } from '../access/admit.ts';
import { BURST_UPDATES, BURST_UPDATES_AND_ADDRESS, type Limits } from '../limits/limits.ts';
import { costOfMalformed, createPaces, type Pace } from '../limits/pace.ts';
import { createVisitors } from '../limits/visitors.ts';
import type { Log } from '../log.ts';
import type { Refusals } from '../metrics/refusals.ts';
import type { Refusal, Tally } from '../metrics/tally.ts';
import { EMPTY_PRESENCE } from '../rooms/frames.ts';
import type { Place, Rooms } from '../rooms/rooms.ts';
import type { Timing } from '../timing.ts';
import { createBudget, type Holding } from './budget.ts';
import { countPiece, forgetPong, isDead, type Guest } from './guest.ts';
import { createTurn } from './outbox.ts';
import { createSocketMember, type SocketMember, type SocketSurroundings } from './socket-member.ts';

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
  readonly timing: Timing;
  readonly limits: Limits;
  readonly tally: Tally;
  readonly refusals: Refusals;
  readonly log: Log;
  readonly now: () => number;
}

const MOST_DEBT_MS = 1_000;
const CHECKS_PER_QUIET_TIME = 10;
/** What a socket that was told to close may still say: all that is on its way as a rule. */
const MOST_GOODBYE_BYTES = 1024 * 1024;

const SENTENCES = {
  room_closed: 'the room is closed',
  sockets_per_room: 'too many sockets in this room',
  sockets_per_address: 'too many sockets from this address',
  pace: 'too much from this address',
  rooms_per_hour: 'too many new rooms from this address',
  disk_bytes: 'no new rooms for now: the disk is as full as it may be',
  unfinished_bytes: 'too many unfinished messages',
  all_buffered_bytes: 'too many slow readers',
} satisfies Partial<Record<Refusal, string>>;

/** Sockets in rooms. */
export function createConnections(surroundings: ConnectionSurroundings): Connections {
  const { rooms, timing, limits, tally, refusals, log, now } = surroundings;
  const paces = createPaces(
    { perSecond: limits.updatesPerSecond, burst: BURST_UPDATES },
    { perSecond: limits.updatesPerSecondAndAddress, burst: BURST_UPDATES_AND_ADDRESS },
    now,
  );
  const guests = new Map<WebSocket, Guest>();
  const guestsByTcp = new Map<Socket, Guest>();
  const buffered = createBudget(limits.allBufferedBytes, () =>
    holdings('all_buffered_bytes', ({ member }) => {
      const bytes = member.waitingBytes();
      return { bytes, rank: bytes };
    }),
  );
  // The newest first, so that of many who come back at once some always finish.
  const unfinished = createBudget(limits.unfinishedBytes, () =>
    holdings('unfinished_bytes', (guest) => ({
      bytes: guest.unfinishedBytes,
      rank: guest.unfinishedSince,
    })),
  );
  const queued = (bytes: number): void => {
    buffered.added(bytes);
  };
  const shared: SocketSurroundings = { turn: createTurn(), limits, tally, now, queued };
  const visitors = createVisitors(limits, now);
  const waker = setInterval(lookAround, timing.quietMs / CHECKS_PER_QUIET_TIME).unref();
  let allGone: (() => void) | undefined;

  function lookAround(): void {
    rooms.rest();
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
  }

  /** Whoever holds a socket open that was told to close would otherwise keep a place for as long. */
  function isOverstaying(guest: Guest, time: number): boolean {
    guest.closingSince ??= time;
    return time - guest.closingSince >= limits.closingSeconds * 1_000;
  }

  /** What would be freed if a socket ended, ended when asked to. */
  function* holdings(
    reason: 'unfinished_bytes' | 'all_buffered_bytes',
    measure: (guest: Guest) => { readonly bytes: number; readonly rank: number },
  ): Generator<Holding> {
    for (const [socket, guest] of guests) {
      if (guest.tcp.destroyed) continue;
      const letGo = (): void => {
        refusals.refuse(reason, guest.address);
        socket.close(CLOSE_OVERLOADED, SENTENCES[reason]);
        // The closing may never get through, and the memory is needed now.
        socket.terminate();
      };
      yield { address: guest.countedAs, ...measure(guest), letGo };
    }
  }

  function turnAway(member: SocketMember, address: string, reason: keyof typeof SENTENCES): void {
    refusals.refuse(reason, address);
    if (reason !== 'room_closed') member.close(CLOSE_OVERLOADED, SENTENCES[reason]);
  }

  function enter(
    member: SocketMember,
    pace: Pace,
    address: string,
    admission: Admission,
  ): Place | undefined {
    if (!admission.ok) {
      refusals.refuse(admission.code === CLOSE_MALFORMED ? 'malformed' : 'mismatch', address);
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
      storeFailed(member, address, room, error);
    }
    return undefined;
  }

  function storeFailed(member: SocketMember, address: string, room: string, error: unknown): void {
    refusals.refuse('store', address);
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
    guest.unfinishedBytes = 0;
    guest.spoke = true;
    guest.heard = true;
    tally.bytesIn += data.length;
    let cost: number | undefined = 1;
    try {
      cost = isBinary ? guest.place.receive(data) : undefined;
    } catch (error) {
      storeFailed(guest.member, guest.address, guest.room, error);
    }
    if (cost === undefined) {
      refusals.refuse('malformed', guest.address);
      guest.member.close(CLOSE_MALFORMED, 'not the protocol');
      cost = costOfMalformed(data.length);
    }
    const pauseMs = guest.pace.spoke(cost);
    if (pauseMs > 0) slowDown(this, pauseMs);
  }

  /** Hears of bytes before `ws` makes messages of them. */
  function arriving(this: Socket, piece: Buffer): void {
    const guest = guestsByTcp.get(this);
    if (!guest) return;
    unfinished.added(countPiece(guest, piece.length, now));
    // Nobody will read it, and taking a large message apart would hold up everyone else.
    if (!guest.member.isOpen() && guest.unfinishedBytes > MOST_GOODBYE_BYTES) this.destroy();
  }

  function answered(this: WebSocket, data: Buffer): void {
    const guest = guests.get(this);
    if (!guest) return;
    guest.heard = true;
    forgetPong(guest, data.length);
  }

  /** A message over the limit, or a frame that is none: `ws` closes the socket by itself. */
  function failed(this: WebSocket, error: Error & { code?: string }): void {
    const tooLong = error.code === 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH';
    refusals.refuse(tooLong ? 'message_bytes' : 'malformed', guests.get(this)?.address ?? '');
  }

  function left(this: WebSocket): void {
    const guest = guests.get(this);
    guests.delete(this);
    if (guest) {
      guestsByTcp.delete(guest.tcp);
      visitors.leave(guest.countedAs);
      guest.place?.leave();
    }
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
        tcp,
        member,
        address,
        pace: paces.of(counted),
        countedAs: counted,
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
      guestsByTcp.set(tcp, guest);
      tcp.prependListener('data', arriving);
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
    isCrowdedBy: (address) => visitors.isCrowdedBy(countedAs(address)),
    closingCount() {
      let count = 0;
      for (const socket of guests.keys()) if (socket.readyState === socket.CLOSING) count += 1;
      return count;
    },
    unfinishedBytes() {
      let bytes = 0;
      for (const guest of guests.values()) bytes += guest.unfinishedBytes;
      return bytes;
    },
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
