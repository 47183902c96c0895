/* A real socket as a member of a room: few writes to the network, and never quiet for too long. */

import { type Access, CLOSE_OVERLOADED } from '@cairn/protocol';
import type { Socket } from 'node:net';
import type { WebSocket } from 'ws';
import type { Limits } from '../limits/limits.ts';
import { refused, type Tally } from '../metrics/tally.ts';
import type { Member } from '../rooms/member.ts';
import { Outbox, type Turn } from './outbox.ts';

/** A member, and the state of its socket. */
export interface SocketMember extends Member {
  /** Whether it hasn't been told to close and isn't closing. */
  isOpen(): boolean;
  /** In milliseconds by the relay's clock. */
  lastSentAt(): number;
  /** The memory of everything that the other end hasn't taken yet, in bytes. */
  waitingBytes(): number;
}

/** What all sockets share; `now` returns milliseconds. */
export interface SocketDeps {
  readonly turn: Turn;
  readonly limits: Pick<Limits, 'bufferedBytes'>;
  readonly tally: Tally;
  readonly now: () => number;
  /** Called with how many bytes were queued for any of them. */
  readonly queued: (bytes: number) => void;
}

/**
 * Wraps a WebSocket without compression; `tcp` is the connection under it, which messages are
 * written to directly. This never interrupts what `ws` writes there itself (pings, pongs, the
 * closing), since both only write whole frames.
 */
export function createSocketMember(
  socket: WebSocket,
  tcp: Socket,
  access: Access,
  address: string,
  deps: SocketDeps,
): SocketMember {
  return new OneSocket(socket, tcp, access, address, deps);
}

/** A class, because a closure for each method of each socket would cost more than the socket. */
class OneSocket implements SocketMember {
  readonly access: Access;
  readonly address: string;
  private readonly socket: WebSocket;
  private readonly deps: SocketDeps;
  private readonly outbox: Outbox;
  private sentAt: number;

  constructor(socket: WebSocket, tcp: Socket, access: Access, address: string, deps: SocketDeps) {
    this.access = access;
    this.address = address;
    this.socket = socket;
    this.deps = deps;
    this.outbox = new Outbox(tcp, deps.turn, this);
    this.sentAt = deps.now();
  }

  isOpen(): boolean {
    return this.socket.readyState === this.socket.OPEN;
  }

  written(bytes: number): void {
    this.sentAt = this.deps.now();
    this.deps.tally.bytesOut += bytes;
  }

  send(frame: Uint8Array): void {
    if (!this.isOpen()) return;
    // Checked before adding: a single frame over the limit still reaches a client that reads.
    if (this.outbox.waitingBytes() > this.deps.limits.bufferedBytes) {
      refused(this.deps.tally, 'buffered_bytes');
      this.close(CLOSE_OVERLOADED, 'too slow a reader');
      return;
    }
    this.deps.queued(this.outbox.put(frame));
  }

  close(code: number, reason: string): void {
    this.outbox.flush();
    this.socket.close(code, reason);
    // A socket that isn't read would never receive the other end's closing.
    if (this.socket.isPaused) this.socket.resume();
  }

  answersWithin(milliseconds: number): Promise<boolean> {
    const { socket } = this;
    if (!this.isOpen()) return Promise.resolve(false);
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
  }

  lastSentAt(): number {
    return this.sentAt;
  }

  waitingBytes(): number {
    return this.outbox.waitingBytes();
  }
}
