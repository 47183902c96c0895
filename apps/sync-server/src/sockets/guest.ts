/* What the relay remembers of one open socket, besides its member. */

import type { Socket } from 'node:net';
import type { WebSocket } from 'ws';
import type { Pace } from '../limits/pace.ts';
import type { Place } from '../rooms/rooms.ts';
import type { Timing } from '../timing.ts';
import type { SocketMember } from './socket-member.ts';
import type { Lane, Turns } from './turns.ts';

/** One socket from its handshake to its end. */
export interface Guest {
  readonly tcp: Socket;
  readonly member: SocketMember;
  readonly pace: Pace;
  readonly address: string;
  /** What limits by address count it as. */
  readonly countedAs: string;
  /** Where what it says waits for its turn. */
  readonly lane: Lane;
  room: string;
  place: Place | undefined;
  readonly openedAt: number;
  spoke: boolean;
  /** Whether anything was heard since the last look around, and when that was so. */
  heard: boolean;
  heardAt: number;
  asked: boolean;
  waitingBytes: number;
  /** When it was first seen closing. */
  closingSince: number | undefined;
  /** What the message that is arriving holds, and when it began. */
  unfinishedBytes: number;
  unfinishedSince: number;
  /** The length of the piece that arrived last. */
  lastPiece: number;
}

/** What is known of a guest at the door. */
type Arrival = Pick<
  Guest,
  'tcp' | 'member' | 'address' | 'countedAs' | 'room' | 'pace' | 'openedAt'
> & { readonly socket: WebSocket; readonly turns: Turns };

/** A guest that has said nothing yet; while it waits for its turn, its socket is not read. */
export function createGuest({ socket, turns, ...arrival }: Arrival): Guest {
  const guest: Guest = {
    ...arrival,
    lane: turns.lane(
      arrival.countedAs,
      () => {
        socket.pause();
      },
      () => {
        guest.unfinishedBytes = 0;
        socket.resume();
      },
    ),
    place: undefined,
    spoke: false,
    heard: false,
    heardAt: arrival.openedAt,
    asked: false,
    waitingBytes: 0,
    closingSince: undefined,
    unfinishedBytes: 0,
    unfinishedSince: 0,
    lastPiece: 0,
  };
  return guest;
}

/** A piece of a message takes this much memory besides its bytes; a piece may be a single byte. */
const BYTES_A_PIECE = 256;
const HEAD_OF_PONG = 6;

/** Counts a piece of whatever is arriving; answers how much it holds. */
export function countPiece(guest: Guest, length: number, time: () => number): number {
  if (guest.unfinishedBytes === 0) guest.unfinishedSince = time();
  guest.lastPiece = length;
  guest.unfinishedBytes += length + BYTES_A_PIECE;
  return length + BYTES_A_PIECE;
}

/** A piece that was nothing but an answer to a ping holds nothing. */
export function forgetPong(guest: Guest, length: number): void {
  if (guest.lastPiece !== length + HEAD_OF_PONG) return;
  guest.lastPiece = 0;
  guest.unfinishedBytes = Math.max(
    0,
    guest.unfinishedBytes - length - HEAD_OF_PONG - BYTES_A_PIECE,
  );
}

/** Asks a quiet socket; true when it did not answer, or a laptop that was shut would keep its place. */
export function isDead(socket: WebSocket, guest: Guest, time: number, timing: Timing): boolean {
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
