/* Keeps rooms in a PostgreSQL database, which somebody else looks after and backs up. */

import type { RoomId } from '@cairn/protocol';
import type { Log } from '../log.ts';
import { packRow, type Row, unpackRows } from '../storage/row.ts';
import type {
  Appended,
  Latest,
  News,
  RemoteStorage,
  RoomFrame,
  RoomUpdates,
  StoredRoom,
} from '../storage/storage.ts';
import { type Connections, openConnections, type Transaction } from './connections.ts';
import { LargeRow } from './large-row.ts';
import {
  ASKED,
  CHANNEL,
  CLOSED,
  type Listening,
  MOST_MESSAGE_BYTES,
  startListening,
} from './news.ts';
import { visitsIn } from './postgres-visits.ts';
import { removeUpdates } from './removing.ts';
import { replacingIn } from './replacing.ts';
import { arrayOf, PART_BYTES, rowValues } from './rows.ts';
import { prepareDatabase, type SchemaOptions } from './schema.ts';

/** What such a store depends on. */
export interface PostgresOptions extends SchemaOptions {
  readonly url: string;
  readonly log: Log;
}

/** How often the bytes in use are counted anew, which includes what other programs did. */
const COUNT_MS = 60_000;
/** About how much of a large row one statement carries, so that the others aren't held up. */
const STATEMENT_BYTES = 4 * PART_BYTES;

/**
 * Opens the tables in a database, which are made if it is empty.
 * @throws the server's or the library's error, or one with a code from `DATABASE_CODES`.
 */
export async function openPostgresStorage(options: PostgresOptions): Promise<RemoteStorage> {
  const { url, log } = options;
  await prepareDatabase(url, options);
  const connections = openConnections(url, (error) => {
    log.warn({ err: error }, 'a connection to the database was lost');
  });
  let listening: Listening | undefined;
  try {
    listening = await startListening(url, connections, log);
    const storage = new PostgresStorage(connections, listening, log);
    await storage.count();
    return storage;
  } catch (error) {
    await listening?.close();
    await connections.close();
    throw error;
  }
}

class PostgresStorage implements RemoteStorage {
  readonly noteVisits: RemoteStorage['noteVisits'];
  readonly forgetUnvisited: RemoteStorage['forgetUnvisited'];
  readonly takeVisits: RemoteStorage['takeVisits'];
  private readonly connections: Connections;
  private readonly listening: Listening;
  private readonly counting: NodeJS.Timeout;
  private bytesInUse = 0;

  constructor(connections: Connections, listening: Listening, log: Log) {
    this.connections = connections;
    this.listening = listening;
    const visits = visitsIn(connections, (bytes) => (this.bytesInUse -= bytes));
    this.noteVisits = visits.noteVisits;
    this.forgetUnvisited = visits.forgetUnvisited;
    this.takeVisits = visits.takeVisits;
    this.counting = setInterval(() => {
      this.count().catch((error: unknown) => {
        log.warn({ err: error }, 'bytes in use not counted');
      });
    }, COUNT_MS).unref();
  }

  async count(): Promise<void> {
    const [found] = await this.connections.query<{ bytes: string }>({ name: 'count', text: COUNT });
    this.bytesInUse = Number(found?.bytes);
  }

  bytes(): number {
    return this.bytesInUse;
  }

  load(room: RoomId): Promise<StoredRoom> {
    return this.loadSince(room, 0);
  }

  async loadSince(room: RoomId, number: number): Promise<StoredRoom> {
    const rows = await this.connections.query<LoadedRow>({
      name: 'load',
      text: LOAD,
      values: [room, number],
    });
    const [first] = rows;
    if (first?.farewell) return { closed: true, farewell: first.farewell };
    const last = Number(first?.last ?? 0);
    const updates = rows.filter(isRow);
    return { closed: false, last, ...unpackRows(updates) };
  }

