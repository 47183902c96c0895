import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openSqliteStorage } from '../storage/sqlite-storage.ts';
import { testRoom } from '../storage/storage-contract.ts';
import { backUpTo } from './backup-door.ts';

test('of two backups to one file, the second is refused while the first is being written', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'cairn-backup-'));
  const storage = openSqliteStorage(join(folder, 'data'));
  storage.append([{ room: testRoom(1), updates: [new Uint8Array(8_000_000)] }]);
  const file = join(folder, 'copy.sqlite');
  expect(await Promise.all([backUpTo(file, storage), backUpTo(file, storage)])).toEqual([
    { ok: true, bytes: expect.any(Number) as number },
    { ok: false, sentence: `${file} is being written already.` },
  ]);
  expect(readdirSync(folder).sort()).toEqual(['copy.sqlite', 'data']);
  storage.close();
  rmSync(folder, { recursive: true, force: true });
});
