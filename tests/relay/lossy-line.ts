/*
 * A connection between client and relay that loses, repeats and reorders messages, unlike a healthy
 * network.
 */

import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { WebSocket, WebSocketServer } from 'ws';
import type { Line } from './frozen-line.ts';

interface LossyLine extends Pick<Line, 'sockets' | 'close'> {
  /** From now on connections work properly; existing ones have to reconnect. */
  heal(): void;
}

type Chance = () => number;

/** `chance` returns numbers from 0 up to 1, and decides the fate of each message. */
export async function layLossyLine(relaySockets: string, chance: Chance): Promise<LossyLine> {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  await once(server, 'listening');
  let isHonest = false;
  server.on('connection', (near, { url = '', headers }) => {
    const room = url.slice(url.lastIndexOf('/'));
    const offered = String(headers['sec-websocket-protocol']).split(/, */);
    const far = new WebSocket(relaySockets + room, offered);
    const opened = once(far, 'open').catch(() => undefined);
    const through = isHonest ? honestly : (to: WebSocket) => lossily(to, chance);
    const [toFar, toNear] = [through(far), through(near)];
    near.on('message', (data: Buffer) => void opened.then(() => toFar(data)));
    far.on('message', (data: Buffer) => toNear(data));
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      one.on('close', () => other.terminate());
      one.on('error', () => undefined);
    }
  });
  return {
    sockets: `ws://127.0.0.1:${String((server.address() as AddressInfo).port)}/sync`,
    heal() {
      isHonest = true;
      for (const client of server.clients) client.terminate();
    },
    close() {
      for (const client of server.clients) client.terminate();
      server.close();
    },
  };
}

function pass(to: WebSocket, data: Buffer): void {
  if (to.readyState === WebSocket.OPEN) to.send(data);
}

function honestly(to: WebSocket): (data: Buffer) => void {
  return (data) => {
    pass(to, data);
  };
}

function lossily(to: WebSocket, chance: Chance): (data: Buffer) => void {
  let held: Buffer[] = [];
  return (data) => {
    const fate = chance();
    if (fate < 0.2) return;
    // Held back until others have overtaken it.
    if (fate < 0.4) return void held.push(data);
    pass(to, data);
    if (fate < 0.6) pass(to, data);
    if (fate < 0.8) {
      for (const late of held.reverse()) pass(to, late);
      held = [];
    }
  };
}
