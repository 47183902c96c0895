/* The handshake: which requests become sockets, and what the others are told. */

import { SUBPROTOCOL } from '@cairn/protocol';
import { type IncomingMessage, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { clientAddress, countedAs } from '../access/address.ts';
import { admit, mayConnect } from '../access/admit.ts';
import { createArrivals } from '../limits/arrivals.ts';
import type { Limits } from '../limits/limits.ts';
import type { Refusals } from '../metrics/refusals.ts';
import type { Callers } from './callers.ts';
import type { Connections } from './connections.ts';
import type { Turns } from './turns.ts';

/** Answers one request for an upgrade. */
export type Doorway = (request: IncomingMessage, stream: Duplex, head: Buffer) => void;

/** What the doorway depends on. */
export interface DoorwayDeps {
  readonly connections: Connections;
  readonly callers: Pick<Callers, 'takeOver'>;
  readonly turns: Turns;
  readonly limits: Pick<Limits, 'messageBytes' | 'connectionsPerSecond'>;
  readonly allowedOrigins: readonly string[] | undefined;
  readonly trustProxy: number;
  readonly refusals: Refusals;
  readonly isDraining: () => boolean;
  /** Returns milliseconds. */
  readonly now: () => number;
}

/** A handshake takes as long as this many keystrokes, in units of `costOf`. */
const UNITS_A_HANDSHAKE = 32;
const ROOM_PATH = /^\/sync\/([^/?]+)(?:\?|$)/;

/** The way into a relay's rooms. */
export function createDoorway(deps: DoorwayDeps): Doorway {
  const { connections, callers, turns, limits, allowedOrigins, trustProxy, refusals } = deps;
  const arrivals = createArrivals(limits, deps.now);
  const sockets = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    // Answered like a message, in turn: `ws` would answer any number at once, even if nobody reads
    // the answers.
    autoPong: false,
    maxPayload: limits.messageBytes === Infinity ? 0 : limits.messageBytes,
    // Never the credential: what is chosen here is written into the answer.
    handleProtocols: (offered) => (offered.has(SUBPROTOCOL) ? SUBPROTOCOL : false),
  });

  return (request, _stream, head) => {
    // By Node's documentation the stream needn't be a socket.
    const tcp = request.socket;
    const behind = callers.takeOver(tcp);
    if (tcp.destroyed) return;
    const { headers } = request;
    const forwarded = headers['x-forwarded-for'];
    const told = Array.isArray(forwarded) ? forwarded.join(',') : forwarded;
    const address = clientAddress(tcp.remoteAddress, told, trustProxy);
    if (!arrivals.mayArrive(countedAs(address))) {
      refusals.refuse('connections_per_second', address);
      turnDown(tcp, 429);
      return;
    }
    // Nobody else listens to this connection until then, and an unhandled error ends the process.
    tcp.on('error', ignored);
    turns.lane(countedAs(address)).add(() => {
      tcp.off('error', ignored);
      if (tcp.destroyed) return 1;
      greet(request, address, Buffer.concat([head, behind]));
      return UNITS_A_HANDSHAKE;
    });
  };

  function greet(request: IncomingMessage, address: string, arrived: Buffer): void {
    const { headers, socket: tcp } = request;
    const room = ROOM_PATH.exec(request.url ?? '')?.[1];
    if (room === undefined) {
      turnDown(tcp, 404);
      return;
    }
    if (deps.isDraining()) {
      turnDown(tcp, 503);
      return;
    }
    if (!mayConnect(headers.origin, allowedOrigins)) {
      refusals.refuse('origin', address);
      turnDown(tcp, 403);
      return;
    }
    // Telling someone in a frame takes a socket, and those who don't leave keep theirs for a while.
    if (connections.isCrowdedBy(address)) {
      refusals.refuse('sockets_per_address', address);
      turnDown(tcp, 503);
      return;
    }
    const admission = admit(room, headers['sec-websocket-protocol']);
    sockets.handleUpgrade(request, tcp, arrived, (socket) => {
      connections.open(socket, tcp, address, admission);
    });
  }
}

/** The connection is closed next. */
function ignored(): void {
  return;
}

function turnDown(tcp: Socket, status: number): void {
  // Nobody else listens to this connection any more, and an unhandled error ends the process.
  tcp.on('error', () => tcp.destroy());
  tcp.write(
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n` +
      'Connection: close\r\nContent-Length: 0\r\n\r\n',
  );
  // Not only ended: the other end might leave its half open for ever.
  tcp.destroySoon();
}
