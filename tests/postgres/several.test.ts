/* Several relays on one database: whoever is at one of them sees what those at the others do. */

import { CLOSE_ROOM_CLOSED, encodeCloseRoom } from '@cairn/protocol';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { connectRaw } from '../relay/raw-socket.ts';
import { cleanUp, newDataDir, type RelayProcess, startRelay } from '../relay/relay-process.ts';
import { connectStock, disconnectAll, until } from '../relay/stock-client.ts';
import { workspaceOf } from '../relay/workspace.ts';
import { createDatabase, dropDatabase } from './databases.ts';

const workspace = workspaceOf(1);
let url: string;

beforeEach(async () => {
  url = await createDatabase();
});

afterEach(async () => {
  disconnectAll();
  await cleanUp();
  await dropDatabase(url);
});

function relayHere(): Promise<RelayProcess> {
  return startRelay(newDataDir(), 0, { DATABASE_URL: url });
}

async function run(...statements: readonly string[]): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
}

/** Ends the sessions that listen, as a network that fails would. */
const CUT = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
  WHERE datname = current_database() AND query ~ '^(LISTEN|SELECT 1)'`;

test('what is written at one relay arrives at the other, both ways, and is there for newcomers at both', async () => {
  const [one, other] = [await relayHere(), await relayHere()];
  const [mira, robin] = [connectStock(one, workspace), connectStock(other, workspace)];
  mira.text.insert(0, 'From one. ');
  await until(() => {
    expect(robin.text.toJSON()).toBe('From one. ');
  });
  robin.text.insert(robin.text.length, 'From the other. ');
  // More than a commit has room for, and more than a row.
  mira.doc.transact(() => {
    for (let at = 0; at < 100; at += 1)
      mira.doc.getMap('large').set(String(at), 'x'.repeat(30_000));
  });
  await until(() => {
    expect(robin.doc.getMap('large').size).toBe(100);
    expect(mira.text.toJSON()).toBe('From one. From the other. ');
  });
  for (const relay of [one, other]) {
    const newcomer = connectStock(relay, workspace, new Y.Doc());
    await until(() => {
      expect(newcomer.doc.getMap('large').size).toBe(100);
      expect(newcomer.text.toJSON()).toBe(mira.text.toJSON());
    });
  }
  expect(one.log() + other.log()).not.toMatch(/"level":(50|60)/);
});

test('people see each other across relays, also who came before, and somebody who leaves is gone', async () => {
  const [one, other] = [await relayHere(), await relayHere()];
  const mira = connectStock(one, workspace);
  mira.provider.awareness.setLocalState({ name: 'Mira', at: 1 });
  await until(() => {
    expect(mira.provider.synced).toBe(true);
  });
  const robin = connectStock(other, workspace);
  robin.provider.awareness.setLocalState({ name: 'Robin' });
  const namesAt = (who: typeof mira) =>
    [...who.provider.awareness.getStates().values()].map((state) => String(state['name'])).sort();
  await until(() => {
    expect(namesAt(robin)).toEqual(['Mira', 'Robin']);
    expect(namesAt(mira)).toEqual(['Mira', 'Robin']);
  });
  mira.provider.awareness.setLocalState({ name: 'Mira', at: 2 });
  await until(() => {
    expect(robin.provider.awareness.getStates().get(mira.doc.clientID)).toMatchObject({ at: 2 });
  });
  mira.provider.disconnect();
  await until(() => {
    expect(namesAt(robin)).toEqual(['Robin']);
  });
});

test('a room closed at one relay is closed at the other', async () => {
  const [one, other] = [await relayHere(), await relayHere()];
  const mira = await connectRaw(one, workspace.room, workspace.protocols);
  const robin = await connectRaw(other, workspace.room, workspace.protocols);
  await until(() => {
    expect(mira.frames.length).toBeGreaterThan(0);
    expect(robin.frames.length).toBeGreaterThan(0);
  });
  const farewell = encodeCloseRoom(workspace.farewell(Uint8Array.of(1, 2, 3)));
  mira.socket.send(farewell);
  expect(await robin.closed).toBe(CLOSE_ROOM_CLOSED);
  expect(robin.frames.some((frame) => frame.equals(Buffer.from(farewell)))).toBe(true);
});

test('a relay whose connections were cut, and one that was asleep, read on from where they were', async () => {
  const [one, other] = [await relayHere(), await relayHere()];
  const [mira, robin] = [connectStock(one, workspace), connectStock(other, workspace)];
  await until(() => {
    expect([mira.stored(), robin.stored()]).toEqual([1, 1]);
  });
  await run(CUT);
  mira.text.insert(0, 'Cut. ');
  await until(() => {
    expect(robin.text.toJSON()).toBe('Cut. ');
  });
  other.pause();
  for (let times = 0; times < 400; times += 1) {
    mira.text.insert(0, 'x');
    if (times % 10 === 0) await new Promise((resolve) => setTimeout(resolve, 10));
  }
  await run(CUT);
  other.resume();
  await until(() => {
    expect(robin.text.toJSON()).toBe(mira.text.toJSON());
  });
  robin.text.insert(0, 'Awake. ');
  await until(() => {
    expect(mira.text.toJSON()).toBe(robin.text.toJSON());
    expect(robin.stored()).toBeGreaterThan(1);
  });
});

test('people of a relay that was killed go on at another, with all that was stored', async () => {
  const [one, other] = [await relayHere(), await relayHere()];
  const mira = connectStock(one, workspace);
  const robin = connectStock(other, workspace);
  await until(() => {
    expect(mira.stored()).toBe(1);
  });
  mira.text.insert(0, 'Stored');
  await until(() => {
    expect(mira.stored()).toBe(2);
  });
  await one.end('SIGKILL');
  mira.text.insert(6, ', and not sent');
  const again = connectStock(other, workspace, mira.doc);
  await until(() => {
    expect(robin.text.toJSON()).toBe('Stored, and not sent');
    expect(again.stored()).toBeGreaterThan(0);
  });
});

test('messages that somebody invents change nothing', async () => {
  const [one, other] = [await relayHere(), await relayHere()];
  const [mira, robin] = [connectStock(one, workspace), connectStock(other, workspace)];
  await until(() => {
    expect([mira.stored(), robin.stored()]).toEqual([1, 1]);
  });
  const { room } = workspace;
  const forged = [
    ...['', ' ', 'x', `x ${room}:999999`, `x ${room}:x`, `x ${room}:?`, `x ${room}=AAAA`],
    `x ${room}:-1,${room}:,:5,${'a'.repeat(200)}:5`,
    `x ${'y'.repeat(7_000)}`,
  ];
  for (const payload of forged) await run(`NOTIFY cairn, '${payload}'`);
  mira.text.insert(0, 'Still here');
  await until(() => {
    expect(robin.text.toJSON()).toBe('Still here');
  });
  expect(one.log() + other.log()).not.toMatch(/"level":(50|60)/);
});