  async latest(rooms: readonly RoomId[]): Promise<readonly Latest[]> {
    const found = await this.connections.query<{ id: RoomId; last: string; closed: boolean }>({
      name: 'latest',
      text: LATEST,
      values: [arrayOf(rooms)],
    });
    return found.map(({ id, last, closed }) => {
      return { room: id, number: Number(last), isClosed: closed };
    });
  }

  follow(news: News): void {
    this.listening.follow(news);
  }

  async showPresence(frames: readonly RoomFrame[]): Promise<void> {
    if (!this.listening.hasOthers()) return;
    const messages = frames
      .map(({ room, frame }) => {
        const shown = Buffer.from(frame).toString('base64url');
        return `${this.listening.relay} ${room}=${shown}`;
      })
      .filter(({ length }) => length <= MOST_MESSAGE_BYTES);
    if (messages.length === 0) return;
    await this.connections.query({ name: 'tell-all', text: TELL_ALL, values: [messages] });
  }

  async askForPresence(room: RoomId): Promise<void> {
    if (!this.listening.hasOthers()) return;
    const values = [`${this.listening.relay} ${room}:${ASKED}`];
    await this.connections.query({ name: 'tell', text: TELL, values });
  }

  async append(rooms: readonly RoomUpdates[]): Promise<readonly Appended[]> {
    const values = [...rowValues(rooms), this.listening.relay] as const;
    const appended = await (values[0].length > STATEMENT_BYTES
      ? this.appendSlowly(rooms)
      : this.connections.commit<AppendedRow>({ name: 'append', text: APPEND, values }));
    for (const { bytes } of appended) this.bytesInUse += Number(bytes);
    return appended.map(({ id, last }) => ({ room: id, number: Number(last) }));
  }

  replacing(room: RoomId, update: () => Uint8Array, last?: number): ReturnType<typeof replacingIn> {
    return replacingIn(this.connections, room, update, last, (bytes) => (this.bytesInUse += bytes));
  }

  async closeRoom(room: RoomId, farewell: Uint8Array): Promise<Uint8Array> {
    const more = await this.connections.inTransaction(async (transaction) => {
      const values = [room, Buffer.from(farewell)];
      const [closed] = await transaction.query({ name: 'close', text: CLOSE, values });
      if (!closed) return undefined;
      const told = [`${this.listening.relay} ${room}:${CLOSED}`];
      await transaction.query({ name: 'tell', text: TELL, values: told });
      return farewell.length - (await removeUpdates(transaction, room));
    });
    if (more === undefined) return this.farewellOf(room);
    this.bytesInUse += more;
    return farewell;
  }

  sweep(): boolean {
    // PostgreSQL reuses the space by itself.
    return false;
  }

  async close(): Promise<void> {
    clearInterval(this.counting);
    await this.listening.close();
    await this.connections.close();
  }

  /** Of a room that was closed already. */
  private async farewellOf(room: RoomId): Promise<Uint8Array> {
    const found = await this.load(room);
    if (!found.closed) throw new Error('the room was closed and forgotten at the same time');
    return found.farewell;
  }

  /** Rows that are too large for one statement, in one transaction. */
  private appendSlowly(rooms: readonly RoomUpdates[]): Promise<readonly AppendedRow[]> {
    return this.connections.inTransaction(async (transaction) => {
      const appended: AppendedRow[] = [];
      for (const room of rooms)
        appended.push(...(await appendLarge(transaction, room, this.listening.relay)));
      return appended;
    });
  }
}

async function appendLarge(
  transaction: Transaction,
  { room, updates }: RoomUpdates,
  relay: string,
): Promise<readonly AppendedRow[]> {
  const bytes = packRow(updates);
  const row = new LargeRow(transaction, room, bytes, updates.length);
  while (!(await row.step()));
  return transaction.query<AppendedRow>({
    name: 'append-large',
    text: APPEND_LARGE,
    values: [room, bytes.length, row.number, relay],
  });
}

