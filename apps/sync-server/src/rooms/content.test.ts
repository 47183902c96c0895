import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { DEFAULT_LIMITS } from '../limits/limits.ts';
import { createLog } from '../log.ts';
import { createTally } from '../metrics/tally.ts';
import { createCommitQueue } from '../storage/commit-queue.ts';
import { openSqliteStorage } from '../storage/sqlite-storage.ts';
import type { LocalStorage } from '../storage/storage.ts';
import { testRoom } from '../storage/storage-contract.ts';
import { DEFAULT_TIMING } from '../timing.ts';
import { type Content, createContent } from './content.ts';
import type { FoldJob } from './folder.ts';
import { GivenUp } from './given-up.ts';
import { createLocalLoads } from './loads.ts';
import { loadRoomDocument } from './room-document.ts';
import { clientsFrom } from './test-clients.ts';

const id = testRoom(1);
let folder: string;
let storage: LocalStorage;
/** What is waiting to be folded, for as long as a test likes. */
let jobs: Set<FoldJob>;

beforeEach(() => {
  folder = mkdtempSync(joinPath(tmpdir(), 'cairn-content-'));
  storage = openSqliteStorage(folder);
  jobs = new Set();
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  for (let index = 0; index < 300; index += 1) doc.getText('t').insert(0, 'x');
  storage.append([{ room: id, updates }]);
});

afterEach(() => {
  storage.close();
  rmSync(folder, { recursive: true });
});

/** @param lastRow the number of the last row, as a store with numbers says it */
function opened(roomUpdates = DEFAULT_LIMITS.roomUpdates, lastRow = () => 0): Content {
  const log = createLog('silent');
  const tally = createTally();
  const found = storage.load(id);
  if (found.closed) throw new Error('closed');
  const deps = {
    storage,
    log,
    tally,
    folder: {
      add: (job: FoldJob) => void jobs.add(job),
      remove: (job: FoldJob) => void jobs.delete(job),
      stop: () => undefined,
    },
    givenUp: new GivenUp(),
    loads: createLocalLoads({ load: (room) => ({ ...storage.load(room), last: lastRow() }) }),
    queue: createCommitQueue({
      storage,
      timing: DEFAULT_TIMING,
      log,
      tally,
      onCommitted: () => undefined,
    }),
    limits: { ...DEFAULT_LIMITS, roomUpdates },
    timing: DEFAULT_TIMING,
    now: Date.now,
  };
  return createContent(id, 'here', { ...found, last: lastRow() }, deps, () => undefined);
}

test('a room that everybody has left keeps neither its content nor its place in the folding queue', () => {
  for (let times = 0; times < 3; times += 1) {
    const content = opened();
    expect(jobs.size).toBe(1);
    expect(content.heldBytes()).toBeGreaterThan(0);
    content.leave();
    expect(jobs.size).toBe(0);
    expect(content.heldBytes()).toBe(0);
  }
});

function stored(): Uint8Array[] {
  const found = storage.load(id);
  return found.closed ? [] : [...found.updates];
}

function storedText(): string {
  const doc = new Y.Doc();
  for (const update of stored()) Y.applyUpdate(doc, update);
  return doc.getText('t').toJSON();
}

test('LIMIT_ROOM_UPDATES: a room that nobody folds becomes one update, on opening and while people write', () => {
  const content = opened(100);
  expect(stored()).toHaveLength(1);
  expect(storedText()).toBe('x'.repeat(300));
  const doc = new Y.Doc();
  doc.on('update', (update: Uint8Array) => {
    expect(content.take(update)).toBe('new');
  });
  for (let index = 0; index < 250; index += 1) doc.getText('t').insert(index, 'y');
  // Until something is committed, the rest waits for the disk.
  expect(stored()).toHaveLength(1);
  expect(storedText()).toHaveLength(300 + 2 * 99);
  content.evict(false);
  expect(content.stateVector().length).toBeGreaterThan(1);
});

test('LIMIT_ROOM_UPDATES: above it, a room with something that can’t be read takes no more', () => {
  storage.append([{ room: id, updates: [Uint8Array.of(255)] }]);
  const content = opened(302);
  const doc = new Y.Doc();
  const taken: string[] = [];
  doc.on('update', (update: Uint8Array) => taken.push(content.take(update)));
  for (let index = 0; index < 3; index += 1) doc.getText('t').insert(index, 'y');
  expect(taken).toEqual(['new', 'unfoldable', 'ahead']);
  expect(stored()).toHaveLength(301);
});

