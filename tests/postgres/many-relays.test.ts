/*
 * Three relays, ten rooms, and everything that goes wrong: relays killed and paused, PostgreSQL
 * restarted, connections cut, people changing relays. At the end everyone has the same as the
 * database, and whatever was reported stored is there. The seed is in the test's name.
 */

import { randomInt } from 'node:crypto';
import pg from 'pg';
import { afterEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { cleanUp, newDataDir, type RelayProcess, startRelay } from '../relay/relay-process.ts';
import { connectStock, disconnectAll } from '../relay/stock-client.ts';
import { workspaceOf } from '../relay/workspace.ts';
import { createDatabase, dropDatabase } from './databases.ts';
import { createPostgres, type TestPostgres } from './server.ts';

// Each y-websocket client listens for the end of the process.
process.setMaxListeners(0);

const RUNS = Number(process.env['RELAY_RUNS'] ?? 5);
const SEED = Number(process.env['SEED'] ?? randomInt(1_000_000));
const RELAYS = 3;
const ROOMS = 10;
const PEOPLE = 20;
const STEPS = 120;
const LIMIT_MS = 120_000;
const SETTLE_MS = 60_000;

let server: TestPostgres | undefined;
let url = '';

afterEach(async () => {
  disconnectAll();
  await cleanUp();
  if (server) await server.remove();
  else await dropDatabase(url);
  server = undefined;
});

/** A multiplicative generator (Park and Miller). */
function chance(seed: number): (below: number) => number {
  let state = (seed % 2_147_483_646) + 1;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

/** Somebody with a document that stays when they change relays. */
class Person {
  readonly doc = new Y.Doc();
  readonly room: number;
  /** Words that a relay has said are stored. */
  readonly stored = new Set<string>();
  private client: ReturnType<typeof connectStock> | undefined;
  /** Words not yet reported stored, and the frame of this connection that they were in. */
  private sent: { word: string; frame: number }[] = [];
  private frames = 0;

  constructor(room: number) {
    this.room = room;
  }

  moveTo(relay: RelayProcess): void {
    this.client?.provider.destroy();
    this.sent = [];
    this.client = connectStock(relay, workspaceOf(this.room + 1), this.doc);
    this.client.provider.on('status', ({ status }) => {
      if (status !== 'connected') return;
      this.frames = 0;
      this.sent = [];
    });
  }

  write(word: string): void {
    this.note();
    const text = this.doc.getText('t');
    text.insert(text.length, `${word} `);
    if (this.client?.provider.wsconnected !== true) return;
    this.frames += 1;
    // The answer to the relay's first message is a frame, too.
    this.sent.push({ word, frame: this.frames + 1 });
  }

  note(): void {
    const stored = this.client?.stored() ?? 0;
    if (this.client?.provider.wsconnected !== true) return;
    for (const { word, frame } of this.sent) if (frame <= stored) this.stored.add(word);
  }
}

for (let run = 0; run < RUNS; run += 1) {
  const seed = SEED + run;
  test(
    `three relays agree with each other and with the database, whatever happens (seed ${String(seed)})`,
    () => story(seed),
    LIMIT_MS + SETTLE_MS,
  );
}

async function story(seed: number): Promise<void> {
  const below = chance(seed);
  // One in five restarts PostgreSQL, which needs a server of its own.
  if (seed % 5 === 0) server = await createPostgres();
  url = server?.url ?? (await createDatabase());
  const relays: RelayProcess[] = [];
  for (let at = 0; at < RELAYS; at += 1) relays.push(await relayHere());
  const people = Array.from({ length: PEOPLE }, (_, at) => new Person(at % ROOMS));
  const anyRelay = (): RelayProcess => relays[below(RELAYS)] ?? failed();
  for (const person of people) person.moveTo(anyRelay());

  const happenings = [
    async () => {
      const at = below(RELAYS);
      await relays[at]?.end('SIGKILL');
      relays[at] = await relayHere();
      for (const person of people) if (below(2) === 0) person.moveTo(anyRelay());
    },
    async () => {
      const relay = anyRelay();
      relay.pause();
      await pause(below(400));
      relay.resume();
    },
    () => execute(CUT),
    async () => {
      await server?.stop(below(2) === 0 ? 'SIGINT' : 'SIGKILL');
      await server?.start();
    },
    () => {
      people[below(PEOPLE)]?.moveTo(anyRelay());
      return Promise.resolve();
    },
  ];
  let words = 0;
  for (let step = 0; step < STEPS; step += 1) {
    for (let times = below(8); times > 0; times -= 1)
      people[below(PEOPLE)]?.write(`${String(seed)}-${String((words += 1))}`);
    await pause(below(20));
    for (const person of people) person.note();
    if (below(12) === 0) await happenings[below(happenings.length)]?.();
  }

  // Whoever was at a relay that was killed goes to another.
  for (const [at, person] of people.entries()) person.moveTo(relays[at % RELAYS] ?? failed());
  const texts = (): string[] => people.map(({ doc }) => doc.getText('t').toJSON());
  await settled(() => {
    const all = texts();
    for (const [at, person] of people.entries()) expect(all[at]).toBe(all[person.room]);
    expect(all.join(' ').match(/\d+-\d+/g)?.length).toBe(words * (PEOPLE / ROOMS));
  });
  await settled(async () => {
    const kept = await contents();
    for (const [at, text] of texts().entries())
      expect(kept.get(workspaceOf((people[at]?.room ?? 0) + 1).room)).toBe(text);
  });
  for (const person of people) {
    const text = person.doc.getText('t').toJSON().split(' ');
    for (const word of person.stored) expect(text).toContain(word);
  }
}

function failed(): never {
  throw new Error('no such relay');
}

function relayHere(): Promise<RelayProcess> {
  return startRelay(newDataDir(), 0, { DATABASE_URL: url });
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

async function settled(check: () => void | Promise<void>): Promise<void> {
  const until = performance.now() + SETTLE_MS;
  for (;;) {
    try {
      await check();
      return;
    } catch (error) {
      if (performance.now() > until) throw error;
      await pause(100);
    }
  }
}

const CUT = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
  WHERE datname = current_database() AND pid <> pg_backend_pid() AND application_name = 'cairn'`;

async function execute(text: string): Promise<void> {
  const client = new pg.Client(url);
  client.on('error', () => undefined);
  await client.connect();
  await client.query(text);
  await client.end();
}

/** Each room's text, as a new relay would read it. */
async function contents(): Promise<ReadonlyMap<string, string>> {
  const client = new pg.Client(url);
  await client.connect();
  const { rows } = await client.query<{ room: string; updates: number; bytes: Buffer }>(
    'SELECT room, updates, bytes FROM cairn_update ORDER BY room, number, part',
  );
  await client.end();
  const docs = new Map<string, Y.Doc>();
  for (const { room, updates, bytes } of rows) {
    const doc = docs.get(room) ?? new Y.Doc();
    docs.set(room, doc);
    for (const update of unpack(bytes, updates)) Y.applyUpdate(doc, update);
  }
  return new Map([...docs].map(([room, doc]) => [room, doc.getText('t').toJSON()]));
}

/** One update as it is, or several, each preceded by its length. */
function unpack(bytes: Buffer, count: number): Uint8Array[] {
  if (count === 1) return [bytes];
  const updates: Uint8Array[] = [];
  for (let at = 0; at < bytes.length;) {
    let [length, factor, byte] = [0, 1, 128];
    for (; byte >= 128; factor *= 128) {
      byte = bytes[at++] ?? 0;
      length += (byte % 128) * factor;
    }
    updates.push(bytes.subarray(at, at + length));
    at += length;
  }
  return updates;
}
