import { deriveKeys, type WriterKeys } from '@cairn/protocol';
import { roomKeysOf, sealFarewell } from '@cairn/sealed';
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeRoom } from './close-room.ts';
import { hearFarewell } from './hear-farewell.ts';

const MAIN = join(import.meta.dirname, '../../../../sync-server/src/main.ts');
const dataDir = mkdtempSync(join(tmpdir(), 'cairn-relay-'));
let relay: ChildProcess;
let origin = '';

const random = (length: number) => new Uint8Array(randomBytes(length));
const newKeys = () => deriveKeys(random(32));
const farewellBy = (keys: WriterKeys, by: string) =>
  sealFarewell(roomKeysOf(keys), { by, at: 1, next: 'next-room' }, random);

beforeAll(async () => {
  const env = { PATH: process.env['PATH'], PORT: '0', DATA_DIR: dataDir };
  const started = spawn(process.execPath, [MAIN], { env, stdio: ['ignore', 'pipe', 'ignore'] });
  relay = started;
  const [said] = (await once(started.stdout, 'data')) as [Buffer];
  origin = /http:\/\/\S+/.exec(said.toString())?.[0].replace('http', 'ws') ?? '';
});

afterAll(async () => {
  relay.kill('SIGKILL');
  await once(relay, 'exit');
  rmSync(dataDir, { recursive: true, force: true });
});

test('a room nobody has written to can be closed, and closing it again with the same farewell is ours too', async () => {
  const keys = newKeys();
  const farewell = farewellBy(keys, 'mira');
  const closing = { keys, origin, farewell, timeoutMs: 5_000 };
  expect(await closeRoom(closing)).toEqual({ outcome: 'ours' });
  expect(await closeRoom(closing)).toEqual({ outcome: 'ours' });
});

test('when two people close a room at once, exactly one is first and the other gets their farewell', async () => {
  const keys = newKeys();
  const farewells = [farewellBy(keys, 'mira'), farewellBy(keys, 'robin')];
  const outcomes = await Promise.all(
    farewells.map((farewell) => closeRoom({ keys, origin, farewell, timeoutMs: 5_000 })),
  );
  const first = outcomes.findIndex(({ outcome }) => outcome === 'ours');
  expect(first).toBeGreaterThanOrEqual(0);
  expect(outcomes[1 - first]).toEqual({ outcome: 'others', farewell: farewells[first] });
});

test('the outcome is unreachable if the relay refuses the farewell or there is no relay', async () => {
  const keys = newKeys();
  const others = farewellBy(newKeys(), 'eve');
  const refused = { keys, origin, farewell: others, timeoutMs: 5_000 };
  expect(await closeRoom(refused)).toEqual({ outcome: 'unreachable' });
  const nowhere = { keys, origin: 'ws://127.0.0.1:9', farewell: others, timeoutMs: 5_000 };
  expect(await closeRoom(nowhere)).toEqual({ outcome: 'unreachable' });
});

test('anyone who can read a closed room gets its farewell; an open room has none', async () => {
  const keys = newKeys();
  const farewell = farewellBy(keys, 'mira');
  expect(await hearFarewell(keys, { origin, timeoutMs: 300 })).toBeNull();
  await closeRoom({ keys, origin, farewell, timeoutMs: 5_000 });
  expect(await hearFarewell(keys, { origin, timeoutMs: 5_000 })).toEqual({
    signed: farewell,
    person: 'mira',
    at: 1,
    next: 'next-room',
  });
});