test('each stored update costs something when its room is opened, however little is in it', () => {
  expect(opened().work.take(0)).toBeGreaterThanOrEqual((300 * 5) / 16);
});

test('what is being folded is kept until that is over', () => {
  const content = opened();
  const [job] = jobs;
  expect(job?.update()).toBeDefined();
  content.leave();
  expect(content.heldBytes()).toBeGreaterThan(0);
  job?.done(undefined);
  expect(content.heldBytes()).toBe(0);
  expect(storage.load(id)).toMatchObject({ closed: false, rows: 1 });
});

test('a large folded room is written in slices, which costs, and nothing that comes meanwhile is lost', async () => {
  const bytes = 4 * 1024 * 1024;
  const doc = new Y.Doc();
  doc.getArray('a').push([new Uint8Array(bytes)]);
  storage.append([{ room: id, updates: [Y.encodeStateAsUpdate(doc)] }]);
  const content = opened();
  const [job] = jobs;
  const folded = job?.update();
  content.work.take(0);
  job?.done(folded);
  expect(content.isBusy()).toBe(true);
  expect(stored()).toHaveLength(301);
  const more = new Y.Doc();
  more.getText('t').insert(0, 'y');
  const update = Y.encodeStateAsUpdate(more);
  expect(content.take(update)).toBe('new');
  content.evict(false);
  await vi.waitFor(() => {
    expect(content.isBusy()).toBe(false);
  });
  expect(stored()).toHaveLength(2);
  expect(storedText()).toHaveLength(301);
  expect(content.work.take(0)).toBeGreaterThanOrEqual((4 * bytes) / (16 * 1024));
  const [frame] = content.framesSince(Uint8Array.of(0)) ?? [];
  expect(frame?.length).toBeGreaterThan(bytes);
  expect(content.take(update)).toBe('known');
});

test.each([true, false])(
  'a folded room of many clients is read before it is written, and others are answered between (left: %s)',
  async (isLeft) => {
    storage.append([{ room: id, updates: [clientsFrom(1, 15_000, true)] }]);
    const content = opened();
    const [job] = jobs;
    job?.done(job.update());
    expect([content.isBusy(), stored().length]).toEqual([true, 301]);
    expect(content.take(clientsFrom(20_000, 1, true))).toBe('new');
    if (isLeft) content.leave();
    await vi.waitFor(() => {
      expect(content.isBusy()).toBe(false);
    });
    expect(stored().length > 300).toBe(isLeft);
    await vi.waitFor(() => {
      const { document } = loadRoomDocument(stored());
      const states = [1, 15_000, 20_000].map((client) => document.stateOf(client));
      expect(states).toEqual([1, 1, 1]);
    });
    expect(content.heldBytes() > 0).toBe(!isLeft);
  },
);

test('a room that is closed while it is being written stays closed, and nothing of it stays', async () => {
  const doc = new Y.Doc();
  doc.getArray('a').push([new Uint8Array(4 * 1024 * 1024)]);
  storage.append([{ room: id, updates: [Y.encodeStateAsUpdate(doc)] }]);
  const content = opened();
  const [job] = jobs;
  job?.done(job.update());
  storage.closeRoom(id, Uint8Array.of(1));
  content.leave();
  await new Promise((resolve) => setTimeout(resolve, 100));
  while (storage.sweep());
  expect(storage.load(id).closed).toBe(true);
  expect(storage.bytes()).toBeLessThan(100_000);
});

test('what another relay stored while a room was out of memory is still sent to those who are here', () => {
  let last = 5;
  const content = opened(undefined, () => last);
  content.evict(true);
  last = 6;
  content.stateVector();
  expect([content.isBehind(), content.last]).toEqual([true, 5]);
  const doc = new Y.Doc();
  doc.getText('t').insert(0, 'from another relay');
  const update = Y.encodeStateAsUpdate(doc);
  expect(content.receive({ updates: [update], rows: 1, last })).toEqual([update]);
  expect([content.isBehind(), content.last]).toEqual([false, 6]);
  content.leave();
});
