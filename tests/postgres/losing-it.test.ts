/* A relay whose database goes away, refuses or takes long: nothing is lost that was reported stored. */

import pg from 'pg';
import { afterEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { connectRaw, syncFrame } from '../relay/raw-socket.ts';
import { cleanUp, newDataDir, type RelayProcess, startRelay } from '../relay/relay-process.ts';
import { connectStock, disconnectAll, until } from '../relay/stock-client.ts';
import { workspaceOf } from '../relay/workspace.ts';
import { createDatabase, dropDatabase } from './databases.ts';
import { createPostgres, type TestPostgres } from './server.ts';

let server: TestPostgres | undefined;
const databases: string[] = [];

afterEach(async () => {
  disconnectAll();
  await cleanUp();
  await server?.remove();
  server = undefined;
  for (const url of databases.splice(0)) await dropDatabase(url);
});

async function newDatabase(): Promise<string> {
  const url = await createDatabase();
  databases.push(url);
  return url;
}

async function within(url: string, ...statements: readonly string[]): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
}

function relayOn(url: string, env: Record<string, string> = {}): Promise<RelayProcess> {
  return startRelay(newDataDir(), 0, { DATABASE_URL: url, ...env });
}

test.each(['SIGINT', 'SIGKILL'] as const)(
  'while PostgreSQL is gone (%s) people go on together, nothing is reported stored, and all of it is once it is back',
  async (signal) => {
    server = await createPostgres();
    if (!server) return;
    const relay = await relayOn(server.url);
    const [ada, bob] = [connectStock(relay, workspaceOf(1)), connectStock(relay, workspaceOf(1))];
    ada.text.insert(0, 'before');
    await until(() => {
      expect(bob.text.toJSON()).toBe('before');
      expect(ada.stored()).toBeGreaterThan(0);
    });
    const stored = ada.stored();
    await server.stop(signal);
    ada.text.insert(6, ', meanwhile');
    await until(() => {
      expect(bob.text.toJSON()).toBe('before, meanwhile');
      expect(relay.log()).toContain("the database server can't be reached");
    });
    const stranger = await connectRaw(relay, workspaceOf(2).room, workspaceOf(2).protocols);
    expect(await stranger.closed).toBe(1013);
    expect(ada.stored()).toBe(stored);
    expect(ada.provider.wsconnected && bob.provider.wsconnected).toBe(true);
    await server.start();
    await until(() => {
      expect(ada.stored()).toBe(stored + 1);
    });
    await relay.end('SIGKILL');
    const again = await relayOn(server.url);
    const late = connectStock(again, workspaceOf(1), new Y.Doc());
    await until(() => {
      expect(late.text.toJSON()).toBe('before, meanwhile');
    });
  },
);

test('what waits for a database that is gone is bounded: beyond it a writer is closed with 1013', async () => {
  server = await createPostgres();
  if (!server) return;
  const relay = await relayOn(server.url, { LIMIT_BUFFERED_BYTES: '100000' });
  const { room, protocols } = workspaceOf(1);
  const ada = await connectRaw(relay, room, protocols);
  await until(() => {
    expect(ada.frames.length).toBeGreaterThan(0);
  });
  await server.stop();
  for (let times = 0; times < 4; times += 1) {
    const doc = new Y.Doc();
    doc.getText('t').insert(0, 'x'.repeat(60_000));
    ada.socket.send(syncFrame(2, Y.encodeStateAsUpdate(doc)));
  }
  expect(await ada.closed).toBe(1013);
});

/** Makes each commit to this database take a second. */
const SLOWLY = [
  `CREATE FUNCTION wait() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN PERFORM pg_sleep(1); RETURN NULL; END $$`,
  `CREATE CONSTRAINT TRIGGER slow AFTER INSERT ON cairn_update DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION wait()`,
];

test('with a second a commit, many changes share one, and others needn’t wait to see them', async () => {
  const url = await newDatabase();
  const relay = await relayOn(url);
  await within(url, ...SLOWLY);
  const [ada, bob] = [connectStock(relay, workspaceOf(1)), connectStock(relay, workspaceOf(1))];
  await until(() => {
    expect([ada.stored(), bob.stored()]).toEqual([1, 1]);
  });
  const startedAt = performance.now();
  let seenAfter = Infinity;
  bob.text.observe(() => (seenAfter = Math.min(seenAfter, performance.now() - startedAt)));
  for (let index = 0; index < 100; index += 1) {
    ada.text.insert(0, 'x');
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  await until(() => {
    expect(ada.stored()).toBe(101);
  });
  expect(seenAfter).toBeLessThan(900);
  expect(bob.text.length).toBe(100);
  const metrics = await (await fetch(`${relay.http}/metrics`)).text();
  expect(Number(/^cairn_commit_seconds_count (\d+)$/m.exec(metrics)?.[1])).toBeLessThan(20);
});

test('if PostgreSQL turns read-only the log says so, and everything is stored once it isn’t', async () => {
  const url = await newDatabase();
  const relay = await relayOn(url);
  const ada = connectStock(relay, workspaceOf(1));
  ada.text.insert(0, 'a');
  await until(() => {
    expect(ada.stored()).toBeGreaterThan(0);
  });
  const stored = ada.stored();
  const name = new URL(url).pathname.slice(1);
  const endOthers = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = '${name}' AND pid <> pg_backend_pid()`;
  await within(url, `ALTER DATABASE ${name} SET default_transaction_read_only = on`, endOthers);
  ada.text.insert(0, 'b');
  await until(() => {
    expect(relay.log()).toContain('the database may only be read');
  });
  expect(ada.stored()).toBe(stored);
  await within(
    url,
    'SET default_transaction_read_only = off',
    `ALTER DATABASE ${name} SET default_transaction_read_only = off`,
    endOthers,
  );
  await until(() => {
    expect(ada.stored()).toBe(stored + 1);
  });
});
