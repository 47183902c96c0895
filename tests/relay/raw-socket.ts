/* A WebSocket that remembers what it was told, for what a stock client would never do. */

import { once } from 'node:events';
import type { Socket } from 'node:net';
import { WebSocket } from 'ws';
import type { RelayProcess } from './relay-process.ts';

/** An open socket with a memory. */
export interface RawSocket {
  readonly socket: WebSocket;
  readonly frames: Buffer[];
  /** The code it was closed with, once it is. */
  readonly closed: Promise<number>;
}

/** Connects and waits for the handshake. */
export async function connectRaw(
  relay: Pick<RelayProcess, 'sockets'>,
  room: string,
  protocols: string[],
): Promise<RawSocket> {
  const socket = new WebSocket(`${relay.sockets}/${room}`, protocols, { perMessageDeflate: false });
  const frames: Buffer[] = [];
  socket.on('message', (data: Buffer) => frames.push(data));
  socket.on('error', () => undefined);
  const closed = new Promise<number>((resolve) => socket.on('close', resolve));
  await Promise.race([once(socket, 'open'), closed]);
  return { socket, frames, closed };
}

/** Resolves when a connection is closed, however roughly: a reset is one way of being cut off. */
export function gone(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    if (socket.closed) resolve();
    else {
      socket.on('close', () => {
        resolve();
      });
    }
  });
}

/** A sync frame; both numbers are below 128. */
export function syncFrame(step: 0 | 1 | 2, bytes: Uint8Array): Uint8Array {
  return Buffer.concat([Uint8Array.of(0, step), varUint(bytes.length), bytes]);
}

/** Any of the protocol's frames that is a number and bytes. */
export function frameOf(number: number, bytes: Uint8Array): Uint8Array {
  return Buffer.concat([Uint8Array.of(number), varUint(bytes.length), bytes]);
}

function varUint(value: number): Uint8Array {
  const bytes = [];
  let rest = value;
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push(128 | (rest % 128));
  return Uint8Array.of(...bytes, rest);
}
