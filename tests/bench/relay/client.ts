/**
 * Bare sockets that speak a dialect, as lightweight as possible next to the servers being measured.
 */
import { once } from 'node:events';
import { WebSocket } from 'ws';
import type { ServerKind, ServerProcess } from './server-process.ts';

/** Connects to a room and sends the greeting; resolves once the socket is open. */
export async function connect(
  { dialect }: ServerKind,
  server: ServerProcess,
  room: number,
  onFrame: (frame: Buffer) => void,
): Promise<WebSocket> {
  const url = server.address + dialect.path(room);
  const socket = new WebSocket(url, dialect.protocols(room), { perMessageDeflate: false });
  socket.on('message', onFrame);
  await once(socket, 'open');
  for (const frame of dialect.hello(room)) socket.send(frame);
  return socket;
}

/** Waits until a condition holds, polling often. */
export async function until(holds: () => boolean, limitMs: number, what: string): Promise<void> {
  const deadline = performance.now() + limitMs;
  while (!holds()) {
    if (performance.now() > deadline) throw new Error(`waited too long until ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}
