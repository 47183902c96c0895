import { decodeStored, isCounted, MESSAGE_SYNC, SYNC_UPDATE } from '@cairn/protocol';
import * as encoding from 'lib0/encoding';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { afterEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { cleanUp, newDataDir, type RelayProcess, startRelay } from './relay-process.ts';
import { connectStock, disconnectAll, until } from './stock-client.ts';
import { type Workspace, workspaceOf } from './workspace.ts';

const ROUNDS = 5;
const WRITERS = 3;
/** How many updates a writer may be ahead of what is stored. */
const MOST_WAITING = 200;

afterEach(async () => {
  disconnectAll();
  await cleanUp();
});

/** Writes as fast as the socket accepts, and remembers how much of it was reported stored. */
class HastyWriter {
  readonly name: string;
  stored = 0;
  private readonly doc = new Y.Doc();
  private readonly socket: WebSocket;
  private sent = 0;

  constructor(relay: RelayProcess, { room, protocols }: Workspace, name: string) {
    this.name = name;
    this.socket = new WebSocket(`${relay.sockets}/${room}`, protocols);
    this.socket.on('message', (data: Buffer) => (this.stored = decodeStored(data) ?? this.stored));
    this.socket.on('error', () => undefined);
    this.doc.on('update', (update: Uint8Array) => {
      const frame = encoding.encode((encoder) => {
        encoding.writeVarUint(encoder, MESSAGE_SYNC);
        encoding.writeVarUint(encoder, SYNC_UPDATE);
        encoding.writeVarUint8Array(encoder, update);
      });
      expect(isCounted(frame)).toBe(true);
      this.socket.send(frame);
    });
  }

  private mustWait(): boolean {
    return this.socket.readyState === WebSocket.OPEN && this.sent - this.stored >= MOST_WAITING;
  }

  async write(): Promise<void> {
    await once(this.socket, 'open');
    while (this.socket.readyState === WebSocket.OPEN) {
      this.doc.getMap('m').set(`${this.name}:${this.sent}`, 'x'.repeat(50));
      this.sent += 1;
      while (this.mustWait()) await new Promise((resolve) => setImmediate(resolve));
    }
  }
}

test(`F16: kill -9 while ${WRITERS} write loses nothing that was reported stored`, async () => {
  const dataDir = newDataDir();
  const promised: string[] = [];
  const killedAfter: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const enough = randomInt(1, 800);
    killedAfter.push(enough);
    const relay = await startRelay(dataDir);
    const writers = Array.from(
      { length: WRITERS },
      (_, index) => new HastyWriter(relay, workspaceOf(1), `${round}:${index}`),
    );
    const writing = writers.map((writer) => writer.write());
    await until(() => {
      expect(Math.max(...writers.map((writer) => writer.stored))).toBeGreaterThanOrEqual(enough);
    });
    expect(await relay.end('SIGKILL')).toBe(null);
    await Promise.all(writing);
    for (const { name, stored } of writers) {
      for (let index = 0; index < stored; index += 1) promised.push(`${name}:${index}`);
    }
  }
  const reader = connectStock(await startRelay(dataDir), workspaceOf(1));
  await until(() => {
    expect(reader.provider.synced).toBe(true);
  });
  const kept = reader.doc.getMap('m');
  expect(promised.length).toBeGreaterThan(ROUNDS);
  const lost = promised.filter((key) => !kept.has(key));
  expect(lost, `killed after ${killedAfter.join(', ')} stored`).toEqual([]);
}, 60_000);
