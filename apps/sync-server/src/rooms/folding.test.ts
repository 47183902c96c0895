/* When a room is folded; that it is folded well is tested with rooms. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createLog } from '../log.ts';
import { createTally } from '../metrics/tally.ts';
import { openSqliteStorage } from '../storage/sqlite-storage.ts';
import { testRoom } from '../storage/storage-contract.ts';
import type { Folder, FoldJob } from './folder.ts';
import { createFolding } from './folding.ts';
import { GivenUp } from './given-up.ts';

const MIB = 1024 * 1024;

test.each([
  ['a small room', 9, 200, 0],
  ['a small room', 9, 201, 1],
  ['a large room', 8 * MIB, 500, 0],
  ['a large room', 8 * MIB, 600, 1],
])('%s of %i bytes, opened with %i updates, is folded %i times', (_, bytes, updates, times) => {
  const folder = mkdtempSync(join(tmpdir(), 'cairn-folding-'));
  const storage = openSqliteStorage(folder);
  const jobs: FoldJob[] = [];
  const recording: Folder = {
    add: (job) => jobs.push(job),
    remove: () => undefined,
    stop: () => undefined,
  };
  const folding = createFolding(
    testRoom(1),
    {
      document: () => undefined,
      address: 'here',
      updates,
      last: 0,
      folded: () => undefined,
      finished: () => undefined,
    },
    {
      storage,
      folder: recording,
      givenUp: new GivenUp(),
      log: createLog('silent'),
      tally: createTally(),
    },
  );
  const loaded = { updates, bytes: bytes + updates * 9, firstBytes: bytes, unreadable: 0 };
  folding.opened(loaded, 2, 0);
  folding.foldIfDue();
  expect(jobs).toHaveLength(times);
  storage.close();
  rmSync(folder, { recursive: true });
});
