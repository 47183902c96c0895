import { afterEach, expect, test } from 'vitest';
import { cleanUp, loseData, newDataDir, startRelay } from './relay-process.ts';
import { connectStock, disconnectAll, until } from './stock-client.ts';
import { workspaceOf } from './workspace.ts';

afterEach(async () => {
  disconnectAll();
  await cleanUp();
});

test('F20: asked to stop, it closes with 1012, exits with 0 within 5 s, and clients come back', async () => {
  const dataDir = newDataDir();
  const relay = await startRelay(dataDir);
  const ada = connectStock(relay, workspaceOf(1));
  const bob = connectStock(relay, workspaceOf(1));
  await until(() => {
    expect(ada.provider.synced && bob.provider.synced).toBe(true);
  });
  const closed = new Promise<number | undefined>((resolve) => {
    ada.provider.once('connection-close', (event) => {
      resolve(event?.code);
    });
  });
  ada.text.insert(0, 'last words');
  const asked = performance.now();
  expect(await relay.end('SIGTERM')).toBe(0);
  expect(performance.now() - asked).toBeLessThan(5_000);
  expect(await closed).toBe(1012);

  ada.text.insert(0, 'written while it was away; ');
  await startRelay(dataDir, relay.port);
  await until(() => {
    expect(bob.text.toJSON()).toBe('written while it was away; last words');
  });
});

test('F19: a relay that has lost its data is filled again by a client that has it', async () => {
  const dataDir = newDataDir();
  const relay = await startRelay(dataDir);
  const ada = connectStock(relay, workspaceOf(1));
  ada.text.insert(0, 'only Ada has this now');
  await until(() => {
    expect(ada.stored()).toBeGreaterThan(0);
  });
  await relay.end('SIGTERM');
  await loseData(dataDir);
  const again = await startRelay(dataDir, relay.port);
  const bob = connectStock(again, workspaceOf(1));
  await until(() => {
    expect(bob.text.toJSON()).toBe('only Ada has this now');
  });
});
