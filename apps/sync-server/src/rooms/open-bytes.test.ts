/* LIMIT_OPEN_BYTES: however many rooms are opened, their memory stays bounded, and nothing is lost. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { DEFAULT_LIMITS } from '../limits/limits.ts';
import { createLog } from '../log.ts';
import { createTally } from '../metrics/tally.ts';
import { openSqliteStorage } from '../storage/sqlite-storage.ts';
import { testRoom } from '../storage/storage-contract.ts';
import { DEFAULT_TIMING } from '../timing.ts';
import { encodeSync } from './frames.ts';
import { createRooms } from './rooms.ts';
import { createTestMember } from './test-member.ts';

const KIB = 1024;

test('the largest rooms are read again when something is asked of them; small ones stay', () => {
  const folder = mkdtempSync(joinPath(tmpdir(), 'cairn-open-'));
  const storage = openSqliteStorage(folder);
  const loaded: string[] = [];
  const watched = {
    ...storage,
    load: (room: Parameters<typeof storage.load>[0]) => {
      loaded.push(room);
      return storage.load(room);
    },
  };
  const rooms = createRooms({
    storage: watched,
    timing: DEFAULT_TIMING,
    limits: { ...DEFAULT_LIMITS, openBytes: 500 * KIB },
    log: createLog('silent'),
    tally: createTally(),
    now: Date.now,
  });
  const doc = new Y.Doc();
  const places = [200, 200, 200, 1].map((kib, number) => {
    const member = createTestMember();
    const joined = rooms.join(
      { room: testRoom(number), verifyKeyHash: new Uint8Array(32) },
      member,
    );
    if (!joined.ok) throw new Error(joined.reason);
    doc.getText(String(number)).insert(0, 'x'.repeat(kib * KIB));
    const update = Y.encodeStateAsUpdate(doc);
    doc.getText(String(number)).delete(0, kib * KIB);
    joined.place.receive(encodeSync(1, update));
    return { ...joined, member, update };
  });
  // Not yet in the store: what is waiting for the disk is read from there.
  rooms.rest();
  loaded.length = 0;
  const [nothing] = [encodeSync(0, Uint8Array.of(0))];
  for (const { place, member, update } of places) {
    member.frames.length = 0;
    place.receive(nothing);
    const [answer] = member.heard();
    const read = new Y.Doc();
    if (answer?.kind === 'step2') Y.applyUpdate(read, answer.update);
    expect(Y.encodeStateVector(read)).toEqual(Y.encodeStateVectorFromUpdate(update));
  }
  expect(loaded.length).toBeGreaterThan(0);
  expect(loaded).not.toContain(testRoom(3));
  rooms.stop();
  storage.close();
  rmSync(folder, { recursive: true });
});
