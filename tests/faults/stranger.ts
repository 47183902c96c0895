/*
 * A thread that attacks a relay from an address of its own, so that it doesn't slow down what is
 * measured next to it.
 */

import { once } from 'node:events';
import { workerData } from 'node:worker_threads';
import { WebSocket } from 'ws';
import { type AttackName, ATTACKS } from './attacks.ts';

/** The thread's input. */
export interface StrangerData {
  readonly attack: AttackName;
  readonly url: string;
  readonly protocols: string[];
  readonly seconds: number;
}

/** Linux answers on all of 127/8, so this can differ from the others' address. */
const ADDRESS = '127.0.0.2';

const { attack, url, protocols, seconds } = workerData as StrangerData;
const frames = ATTACKS[attack]();
const until = performance.now() + seconds * 1_000;

/** Sends as much as the relay accepts. */
async function visit(): Promise<void> {
  const socket = new WebSocket(url, protocols, { localAddress: ADDRESS, perMessageDeflate: false });
  socket.on('error', () => undefined);
  const closed = once(socket, 'close').catch(() => undefined);
  await Promise.race([once(socket, 'open').catch(() => undefined), closed]);
  for (const frame of frames) {
    if (socket.readyState !== WebSocket.OPEN) break;
    socket.send(frame);
  }
  const patience = setTimeout(() => {
    socket.terminate();
  }, 2_000);
  // Unless it is cut off, a pong arrives once everything was read.
  if (socket.readyState === WebSocket.OPEN) socket.ping();
  await Promise.race([once(socket, 'pong').catch(() => undefined), closed]);
  clearTimeout(patience);
  socket.terminate();
  await closed;
}

while (performance.now() < until) await visit();
