/**
 * Many people typing at once: what each update costs the server, and how long it takes to arrive.
 */
import type { WebSocket } from 'ws';
import * as Y from 'yjs';
import { connect, until } from './client.ts';
import { type ServerKind, type ServerProcess, startServer } from './server-process.ts';

/** The same for every server. */
export interface TypingLoad {
  readonly rooms: number;
  readonly socketsPerRoom: number;
  readonly updatesPerSocket: number;
  /** How many updates a socket may be ahead of what the others have. */
  readonly window: number;
}

export interface TypingFigures {
  /** Microseconds of the server's processor time for each update that reached another socket. */
  readonly cpuPerDelivery: number;
  /** Deliveries per second. */
  readonly throughput: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

interface Typist {
  socket: WebSocket | undefined;
  readonly sentAt: number[];
  /** How many of its updates each of the others has. */
  readonly seenBy: Map<number, number>;
  sent: number;
}

const LIMIT_MS = 240_000;
const LATENCIES_KEPT = 20;

/** One person's typing, one character per update. */
function typed(clientID: number, count: number): Uint8Array[] {
  const doc = new Y.Doc();
  doc.clientID = clientID;
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  const text = doc.getText('t');
  for (let index = 0; index < count; index += 1) text.insert(index, 'abcdefgh '[index % 9] ?? 'x');
  return updates;
}

/** @param start how to start it; by default one process with nothing around it */
export async function measureTyping(
  kind: ServerKind,
  load: TypingLoad,
  start: () => Promise<ServerProcess> = () => startServer(kind),
): Promise<TypingFigures> {
  const server = await start();
  const { rooms, socketsPerRoom, updatesPerSocket, window } = load;
  const ids = Array.from({ length: socketsPerRoom }, (_, index) => index + 1);
  const updates = new Map(ids.map((id) => [id, typed(id, updatesPerSocket)]));
  const latencies: number[] = [];
  let deliveries = 0;
  const expected = rooms * socketsPerRoom * (socketsPerRoom - 1) * updatesPerSocket;

  const all = await Promise.all(
    Array.from({ length: rooms }, async (_, room) => {
      const typists = new Map<number, Typist>(
        ids.map((id) => [id, { socket: undefined, sentAt: [], seenBy: new Map(), sent: 0 }]),
      );

      function type(id: number, typist: Typist): void {
        const seen =
          typist.seenBy.size < socketsPerRoom - 1 ? 0 : Math.min(...typist.seenBy.values());
        while (typist.sent < updatesPerSocket && typist.sent - seen < window) {
          const update = updates.get(id)?.[typist.sent] ?? new Uint8Array();
          typist.sentAt[typist.sent] = performance.now();
          typist.sent += 1;
          typist.socket?.send(kind.dialect.update(room, update));
        }
      }

      function hear(reader: number, frame: Buffer): void {
        const update = kind.dialect.read(frame);
        if (!update || update.length <= 2) return;
        const now = performance.now();
        for (const [writer, clock] of Y.parseUpdateMeta(update).to) {
          const typist = typists.get(writer);
          if (writer === reader || !typist) continue;
          const before = typist.seenBy.get(reader) ?? 0;
          if (clock <= before) continue;
          typist.seenBy.set(reader, clock);
          deliveries += clock - before;
          if (clock % LATENCIES_KEPT === 0) latencies.push(now - (typist.sentAt[clock - 1] ?? now));
          type(writer, typist);
        }
      }

      for (const [id, typist] of typists) {
        typist.socket = await connect(kind, server, room, (frame) => {
          hear(id, frame);
        });
      }
      return { typists, type };
    }),
  );

  const before = await server.account();
  const startedAt = performance.now();
  for (const { typists, type } of all) for (const [id, typist] of typists) type(id, typist);
  await until(() => deliveries >= expected, LIMIT_MS, `${kind.name} has delivered everything`);
  const seconds = (performance.now() - startedAt) / 1_000;
  const after = await server.account();
  for (const { typists } of all) for (const { socket } of typists.values()) socket?.terminate();
  await server.end();
  latencies.sort((a, b) => a - b);
  const at = (share: number): number => latencies[Math.floor(latencies.length * share)] ?? NaN;
  return {
    cpuPerDelivery: ((after.cpuMs - before.cpuMs) * 1_000) / expected,
    throughput: expected / seconds,
    p50Ms: at(0.5),
    p99Ms: at(0.99),
  };
}
