import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { cleanUp, newDataDir, runTool, startRelay } from '../relay/relay-process.ts';
import { connectStock, disconnectAll, until } from '../relay/stock-client.ts';
import { workspaceOf } from '../relay/workspace.ts';

afterEach(async () => {
  disconnectAll();
  await cleanUp();
});

test('F18: restored from an older backup, the relay is filled again by those who have more', async () => {
  const dataDir = newDataDir();
  const file = join(newDataDir(), 'backup.sqlite');
  const relay = await startRelay(dataDir);
  const ada = connectStock(relay, workspaceOf(1));
  const other = connectStock(relay, workspaceOf(2));
  ada.text.insert(0, 'before the backup');
  other.text.insert(0, 'only in the backup');
  await until(() => {
    expect(Math.min(ada.stored(), other.stored())).toBeGreaterThan(0);
  });
  other.provider.destroy();
  // The backup is taken while people write, which must neither wait nor be lost.
  const taken = runTool('backup.ts', dataDir, file);
  for (let index = 0; index < 200; index += 1) ada.doc.getArray('a').push([index]);
  expect(await taken).toMatchObject({ code: 0 });
  ada.text.insert(0, 'after and ');
  await until(() => {
    expect(ada.stored()).toBeGreaterThan(201);
  });
  expect(await runTool('backup.ts', dataDir, file)).toEqual({
    code: 1,
    said: `${file} is already there. Choose another name.\n`,
  });
  const refused = await runTool('restore.ts', dataDir, file);
  expect(refused.said).toContain('Another relay is using the data folder');

  expect(await relay.end('SIGTERM')).toBe(0);
  expect(await runTool('restore.ts', dataDir, file)).toMatchObject({ code: 0 });
  expect(existsSync(join(dataDir, 'relay.sqlite.replaced'))).toBe(true);
  const again = await startRelay(dataDir, relay.port);
  const bob = connectStock(again, workspaceOf(1));
  const late = connectStock(again, workspaceOf(2));
  await until(() => {
    expect(bob.text.toJSON()).toBe('after and before the backup');
    expect(bob.doc.getArray('a').toArray()).toEqual(ada.doc.getArray('a').toArray());
    expect(late.text.toJSON()).toBe('only in the backup');
  });
});

test('a stopped relay can be backed up too, and a file that isn’t a backup is not restored', async () => {
  const dataDir = newDataDir();
  const relay = await startRelay(dataDir);
  const ada = connectStock(relay, workspaceOf(1));
  ada.text.insert(0, 'kept');
  await until(() => {
    expect(ada.stored()).toBeGreaterThan(0);
  });
  disconnectAll();
  await relay.end('SIGKILL');
  const file = join(newDataDir(), 'backup.sqlite');
  expect(await runTool('backup.ts', dataDir, file)).toMatchObject({ code: 0 });

  const elsewhere = newDataDir();
  writeFileSync(join(elsewhere, 'letter'), 'Dear relay');
  const wrong = await runTool('restore.ts', elsewhere, join(elsewhere, 'letter'));
  expect(wrong).toMatchObject({ code: 1 });
  expect(wrong.said).toContain('is not a backup of a relay');
  expect(await runTool('restore.ts', elsewhere, file)).toMatchObject({ code: 0 });
  const bob = connectStock(await startRelay(elsewhere), workspaceOf(1));
  await until(() => {
    expect(bob.text.toJSON()).toBe('kept');
  });
});

test('a backup replaces a damaged database, which is kept beside it', async () => {
  const dataDir = newDataDir();
  const relay = await startRelay(dataDir);
  const ada = connectStock(relay, workspaceOf(1));
  ada.text.insert(0, 'kept');
  await until(() => {
    expect(ada.stored()).toBeGreaterThan(0);
  });
  const file = join(newDataDir(), 'backup.sqlite');
  expect(await runTool('backup.ts', dataDir, file)).toMatchObject({ code: 0 });
  disconnectAll();
  await relay.end('SIGTERM');
  for (const damage of ['no database at all '.repeat(500), damaged(file)]) {
    writeFileSync(join(dataDir, 'relay.sqlite'), damage);
    expect(await runTool('restore.ts', dataDir, file)).toMatchObject({ code: 0 });
    const again = await startRelay(dataDir);
    const bob = connectStock(again, workspaceOf(1));
    await until(() => {
      expect(bob.text.toJSON()).toBe('kept');
    });
    disconnectAll();
    await again.end('SIGTERM');
  }
  expect(String(readFileSync(join(dataDir, 'relay.sqlite.replaced')))).toContain('no database');
});

/** The bytes of a database of which only the first page is intact. */
function damaged(file: string): Uint8Array {
  return readFileSync(file).fill(0xff, 4_096);
}
