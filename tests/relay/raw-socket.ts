/* A WebSocket that records what it receives, for what a stock client would never do. */

import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { WebSocket } from 'ws';
import type { RelayProcess } from './relay-process.ts';
import type { Workspace } from './workspace.ts';

const careless = new Set<Socket>();

/** An open socket that records what it receives. */
export interface RawSocket {
  readonly socket: WebSocket;
  readonly frames: Buffer[];
  /** Resolves to the code it was closed with. */
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

/**
 * A handshake by hand, on a socket that does only what the test tells it to; returns the response's
 * status.
 */
export async function shakeHands(
  relay: Pick<RelayProcess, 'port'>,
  workspace: Workspace,
  from = '10.0.0.1',
): Promise<{ readonly socket: Socket; readonly status: number }> {
  const socket = connect(relay.port, '127.0.0.1');
  careless.add(socket);
  socket.on('error', () => undefined);
  socket.write(handshake(workspace, from));
  const [answer] = (await once(socket, 'data')) as [Buffer];
  return { socket, status: Number(/^HTTP\/1\.1 (\d+)/.exec(answer.toString('latin1'))?.[1]) };
}

/** The request for a socket in a workspace's room. */
export function handshake({ room, protocols }: Workspace, from = '10.0.0.1'): string {
  return (
    `GET /sync/${room} HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
    `X-Forwarded-For: ${from}\r\nSec-WebSocket-Version: 13\r\n` +
    `Sec-WebSocket-Protocol: ${protocols.join(', ')}\r\n` +
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n'
  );
}

/** Closes every connection that made such a handshake. */
export function hangUpAll(): void {
  for (const socket of careless) socket.destroy();
  careless.clear();
}

/** Resolves once a connection is closed, even by a reset. */
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

/** Any of the protocol's frames that consist of a number and bytes. */
export function frameOf(number: number, bytes: Uint8Array): Uint8Array {
  return Buffer.concat([Uint8Array.of(number), varUint(bytes.length), bytes]);
}

function varUint(value: number): Uint8Array {
  const bytes = [];
  let rest = value;
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push(128 | (rest % 128));
  return Uint8Array.of(...bytes, rest);
}
