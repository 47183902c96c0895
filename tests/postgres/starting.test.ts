/* What a relay says of a database that it can't use, and that it changes nothing there. */

import pg from 'pg';
import { afterEach, expect, test } from 'vitest';
import { cleanUp, newDataDir, startRelay, tryRelay } from '../relay/relay-process.ts';
import { createDatabase, dropDatabase } from './databases.ts';
import { createPostgres } from './server.ts';

const databases: string[] = [];

afterEach(async () => {
  await cleanUp();
  for (const url of databases.splice(0)) await dropDatabase(url);
});

async function newDatabase(...statements: readonly string[]): Promise<string> {
  const url = await createDatabase();
  databases.push(url);
  const client = new pg.Client(url);
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
  return url;
}

async function sentenceFor(url: string, env: Record<string, string> = {}): Promise<string> {
  const outcome = await tryRelay({ DATABASE_URL: url, PORT: '0', ...env });
  if ('port' in outcome) throw new Error('it started');
  expect(outcome.code).toBe(1);
  expect(outcome.errors.trimEnd().split('\n')).toHaveLength(1);
  return outcome.errors.trimEnd();
}

function varied(
  url: string,
  change: Partial<Record<'port' | 'pathname' | 'username' | 'password', string>>,
) {
  return Object.assign(new URL(url), change).href;
}

test('an address that isn’t one of a database is refused, without repeating it', async () => {
  for (const url of ['mysql://a:secret@b/c', 'secret', 'postgres://host', 'postgres:///name']) {
    const sentence = await sentenceFor(url);
    expect(sentence).toMatch(/^DATABASE_URL must be like postgres:/);
    expect(sentence).not.toContain('secret');
  }
});

test('a server that isn’t there, and a database that isn’t, each have a sentence without the password', async () => {
  const url = varied(await newDatabase(), { password: 'secret' });
  const gone = await sentenceFor(varied(url, { port: '9' }));
  expect(gone).toMatch(
    /^The database test_\w+ at \S+ can't be used: the database server can't be reached\./,
  );
  expect(gone).not.toContain('secret');
  expect(await sentenceFor(varied(url, { pathname: '/nothing' }))).toContain(
    "the database server doesn't have that database. Create it",
  );
});

test('a user without rights is told to be made the owner', async () => {
  const url = await newDatabase(
    'DROP ROLE IF EXISTS cairn_guest',
    'CREATE ROLE cairn_guest LOGIN',
    'REVOKE CREATE ON SCHEMA public FROM PUBLIC',
  );
  expect(await sentenceFor(varied(url, { username: 'cairn_guest' }))).toContain(
    'the database user may not create or change tables there. Make it the owner',
  );
});

test('a database of another application and one of a newer version are left as they are', async () => {
  const foreign = await newDatabase('CREATE TABLE customer (name text)');
  expect(await sentenceFor(foreign)).toContain(
    'it has tables of another application. Create a database for Cairn alone',
  );
  const newer = await newDatabase(
    'CREATE TABLE cairn_schema (version integer)',
    'INSERT INTO cairn_schema VALUES (1000)',
  );
  expect(await sentenceFor(newer)).toContain('written by a newer version of Cairn');
  const client = new pg.Client(foreign);
  await client.connect();
  const { rows } = await client.query<{ tablename: string }>(
    "SELECT tablename FROM pg_tables WHERE schemaname = 'public'",
  );
  await client.end();
  expect(rows.map(({ tablename }) => tablename)).toEqual(['customer']);
});

test('a database that may only be read is refused', async () => {
  const url = await newDatabase();
  const client = new pg.Client(url);
  await client.connect();
  const name = new URL(url).pathname.slice(1);
  await client.query(`ALTER DATABASE ${name} SET default_transaction_read_only = on`);
  await client.end();
  expect(await sentenceFor(url)).toContain('the database may only be read');
});

test('a server that reports commits too early is refused, unless that is allowed by name', async () => {
  const server = await createPostgres(['synchronous_commit=off']);
  if (!server) return;
  expect(await sentenceFor(server.url)).toContain(
    'says that something is stored before it is on its disk',
  );
  const relay = await startRelay(newDataDir(), 0, {
    DATABASE_URL: server.url,
    ALLOW_FORGETFUL_DATABASE: '1',
  });
  expect(await relay.end('SIGTERM')).toBe(0);
  await server.remove();
});
