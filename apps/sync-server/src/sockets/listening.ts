/* Listens to sockets: each message in its turn and at its pace, and pings and pongs like messages. */

import { CLOSE_MALFORMED } from '@cairn/protocol';
import type { Socket } from 'node:net';
import type { WebSocket } from 'ws';
import { costOfMalformed } from '../limits/pace.ts';
import type { Refusals } from '../metrics/refusals.ts';
import type { Tally } from '../metrics/tally.ts';
import type { Malformed } from '../rooms/room.ts';
import type { Rooms } from '../rooms/rooms.ts';
import type { Entrance } from './entrance.ts';
import { type Guest, readOn } from './guest.ts';
import type { MemoryLimits } from './memory-limits.ts';

/** Reads what sockets send. */
export interface Listening {
  /** Starts listening to this socket; throws if `ws` isn't the only listener for what arrives. */
  begin(socket: WebSocket, guest: Guest): void;
  /** Reads the next frame that has arrived; returns what it cost. */
  readonly read: (guest: Guest) => number;
  /** Continues reading after a while; what arrives until then waits here or in the network. */
  slowDown(guest: Guest, pauseMs: number): void;
}

interface ListeningDeps {
  readonly guests: Map<WebSocket, Guest>;
  readonly rooms: Pick<Rooms, 'isBehindWith'>;
  readonly memory: Pick<MemoryLimits, 'unfinished' | 'buffered'>;
  readonly tally: Tally;
  readonly refusals: Refusals;
  readonly now: () => number;
  readonly entrance: Pick<Entrance, 'storeFailed'>;
  readonly left: (guest: Guest) => void;
}

/** How much a socket that was told to close may still send: normally everything that is on its way. */
const MOST_GOODBYE_BYTES = 1024 * 1024;
/** A client that doesn't take the answers to its pings isn't sent any more: each takes far more memory than its bytes. */
const MOST_WAITING_BEFORE_PONG = 1024;
/** A disk writes some MiB in this time. */
const DISK_PAUSE_MS = 50;

