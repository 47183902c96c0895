import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openSqliteStorage } from '../storage/sqlite-storage.ts';
import { testRoom } from '../storage/storage-contract.ts';
import { backUpTo } from './backup-door.ts';

test('of two backups to one file at once, one is made and the other refused', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'cairn-backup-'));
  const storage = openSqliteStorage(join(folder, 'data'));
  storage.append([{ room: testRoom(1), updates: [new Uint8Array(8_000_000)] }]);
  const file = join(folder, 'copy.sqlite');
  const answers = await Promise.all([backUpTo(file, storage), backUpTo(file, storage)]);
  // Whichever finds out first that the file isn't there makes it.
  const [made, refused] = answers[0].ok ? answers : answers.toReversed();
  expect(made).toEqual({ ok: true, bytes: expect.any(Number) as number });
  expect(refused).toEqual({ ok: false, sentence: `${file} is being written already.` });
  expect(readdirSync(folder).sort()).toEqual(['copy.sqlite', 'data']);
  storage.close();
  rmSync(folder, { recursive: true, force: true });
});
