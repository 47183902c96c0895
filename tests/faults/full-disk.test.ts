import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { cleanUp, newDataDir, runTool, startRelay, tryRelay } from '../relay/relay-process.ts';
import { connectStock, disconnectAll, until } from '../relay/stock-client.ts';
import { workspaceOf } from '../relay/workspace.ts';
import { mountSmallDisk, type SmallDisk } from './small-disk.ts';

const SENTENCE = 'the disk is full. Free some space';

let folder: string;
let disk: SmallDisk | undefined;

beforeEach((context) => {
  folder = newDataDir();
  disk = mountSmallDisk(folder);
  context.skip(disk === undefined, 'this account may not mount a disk');
});

afterEach(async () => {
  disconnectAll();
  disk?.unmount();
  await cleanUp();
});

/** A relay's data folder with something in it, and the relay stopped. */
async function filledFolder(dataDir: string): Promise<string> {
  const relay = await startRelay(dataDir);
  const ada = connectStock(relay, workspaceOf(1));
  ada.text.insert(0, 'kept');
  await until(() => {
    expect(ada.stored()).toBeGreaterThan(0);
  });
  disconnectAll();
  expect(await relay.end('SIGTERM')).toBe(0);
  return dataDir;
}

test('F17: on a disk that is really full the log says so, and everything is stored once there is space', async () => {
  const relay = await startRelay(folder);
  const [ada, bob] = [connectStock(relay, workspaceOf(1)), connectStock(relay, workspaceOf(1))];
  // A client's state is sent at once, even though it is still empty.
  await until(() => {
    expect(Math.min(ada.stored(), bob.stored())).toBe(1);
  });
  disk?.fill();
  ada.text.insert(0, 'x'.repeat(20_000));
  await until(() => {
    expect(bob.text.length).toBe(20_000);
    expect(relay.log()).toContain(`"why":"${SENTENCE}.","msg":"commit failed"`);
  });
  expect(ada.stored()).toBe(1);
  disk?.clear();
  await until(() => {
    expect(ada.stored()).toBe(2);
  });
});

test('F17: on a full disk a relay does not start, and says so', async () => {
  await filledFolder(folder);
  disk?.fill();
  expect(await tryRelay({ DATA_DIR: folder, PORT: '0' })).toEqual({
    code: 1,
    errors:
      `The data folder ${folder} can't be used: ${SENTENCE}, or choose another folder with ` +
      'DATA_DIR.\n',
  });
});

test('F17: a backup to a full disk says so and leaves nothing behind', async () => {
  const dataDir = await filledFolder(newDataDir());
  disk?.fill();
  const file = join(folder, 'backup.sqlite');
  expect(await runTool('backup.ts', dataDir, file)).toEqual({
    code: 1,
    said: `The copy could not be written to ${file}: ${SENTENCE}.\n`,
  });
  expect(readdirSync(folder)).toEqual(['filler']);
});

test('F17: a restore that finds the disk full changes nothing', async () => {
  await filledFolder(folder);
  const file = join(newDataDir(), 'backup.sqlite');
  expect(await runTool('backup.ts', folder, file)).toMatchObject({ code: 0 });
  const before = readFileSync(join(folder, 'relay.sqlite'));
  disk?.fill();
  const restored = await runTool('restore.ts', folder, file);
  expect(restored.code).toBe(1);
  expect(restored.said).toContain(SENTENCE);
  expect(readFileSync(join(folder, 'relay.sqlite')).equals(before)).toBe(true);
  for (const name of ['relay.sqlite.restored', 'relay.sqlite.replaced'])
    expect(existsSync(join(folder, name))).toBe(false);
});
