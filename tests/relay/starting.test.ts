import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { cleanUp, isOnPostgres, newDataDir, startRelay, tryRelay } from './relay-process.ts';

afterEach(cleanUp);

test('a port in use gives a message and exit code 1', async () => {
  const { port } = await startRelay(newDataDir());
  const second = await tryRelay({ DATA_DIR: newDataDir(), PORT: String(port) });
  expect(second).toEqual({
    code: 1,
    errors:
      `Port ${port} is already in use. Stop the program that uses it, or choose another port, ` +
      `for example PORT=${port + 1}.\n`,
  });
});

test.skipIf(isOnPostgres)(
  'a data folder that cannot be written to gives a message and exit code 1',
  async () => {
    const file = join(newDataDir(), 'file');
    writeFileSync(file, '');
    const failed = await tryRelay({ DATA_DIR: join(file, 'data'), PORT: '0' });
    expect(failed).toMatchObject({ code: 1 });
    expect('errors' in failed && failed.errors).toMatch(/^The data folder .* can't be written to/);
  },
);

test('an invalid variable gives a message and exit code 1', async () => {
  expect(await tryRelay({ PORT: 'eighty' })).toEqual({
    code: 1,
    errors: 'PORT is "eighty", but a port is a number from 0 to 65535.\n',
  });
});

test('interrupted from the keyboard, even twice, it exits with 0', async () => {
  const relay = await startRelay(newDataDir());
  const ends = [relay.end('SIGINT'), relay.end('SIGINT')];
  expect(await Promise.all(ends)).toEqual([0, 0]);
});

test.skipIf(isOnPostgres)(
  'F21: a second relay on one data folder gives a message and exit code 1, while the first goes on',
  async () => {
    const dataDir = newDataDir();
    const first = await startRelay(dataDir);
    expect(await tryRelay({ DATA_DIR: dataDir, PORT: '0' })).toEqual({
      code: 1,
      errors:
        `Another relay is using the data folder ${dataDir}. Stop it, or choose another folder with ` +
        'DATA_DIR.\n',
    });
    expect((await fetch(`${first.http}/healthz`)).status).toBe(200);
  },
);
