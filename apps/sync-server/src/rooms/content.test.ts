import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { DEFAULT_LIMITS } from '../limits/limits.ts';
import { createLog } from '../log.ts';
import { createTally } from '../metrics/tally.ts';
import { createCommitQueue } from '../storage/commit-queue.ts';
import { openSqliteStorage } from '../storage/sqlite-storage.ts';
import { testRoom } from '../storage/storage-contract.ts';
import type { Storage } from '../storage/storage.ts';
import { DEFAULT_TIMING } from '../timing.ts';
import { createContent, type Content } from './content.ts';
import type { FoldJob } from './folder.ts';
import { GivenUp } from './given-up.ts';

const id = testRoom(1);
let folder: string;
let storage: Storage;
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

function opened(): Content {
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
    queue: createCommitQueue({
      storage,
      timing: DEFAULT_TIMING,
      log,
      tally,
      onCommitted: () => undefined,
    }),
    limits: DEFAULT_LIMITS,
    timing: DEFAULT_TIMING,
    now: Date.now,
  };
  return createContent(id, 'here', found, deps, () => undefined);
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
