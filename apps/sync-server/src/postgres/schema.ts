/* The tables in a PostgreSQL database: made, or brought up to date, when a relay starts. */

import pg from 'pg';
import { DATABASE_CODES } from '../storage/storage-problem.ts';
import { named, settingsFor } from './connections.ts';

/** The newest version that this relay reads, and the one it writes, is the number of these steps. */
const STEPS: readonly string[] = [
  // Rows of a room are numbered under the lock of its row in cairn_room, so that the order of the
  // numbers is the order of commits. A long row continues in parts with 0 updates, and what is
  // sealed can't be compressed.
  `CREATE TABLE cairn_room (
    id text COLLATE "C" PRIMARY KEY,
    last bigint NOT NULL,
    bytes bigint NOT NULL,
    farewell bytea
  ) WITH (fillfactor = 70);
  CREATE TABLE cairn_update (
    room text COLLATE "C" NOT NULL,
    number bigint NOT NULL,
    part integer NOT NULL,
    updates integer NOT NULL,
    bytes bytea NOT NULL,
    PRIMARY KEY (room, number, part)
  );
  ALTER TABLE cairn_update ALTER COLUMN bytes SET STORAGE EXTERNAL;
  CREATE TABLE cairn_visit (
    room text COLLATE "C" PRIMARY KEY,
    day integer NOT NULL
  );
  CREATE INDEX cairn_visit_by_day ON cairn_visit (day);
  CREATE TABLE cairn_day (count integer NOT NULL, today integer NOT NULL);
  INSERT INTO cairn_day VALUES (0, -1)`,
];

const OLDEST_SERVER = 140_000;
/** Any number, as long as every version of Cairn uses the same: it spells "cairn". */
const MIGRATION_LOCK = 0x63_61_69_72_6e;

interface ServerState {
  readonly server: string;
  readonly standby: boolean;
  readonly read_only: string;
  readonly commits: string;
  readonly fsync: string;
}

/** What somebody who starts the relay may choose. */
export interface SchemaOptions {
  /** Whether a server may be used that reports commits before they are on its disk. */
  readonly mayForget: boolean;
}

/**
 * Prepares a database for relays of this version.
 * @throws the server's error, or one with a code from `DATABASE_CODES`.
 */
export async function prepareDatabase(url: string, { mayForget }: SchemaOptions): Promise<void> {
  const client = new pg.Client(settingsFor(url));
  client.on('error', () => undefined);
  try {
    await client.connect();
    await check(client, mayForget);
    await client.query('BEGIN');
    await client.query('SELECT pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
    await migrate(client);
    await client.query('COMMIT');
  } catch (error) {
    throw named(error);
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function check(client: pg.Client, mayForget: boolean): Promise<void> {
  const { rows } = await client.query<ServerState>(
    `SELECT current_setting('server_version_num') AS server, pg_is_in_recovery() AS standby,
      current_setting('transaction_read_only') AS read_only,
      current_setting('synchronous_commit') AS commits, current_setting('fsync') AS fsync`,
  );
  const [state] = rows;
  if (!state) return;
  if (Number(state.server) < OLDEST_SERVER) refuse('old');
  if (state.standby || state.read_only === 'on') refuse('readOnly');
  if (!mayForget && (state.commits === 'off' || state.fsync === 'off')) refuse('forgetful');
}

async function migrate(client: pg.Client): Promise<void> {
  const version = await versionOf(client);
  if (version > STEPS.length) refuse('newer');
  if (version === 0) {
    await client.query('CREATE TABLE cairn_schema (version integer NOT NULL)');
    await client.query('INSERT INTO cairn_schema VALUES (0)');
  }
  for (const step of STEPS.slice(version)) await client.query(step);
  if (version < STEPS.length) {
    await client.query('UPDATE cairn_schema SET version = $1', [STEPS.length]);
  }
}

/** 0 for an empty database. */
async function versionOf(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ name: string }>(
    'SELECT tablename AS name FROM pg_catalog.pg_tables WHERE schemaname = current_schema()',
  );
  const names = rows.map(({ name }) => name);
  if (names.includes('cairn_schema')) {
    const found = await client.query<{ version: number }>('SELECT version FROM cairn_schema');
    return found.rows[0]?.version ?? 0;
  }
  if (names.length > 0) refuse('foreign');
  return 0;
}

function refuse(why: keyof typeof DATABASE_CODES): never {
  throw Object.assign(new Error(`the database is refused: ${why}`), { code: DATABASE_CODES[why] });
}