/** Listens to these guests; those that leave are forgotten. */
export function createListening(deps: ListeningDeps): Listening {
  const { guests, rooms, memory, tally, refusals, now, entrance, left } = deps;
  const guestsByTcp = new Map<Socket, Guest>();

  function slowDown(guest: Guest, pauseMs: number): void {
    if (pauseMs === 0 || !guest.member.isOpen() || guest.afterAll) return;
    tally.slowed += 1;
    guest.lane.rest(pauseMs);
  }

  /** A frame is passed on only when its turn has come: `ws` would parse everything that has arrived. */
  function read(guest: Guest): number {
    const { inbox, tcp, member, pace } = guest;
    if (guest.afterAll && !member.isOpen()) inbox.close();
    // What its address owes is paid first, or each of its sockets could add a frame to the debt; and
    // what it has sent is written first, or all of it would wait in memory.
    const pause = pace.spoke(0) || (rooms.isBehindWith(guest.countedAs) ? DISK_PAUSE_MS : 0);
    if (pause > 0 && member.isOpen() && !guest.afterAll) {
      slowDown(guest, pause);
      return 0;
    }
    const held = inbox.heldBytes;
    const bytes = inbox.next();
    // A fragment takes more memory than its bytes, and so does what is put together.
    if (inbox.heldBytes > held) memory.unfinished.added(inbox.heldBytes - held);
    if (!bytes) return 0;
    guest.cost = inbox.hasEnded ? 1 : 0;
    guest.handOn?.call(tcp, bytes);
    if (guest.cost > 0) slowDown(guest, pace.spoke(guest.cost));
    return guest.cost;
  }

  function receive(guest: Guest, data: Buffer, isBinary: boolean): number {
    const { place } = guest;
    if (!place) return 0;
    let received: number | Malformed = 1;
    try {
      const before = place.presenceBytes();
      received = isBinary ? place.receive(data) : { cost: 1 };
      const added = place.presenceBytes() - before;
      if (added > 0) memory.buffered.added(added);
    } catch (error) {
      entrance.storeFailed(guest.member, guest.address, guest.room, error);
    }
    if (typeof received === 'number') return received;
    refusals.refuse('malformed', guest.address);
    guest.member.close(CLOSE_MALFORMED, 'not the protocol');
    return Math.max(received.cost, costOfMalformed(data.length));
  }

  /** Receives a frame, once the content it needs is in memory. */
  function receiveWhenRead(guest: Guest, data: Buffer, isBinary: boolean): number {
    const wait = isBinary ? guest.place?.fetch(data) : undefined;
    if (!wait) return receive(guest, data, isBinary);
    guest.lane.until(wait, () => {
      const cost = receiveWhenRead(guest, data, isBinary);
      slowDown(guest, guest.pace.spoke(cost));
      return cost;
    });
    return 1;
  }

  // Shared by all sockets, which pass themselves as `this`: five closures fewer for each.
  function heard(this: WebSocket, data: Buffer, isBinary: boolean): void {
    const guest = guests.get(this);
    if (!guest || this.readyState !== this.OPEN) return;
    guest.spoke = true;
    tally.bytesIn += data.length;
    guest.cost = receiveWhenRead(guest, data, isBinary);
    if (guest.inbox.hasMore()) guest.unfinishedSince = now();
  }

  /** Receives bytes before `ws` makes messages of them. */
  function arriving(this: Socket, piece: Buffer): void {
    const guest = guestsByTcp.get(this);
    if (!guest) return;
    guest.heard = true;
    if (guest.inbox.heldBytes === 0) guest.unfinishedSince = now();
    memory.unfinished.added(guest.inbox.add(piece));
    if (!guest.member.isOpen()) {
      guest.closingBytes += piece.length;
      // Nobody will read it, and parsing a large message would hold up everyone else.
      if (guest.closingBytes > MOST_GOODBYE_BYTES) this.destroy();
      // However long it was to pause, its closing is read.
      guest.lane.wake();
    }
    readOn(guest);
  }

  /** What has arrived by now is read in its turn, and only then is `ws` told of this. */
  function over(tcp: Socket, tell: 'sayEnded' | 'sayClosed'): void {
    const guest = guestsByTcp.get(tcp);
    if (!guest) return;
    const rest = tcp.read(tcp.readableLength) as Buffer | null;
    if (rest) memory.unfinished.added(guest.inbox.add(rest));
    guest.afterAll = guest[tell];
    guest.lane.wake();
    readOn(guest);
  }

  function ended(this: Socket): void {
    over(this, 'sayEnded');
  }

  function closed(this: Socket): void {
    over(this, 'sayClosed');
  }

  function asked(this: WebSocket, data: Buffer): void {
    const guest = guests.get(this);
    if (!guest || this.readyState !== this.OPEN) return;
    if (guest.member.waitingBytes() < MOST_WAITING_BEFORE_PONG) this.pong(data);
  }

  /** A message over the limit, or a malformed frame: `ws` closes the socket by itself. */
  function failed(this: WebSocket, error: Error & { code?: string }): void {
    const guest = guests.get(this);
    guest?.inbox.close();
    const tooLong = error.code === 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH';
    refusals.refuse(tooLong ? 'message_bytes' : 'malformed', guest?.address ?? '');
  }

  function gone(this: WebSocket): void {
    const guest = guests.get(this);
    guests.delete(this);
    if (!guest) return;
    guestsByTcp.delete(guest.tcp);
    left(guest);
  }

  return {
    slowDown,
    read,
    begin(socket, guest) {
      const { tcp } = guest;
      if (tcp.listenerCount('data') !== 1) throw new Error('ws listens in an unknown way');
      guestsByTcp.set(tcp, guest);
      // `ws` is passed one frame after another, and told of the end after the last of them.
      guest.handOn = taken(tcp, 'data');
      guest.sayEnded = taken(tcp, 'end');
      guest.sayClosed = taken(tcp, 'close');
      taken(tcp, 'error');
      tcp.on('data', arriving);
      tcp.on('end', ended);
      tcp.on('close', closed);
      tcp.on('error', ignored);
      socket.on('message', heard);
      socket.on('ping', asked);
      socket.on('error', failed);
      socket.on('close', gone);
    },
  };
}

/** The connection is closed next. */
function ignored(): void {
  return;
}

/** Removes and returns the listener that `ws` added, which was the last to be added. */
function taken(tcp: Socket, event: string): Guest['handOn'] {
  const listener = tcp.listeners(event).at(-1) as NonNullable<Guest['handOn']>;
  tcp.off(event, listener);
  return listener;
}
