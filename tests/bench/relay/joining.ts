/** A whole class joining at once: how long until everyone has a large room. */
import * as Y from 'yjs';
import { connect, until } from './client.ts';
import { type ServerKind, startServer } from './server-process.ts';

const ENTRY_BYTES = 250;
const ENTRIES_AT_ONCE = 1_000;
const LIMIT_MS = 240_000;

export interface JoiningFigures {
  /** Milliseconds from the first handshake until the last one has everything. */
  readonly ms: number;
  readonly cpuMs: number;
}

/** A room of sealed entries, as one update of roughly this many bytes. */
function largeRoom(bytes: number): Uint8Array {
  const doc = new Y.Doc();
  const entries = doc.getArray<Uint8Array>('entries');
  for (let made = 0; made < bytes; made += ENTRY_BYTES * ENTRIES_AT_ONCE) {
    const some = Array.from({ length: ENTRIES_AT_ONCE }, (_, index) =>
      new Uint8Array(ENTRY_BYTES).fill(index),
    );
    // Each writing session is a Yjs client of its own.
    doc.clientID += 1;
    entries.push(some);
  }
  return Y.encodeStateAsUpdate(doc);
}

export async function measureJoining(
  kind: ServerKind,
  joiners: number,
  bytes: number,
): Promise<JoiningFigures> {
  const server = await startServer(kind, { LIMITS: 'off' });
  const content = largeRoom(bytes);
  const first = await connect(kind, server, 0, () => undefined);
  first.send(kind.dialect.update(0, content));
  let arrived = 0;
  const hear = (frame: Buffer): void => {
    if ((kind.dialect.read(frame)?.length ?? 0) >= content.length / 2) arrived += 1;
  };
  const probe = await connect(kind, server, 0, hear);
  await until(() => arrived > 0, LIMIT_MS, `${kind.name} has the room`);
  probe.terminate();
  const before = await server.account();
  arrived = 0;
  const startedAt = performance.now();
  const sockets = await Promise.all(
    Array.from({ length: joiners }, () => connect(kind, server, 0, hear)),
  );
  await until(() => arrived >= joiners, LIMIT_MS, `${kind.name} has let everyone in`);
  const ms = performance.now() - startedAt;
  const after = await server.account();
  for (const socket of [first, ...sockets]) socket.terminate();
  await server.end();
  return { ms, cpuMs: after.cpuMs - before.cpuMs };
}