interface LoadedRow {
  readonly last: string;
  readonly farewell: Buffer | null;
  readonly updates: number | null;
  readonly bytes: Buffer | null;
}

function isRow(row: LoadedRow): row is LoadedRow & Row {
  return row.bytes !== null;
}

interface AppendedRow {
  readonly id: RoomId;
  readonly last: string;
  readonly bytes: string;
}

const COUNT = 'SELECT coalesce(sum(bytes), 0) AS bytes FROM cairn_room';
const LOAD = `
  SELECT room.last, room.farewell, stored.updates, stored.bytes
  FROM cairn_room AS room LEFT JOIN cairn_update AS stored ON stored.room = room.id
    AND stored.number > $2
  WHERE room.id = $1 ORDER BY stored.number, stored.part`;
const LATEST = `
  SELECT id, last, farewell IS NOT NULL AS closed FROM cairn_room WHERE id = ANY ($1::text[])`;
const TELL = `SELECT pg_notify('${CHANNEL}', $1)`;
const TELL_ALL = `SELECT pg_notify('${CHANNEL}', message) FROM unnest($1::text[]) AS message`;
// Sorted, so that two relays never wait for each other's rooms. The others are told of a hundred rooms
// in one message, since one holds 8,000 bytes.
const APPEND = `
  WITH part AS (
    SELECT room, part, updates, length, substring($1::bytea FROM start FOR length) AS bytes
    FROM unnest($2::text[], $3::integer[], $4::integer[], $5::integer[], $6::integer[])
      AS given (room, part, updates, start, length)
  ), numbered AS (
    INSERT INTO cairn_room AS room (id, last, bytes)
    SELECT part.room, 1, sum(part.length) FROM part GROUP BY part.room ORDER BY part.room COLLATE "C"
    ON CONFLICT (id) DO UPDATE SET last = room.last + 1, bytes = room.bytes + excluded.bytes
      WHERE room.farewell IS NULL
    RETURNING id, last
  ), added AS (
    INSERT INTO cairn_update (room, number, part, updates, bytes)
    SELECT id, last, part.part, part.updates, part.bytes FROM numbered JOIN part ON part.room = id
  )
  , told AS (
    SELECT pg_notify('${CHANNEL}', $7::text || ' ' || string_agg(id || ':' || last, ','))
    FROM (SELECT id, last, (row_number() OVER () - 1) / 100 AS share FROM numbered) AS shared
    GROUP BY share
  )
  SELECT id, last, (SELECT sum(length) FROM part WHERE part.room = id) AS bytes,
    (SELECT count(*) FROM told)
  FROM numbered`;
const APPEND_LARGE = `
  WITH numbered AS (
    INSERT INTO cairn_room AS room (id, last, bytes) VALUES ($1, 1, $2)
    ON CONFLICT (id) DO UPDATE SET last = room.last + 1, bytes = room.bytes + excluded.bytes
      WHERE room.farewell IS NULL
    RETURNING id, last
  ), renumbered AS (
    UPDATE cairn_update SET number = numbered.last FROM numbered
    WHERE room = $1 AND number = $3 RETURNING part
  ), removed AS (
    DELETE FROM cairn_update
    WHERE room = $1 AND number = $3 AND NOT EXISTS (SELECT 1 FROM numbered)
  )
  SELECT id, last, $2::bigint AS bytes, pg_notify('${CHANNEL}', $4::text || ' ' || id || ':' || last)
  FROM numbered`;
// A room is closed once: the first farewell stays.
const CLOSE = `
  INSERT INTO cairn_room AS room (id, last, bytes, farewell)
  VALUES ($1, 0, length($2::bytea), $2)
  ON CONFLICT (id) DO UPDATE SET bytes = excluded.bytes, farewell = excluded.farewell
    WHERE room.farewell IS NULL
  RETURNING id`;
