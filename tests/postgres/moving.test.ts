/* A folder is moved to a database: every room, farewell and visit, also if the move was interrupted. */

import { deriveKeys, roomOf } from '@cairn/protocol';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';
import { afterEach, expect, test } from 'vitest';
import { cleanUp, newDataDir, startRelay, startTool } from '../relay/relay-process.ts';
import { connectStock, disconnectAll, until } from '../relay/stock-client.ts';
import { workspaceOf } from '../relay/workspace.ts';
import { createDatabase, dropDatabase } from './databases.ts';

const ROOMS = 1_000;
const CLOSED = 20;
/** More than one part of a row. */
const LARGE = 3 * 1024 * 1024;
const LIMIT_MS = 120_000;

const databases: string[] = [];

afterEach(async () => {
  disconnectAll();
  await cleanUp();
  for (const url of databases.splice(0)) await dropDatabase(url);
});

async function newDatabase(): Promise<string> {
  const url = await createDatabase();
  databases.push(url);
  return url;
}

async function rowsOf<Row extends pg.QueryResultRow>(url: string, text: string): Promise<Row[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query<Row>(text)).rows;
  } finally {
    await client.end();
  }
}

function roomNumber(number: number): string {
  const secret = new Uint8Array(32);
  new DataView(secret.buffer).setUint32(0, number);
  return roomOf(deriveKeys(secret));
}

/** A folder as a relay leaves it, with rooms whose bytes tell them apart. */
async function folderOfRooms(): Promise<string> {
  const dataDir = newDataDir();
  const relay = await startRelay(dataDir, 0, { DATABASE_URL: '' });
  await relay.end('SIGTERM');
  const database = new DatabaseSync(join(dataDir, 'relay.sqlite'));
  const add = database.prepare('INSERT INTO room_update (room, bytes, updates) VALUES (?, ?, ?)');
  const close = database.prepare('INSERT INTO closed_room (room, farewell) VALUES (?, ?)');
  const visit = database.prepare('INSERT INTO room_visit (room, day) VALUES (?, ?)');
  database.exec('BEGIN');
  for (let number = 0; number < ROOMS; number += 1) {
    const room = roomNumber(number);
    if (number % 100 === 0) add.run(room, new Uint8Array(LARGE).fill(number / 100), 1);
    add.run(room, bytesOf(number), 1);
    visit.run(room, number % 30);
  }
  for (let number = ROOMS; number < ROOMS + CLOSED; number += 1)
    close.run(roomNumber(number), bytesOf(number));
  database.exec('UPDATE running_day SET count = 40');
  database.exec('COMMIT');
  database.close();
  return dataDir;
}

const bytesOf = (number: number) => Uint8Array.of(number >> 8, number & 255, 7, 7);

test(
  'a thousand rooms are read back after a move that was interrupted and repeated, and nothing is there twice',
  async () => {
    const [dataDir, url] = [await folderOfRooms(), await newDatabase()];
    const words = ['--from', dataDir, '--to', url];
    const countRooms = async () => {
      const counted = await rowsOf<{ count: string }>(
        url,
        "SELECT count(*) FROM cairn_room WHERE to_regclass('cairn_room') IS NOT NULL",
      ).catch(() => []);
      return Number(counted[0]?.count ?? 0);
    };

    const first = startTool('move.ts', words);
    await until(async () => {
      expect(await countRooms()).toBeGreaterThan(50);
    });
    first.kill();
    expect((await first.ended).code).toBeNull();
    const whenKilled = await countRooms();
    expect(whenKilled).toBeLessThan(ROOMS);

    const second = await startTool('move.ts', words).ended;
    expect(second.said).toContain('Read back 1,000 rooms and 20 farewells: all are there.');
    expect(second.code).toBe(0);
    const third = await startTool('move.ts', words).ended;
    expect(third.said).toContain('0 were copied just now.');

    const stored = await rowsOf<{ room: string; bytes: Buffer }>(
      url,
      `SELECT room, string_agg(bytes, '' ORDER BY number, part) AS bytes FROM cairn_update
      GROUP BY room`,
    );
    const found = new Map(stored.map(({ room, bytes }) => [room, bytes]));
    expect(found.size).toBe(ROOMS);
    for (let number = 0; number < ROOMS; number += 1) {
      const bytes = found.get(roomNumber(number));
      expect(bytes?.includes(Buffer.from(bytesOf(number)))).toBe(true);
      if (number % 100 === 0) expect(bytes?.length).toBeGreaterThan(LARGE);
    }
    const farewells = await rowsOf<{ id: string; farewell: Buffer }>(
      url,
      'SELECT id, farewell FROM cairn_room WHERE farewell IS NOT NULL',
    );
    expect(farewells.map(({ id }) => id).sort()).toEqual(
      Array.from({ length: CLOSED }, (_, at) => roomNumber(ROOMS + at)).sort(),
    );
    const visits = await rowsOf<{ ago: string; count: string }>(
      url,
      `SELECT cairn_day.count - day AS ago, count(*) FROM cairn_visit, cairn_day
      GROUP BY ago ORDER BY ago`,
    );
    expect(visits.map(({ ago }) => Number(ago))).toEqual(
      Array.from({ length: 30 }, (_, at) => 11 + at),
    );
  },
  LIMIT_MS,
);

test('what people wrote is there for them at a relay on the database', async () => {
  const [dataDir, url] = [newDataDir(), await newDatabase()];
  const workspace = workspaceOf(7);
  const before = await startRelay(dataDir, 0, { DATABASE_URL: '' });
  const mira = connectStock(before, workspace);
  mira.text.insert(0, 'Speak slowly');
  await until(() => {
    expect(mira.stored()).toBeGreaterThan(0);
  });
  await before.end('SIGTERM');
  disconnectAll();
  expect(await startTool('move.ts', ['--from', dataDir, '--to', url]).ended).toMatchObject({
    code: 0,
  });
  const after = await startRelay(newDataDir(), 0, { DATABASE_URL: url });
  const robin = connectStock(after, workspace);
  await until(() => {
    expect(robin.text.toJSON()).toBe('Speak slowly');
  });
});

test('a folder that isn’t there, a running relay and a wrong address each have a sentence', async () => {
  const [dataDir, url] = [newDataDir(), await newDatabase()];
  const said = async (...words: string[]) => {
    const outcome = await startTool('move.ts', words).ended;
    expect(outcome.code).toBe(1);
    return outcome.said;
  };
  expect(await said()).toContain('Say from where and to where');
  expect(await said('--from', dataDir, '--to', 'mysql://a/b')).toContain('Say from where');
  expect(await said('--from', dataDir, '--to', url)).toContain('has no relay.sqlite');
  await startRelay(dataDir, 0, { DATABASE_URL: '' });
  expect(await said('--from', dataDir, '--to', url)).toContain('Another relay is using');
  const gone = Object.assign(new URL(url), { port: '9' }).href;
  const other = newDataDir();
  await (await startRelay(other, 0, { DATABASE_URL: '' })).end('SIGTERM');
  expect(await said('--from', other, '--to', gone)).toContain("can't be reached");
});

test('a backup of a relay on a database is left to PostgreSQL', async () => {
  for (const tool of ['backup.ts', 'restore.ts'] as const) {
    const outcome = await startTool(tool, ['/nowhere'], { DATABASE_URL: 'postgres://a/b' }).ended;
    expect(outcome).toMatchObject({ code: 1 });
    expect(outcome.said).toContain('The rooms are in PostgreSQL');
  }
});
