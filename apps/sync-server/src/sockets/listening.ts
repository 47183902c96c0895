/* Listens to sockets: each message in its turn and at its pace, and pings and pongs like messages. */

import type { Socket } from 'node:net';
import { CLOSE_MALFORMED } from '@cairn/protocol';
import type { WebSocket } from 'ws';
import { costOfMalformed } from '../limits/pace.ts';
import type { Refusals } from '../metrics/refusals.ts';
import type { Tally } from '../metrics/tally.ts';
import type { Malformed } from '../rooms/room.ts';
import { countPiece, forgetPong, type Guest } from './guest.ts';
import type { MemoryLimits } from './memory-limits.ts';
import type { Entrance } from './entrance.ts';

/** Hears what sockets say. */
export interface Listening {
  /** From now on this socket is heard. */
  begin(socket: WebSocket, guest: Guest): void;
  /** Reads on after a while; what has arrived meanwhile waits here or in the network. */
  slowDown(guest: Guest, pauseMs: number): void;
}

interface ListeningDeps {
  readonly guests: Map<WebSocket, Guest>;
  readonly memory: Pick<MemoryLimits, 'unfinished'>;
  readonly tally: Tally;
  readonly refusals: Refusals;
  readonly now: () => number;
  readonly entrance: Pick<Entrance, 'storeFailed'>;
  readonly left: (guest: Guest) => void;
}

/** What a socket that was told to close may still say: all that is on its way as a rule. */
const MOST_GOODBYE_BYTES = 1024 * 1024;
/** Whoever doesn't take the answers to its pings is sent no more of them. */
const MOST_WAITING_BEFORE_PONG = 64 * 1024;

/** Listens to these guests; each that leaves is forgotten. */
export function createListening(deps: ListeningDeps): Listening {
  const { guests, memory, tally, refusals, now, entrance, left } = deps;
  const guestsByTcp = new Map<Socket, Guest>();

  function slowDown(guest: Guest, pauseMs: number): void {
    if (pauseMs === 0 || !guest.member.isOpen()) return;
    tally.slowed += 1;
    guest.lane.rest(pauseMs);
  }

  /** Does what a socket asks for in its turn, at its pace. */
  function inTurn(guest: Guest, work: () => number): void {
    guest.lane.add(() => {
      if (!guest.member.isOpen()) return 0;
      const cost = work();
      slowDown(guest, guest.pace.spoke(cost));
      return cost;
    });
  }

  function receive(guest: Guest, data: Buffer, isBinary: boolean): number {
    if (!guest.place) return 0;
    let received: number | Malformed = 1;
    try {
      received = isBinary ? guest.place.receive(data) : { cost: 1 };
    } catch (error) {
      entrance.storeFailed(guest.member, guest.address, guest.room, error);
    }
    if (typeof received === 'number') return received;
    refusals.refuse('malformed', guest.address);
    guest.member.close(CLOSE_MALFORMED, 'not the protocol');
    return Math.max(received.cost, costOfMalformed(data.length));
  }

  // Shared by all sockets, which hand themselves over as `this`: five closures less for each.
  function heard(this: WebSocket, data: Buffer, isBinary: boolean): void {
    const guest = guests.get(this);
    if (!guest || this.readyState !== this.OPEN) return;
    guest.spoke = true;
    guest.heard = true;
    tally.bytesIn += data.length;
    inTurn(guest, () => receive(guest, data, isBinary));
    // What waits for its turn is still held.
    if (!guest.lane.isHeld()) guest.unfinishedBytes = 0;
  }

  /** Hears of bytes before `ws` makes messages of them. */
  function arriving(this: Socket, piece: Buffer): void {
    const guest = guestsByTcp.get(this);
    if (!guest) return;
    memory.unfinished.added(countPiece(guest, piece.length, now));
    // Nobody will read it, and taking a large message apart would hold up everyone else.
    if (!guest.member.isOpen() && guest.unfinishedBytes > MOST_GOODBYE_BYTES) this.destroy();
  }

  function asked(this: WebSocket, data: Buffer): void {
    const guest = guests.get(this);
    if (!guest || this.readyState !== this.OPEN) return;
    guest.heard = true;
    inTurn(guest, () => {
      if (guest.member.waitingBytes() < MOST_WAITING_BEFORE_PONG) this.pong(data);
      return 1;
    });
  }

  function answered(this: WebSocket, data: Buffer): void {
    const guest = guests.get(this);
    if (!guest) return;
    guest.heard = true;
    forgetPong(guest, data.length);
    inTurn(guest, () => 1);
  }

  /** A message over the limit, or a frame that is none: `ws` closes the socket by itself. */
  function failed(this: WebSocket, error: Error & { code?: string }): void {
    const tooLong = error.code === 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH';
    refusals.refuse(tooLong ? 'message_bytes' : 'malformed', guests.get(this)?.address ?? '');
  }

  function ended(this: WebSocket): void {
    const guest = guests.get(this);
    guests.delete(this);
    if (!guest) return;
    guestsByTcp.delete(guest.tcp);
    left(guest);
  }

  return {
    slowDown,
    begin(socket, guest) {
      guestsByTcp.set(guest.tcp, guest);
      guest.tcp.prependListener('data', arriving);
      socket.on('message', heard);
      socket.on('ping', asked);
      socket.on('pong', answered);
      socket.on('error', failed);
      socket.on('close', ended);
    },
  };
}
