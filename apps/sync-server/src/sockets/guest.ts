/* What the relay remembers of one open socket, besides its member. */

import type { Socket } from 'node:net';
import type { WebSocket } from 'ws';
import type { Pace } from '../limits/pace.ts';
import type { Place } from '../rooms/rooms.ts';
import type { Timing } from '../timing.ts';
import { Inbox } from './inbox.ts';
import type { SocketMember } from './socket-member.ts';
import type { Lane, LaneOwner, Turns } from './turns.ts';

/** One of `ws`'s own listeners on a connection. */
type WsListener = (this: Socket, ...told: unknown[]) => void;

/** One socket from its handshake to its end. */
export interface Guest {
  readonly tcp: Socket;
  readonly member: SocketMember;
  readonly pace: Pace;
  readonly address: string;
  /** The address as limits count it. */
  readonly countedAs: string;
  /** What has arrived, and the queue in which it waits for its turn. */
  readonly inbox: Inbox;
  readonly lane: Lane;
  /** Passes bytes to `ws`, which reports messages, pings and pongs synchronously. */
  handOn: WsListener | undefined;
  /** Tell `ws` that nothing more will come, and that the connection is gone. */
  sayEnded: WsListener | undefined;
  sayClosed: WsListener | undefined;
  /** Which of these to call once everything that has arrived has been read. */
  afterAll: WsListener | undefined;
  /** Reads the next frame; returns what it cost. */
  readonly read: () => number;
  /** The cost of the current frame. */
  cost: number;
  room: string;
  place: Place | undefined;
  readonly openedAt: number;
  spoke: boolean;
  /** Whether any byte has come since the last round, and when that was so. */
  heard: boolean;
  heardAt: number;
  asked: boolean;
  waitingBytes: number;
  /** When it was first seen closing, and how much has arrived since it was told to. */
  closingSince: number | undefined;
  closingBytes: number;
  /** When the message that is arriving began. */
  unfinishedSince: number;
}

/** What is known of a guest on arrival. */
type Arrival = Pick<
  Guest,
  'tcp' | 'member' | 'address' | 'countedAs' | 'room' | 'pace' | 'openedAt'
> & {
  readonly socket: WebSocket;
  readonly turns: Turns;
  /** Reads the next frame of a guest; returns what it cost. */
  readonly read: (guest: Guest) => number;
};

/** A guest that has said nothing yet; while it waits for its turn, its socket isn't read. */
export function createGuest(arrival: Arrival): Guest {
  return new OneGuest(arrival);
}

/** A class, because every socket has one. */
class OneGuest implements Guest, LaneOwner {
  readonly tcp: Socket;
  readonly member: SocketMember;
  readonly pace: Pace;
  readonly address: string;
  readonly countedAs: string;
  readonly inbox = new Inbox();
  readonly lane: Lane;
  readonly read: () => number;
  handOn: WsListener | undefined;
  sayEnded: WsListener | undefined;
  sayClosed: WsListener | undefined;
  afterAll: WsListener | undefined;
  cost = 0;
  room: string;
  place: Place | undefined;
  readonly openedAt: number;
  spoke = false;
  heard = false;
  heardAt: number;
  asked = false;
  waitingBytes = 0;
  closingSince: number | undefined;
  closingBytes = 0;
  unfinishedSince = 0;
  private readonly socket: WebSocket;

  constructor({ socket, turns, read, ...arrival }: Arrival) {
    this.tcp = arrival.tcp;
    this.member = arrival.member;
    this.pace = arrival.pace;
    this.address = arrival.address;
    this.countedAs = arrival.countedAs;
    this.room = arrival.room;
    this.openedAt = arrival.openedAt;
    this.heardAt = arrival.openedAt;
    this.socket = socket;
    this.lane = turns.lane(arrival.countedAs, this);
    this.read = () => read(this);
  }

  held(): void {
    this.socket.pause();
  }

  free(): void {
    readOn(this);
    if (!this.lane.isHeld()) this.socket.resume();
  }
}

/** Reads what has arrived for as long as it is this guest's turn. */
export function readOn(guest: Guest): void {
  const { inbox, lane, member, read, tcp } = guest;
  while (inbox.hasMore() && !lane.isHeld()) lane.add(read);
  // What it sent last may be waiting for its room to be read.
  if (inbox.hasMore() || (lane.isPostponed() && member.isOpen())) return;
  const { afterAll } = guest;
  guest.afterAll = undefined;
  afterAll?.call(tcp);
}

/** Pings a quiet socket; true if it hasn't answered in time. Otherwise a closed laptop would keep its place. */
export function isDead(socket: WebSocket, guest: Guest, time: number, timing: Timing): boolean {
  const waitingBytes = guest.tcp.writableLength;
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
