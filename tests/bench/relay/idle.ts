/** People who have a workspace open and do nothing: how much memory each such room takes. */
import { connect } from './client.ts';
import { type ServerKind, startServer } from './server-process.ts';

const AT_ONCE = 50;

export interface IdleFigures {
  /** Bytes for each room: of the whole process, and of its heap and buffers. */
  readonly rss: number;
  readonly held: number;
}

export async function measureIdle(
  kind: ServerKind,
  rooms: number,
  socketsPerRoom: number,
): Promise<IdleFigures> {
  const server = await startServer(kind, { LIMITS: 'off' });
  // The first sockets load code and grow pools that all later ones share.
  const early = await Promise.all(
    Array.from({ length: AT_ONCE }, (_, index) =>
      connect(kind, server, rooms + index, () => undefined),
    ),
  );
  const before = await server.account();
  const sockets = [];
  for (let room = 0; room < rooms; room += AT_ONCE) {
    const some = Array.from({ length: AT_ONCE * socketsPerRoom }, (_, index) =>
      connect(kind, server, room + Math.floor(index / socketsPerRoom), () => undefined),
    );
    sockets.push(...(await Promise.all(some)));
  }
  // Twice: the first call lets the remains of the handshakes be collected.
  await server.account();
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  const after = await server.account();
  for (const socket of [...early, ...sockets]) socket.terminate();
  await server.end();
  const held = (account: typeof after): number => account.heapUsed + account.external;
  return { rss: (after.rss - before.rss) / rooms, held: (held(after) - held(before)) / rooms };
}
