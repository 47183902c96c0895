/** Rooms opened among many that are stored, and clients that all come back at once. */
import pg from 'pg';
import type { WebSocket } from 'ws';
import * as Y from 'yjs';
import type { TestPostgres } from '../../postgres/server.ts';
import { connect, until } from './client.ts';
import type { ServerKind, ServerProcess } from './server-process.ts';

/** Forgets all rooms, so that what was written before is new again. */
export async function empty({ url }: TestPostgres): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query('TRUNCATE cairn_room, cairn_update, cairn_visit');
  await client.end();
}

interface OpeningRooms {
  readonly stored: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  /** Bytes of the process, before the first room was opened and with all of them open. */
  readonly rssBefore: number;
  readonly rssAfter: number;
}

const LIMIT_MS = 120_000;
/** What a pair writes in a few weeks. */
const LETTERS = 8_000;

/** First with only the rooms that are opened, then among all others. */
export async function measureOpeningRooms(
  kind: ServerKind,
  { url }: TestPostgres,
  { stored, opened }: { readonly stored: number; readonly opened: number },
  start: () => Promise<ServerProcess>,
): Promise<readonly OpeningRooms[]> {
  const content = contentOf(LETTERS);
  const ids = Array.from({ length: opened }, (_, room) => idOf(kind, room));
  const client = new pg.Client(url);
  await client.connect();
  // A relay makes the tables.
  await (await start()).end();
  const figures: OpeningRooms[] = [];
  for (const more of [0, stored - opened]) {
    await client.query('DELETE FROM cairn_update');
    await client.query('DELETE FROM cairn_room');
    await client.query(ADD, [ids, content]);
    await client.query(ADD_OTHERS, [more, content]);
    await client.query('ANALYZE');
    figures.push({ stored: opened + more, ...(await openAll(kind, opened, start)) });
  }
  await client.end();
  return figures;
}

const ADD = `WITH room AS (
    INSERT INTO cairn_room (id, last, bytes) SELECT id, 1, length($2::bytea) FROM unnest($1::text[]) AS id
    RETURNING id
  ) INSERT INTO cairn_update (room, number, part, updates, bytes) SELECT id, 1, 0, 1, $2 FROM room`;
const ADD_OTHERS = `WITH room AS (
    INSERT INTO cairn_room (id, last, bytes)
    SELECT 'other-' || n, 1, length($2::bytea) FROM generate_series(1, $1::integer) AS n RETURNING id
  ) INSERT INTO cairn_update (room, number, part, updates, bytes) SELECT id, 1, 0, 1, $2 FROM room`;

async function openAll(
  kind: ServerKind,
  rooms: number,
  start: () => Promise<ServerProcess>,
): Promise<Omit<OpeningRooms, 'stored'>> {
  const server = await start();
  const { rss: rssBefore } = await server.account();
  const sockets: WebSocket[] = [];
  const times: number[] = [];
  for (let room = 0; room < rooms; room += 1) {
    const startedAt = performance.now();
    let hasIt = false;
    sockets.push(
      await connect(kind, server, room, (frame) => {
        hasIt ||= (kind.dialect.read(frame)?.length ?? 0) > LETTERS;
      }),
    );
    while (!hasIt) {
      if (performance.now() - startedAt > LIMIT_MS) throw new Error('a room was not opened');
      await new Promise((resolve) => setImmediate(resolve));
    }
    times.push(performance.now() - startedAt);
  }
  const { rss: rssAfter } = await server.account();
  for (const socket of sockets) socket.terminate();
  await server.end();
  times.sort((a, b) => a - b);
  const at = (share: number): number => times[Math.floor(times.length * share)] ?? NaN;
  return { p50Ms: at(0.5), p95Ms: at(0.95), rssBefore, rssAfter };
}

/** All are at the first relay, two in each room; it is killed. */
export async function measureReturning(
  kind: ServerKind,
  relays: readonly [ServerProcess, ServerProcess],
  clients: number,
): Promise<{ readonly ms: number }> {
  const content = contentOf(LETTERS);
  const sockets: WebSocket[] = [];
  for (let client = 0; client < clients; client += 1) {
    const room = Math.floor(client / 2);
    const socket = await connect(kind, relays[0], room, () => undefined);
    if (client % 2 === 0) socket.send(kind.dialect.update(room, content));
    sockets.push(socket);
  }
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  await relays[0].end();
  const startedAt = performance.now();
  let synced = 0;
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      let hasIt = false;
      const room = Math.floor(client / 2);
      const again = await connect(kind, relays[1], room, (frame) => {
        if (hasIt || (kind.dialect.read(frame)?.length ?? 0) <= LETTERS) return;
        hasIt = true;
        synced += 1;
      });
      sockets.push(again);
    }),
  );
  await until(() => synced === clients, LIMIT_MS, 'everybody is in sync');
  const ms = performance.now() - startedAt;
  for (const socket of sockets) socket.terminate();
  return { ms };
}

function contentOf(letters: number): Buffer {
  const doc = new Y.Doc();
  doc.getText('t').insert(0, 'abcdefgh '.repeat(Math.ceil(letters / 9)));
  return Buffer.from(Y.encodeStateAsUpdate(doc));
}

function idOf({ dialect }: ServerKind, room: number): string {
  return dialect.path(room).split('/').at(-1) ?? '';
}
