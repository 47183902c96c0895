import { afterEach, expect, test } from 'vitest';
import { cleanUp, newDataDir, startRelay } from '../relay/relay-process.ts';
import { connectStock, disconnectAll, until } from '../relay/stock-client.ts';
import { workspaceOf } from '../relay/workspace.ts';

const ALONE_MS = 70_000;

afterEach(async () => {
  disconnectAll();
  await cleanUp();
});

// The short form, with shortened timing, is in the relay's own tests: `LONG=1` waits for real.
test.runIf(process.env['LONG'])(
  'a stock client that is alone and silent for 70 s is not reconnected',
  async () => {
    const relay = await startRelay(newDataDir());
    const { provider } = connectStock(relay, workspaceOf(1));
    // Without presence, so that nothing at all is sent.
    provider.awareness.setLocalState(null);
    await until(() => {
      expect(provider.synced).toBe(true);
    });
    let closings = 0;
    provider.on('connection-close', () => (closings += 1));
    const startedAt = performance.now();
    await new Promise<void>((resolve) => {
      const watch = setInterval(() => {
        if (closings === 0 && performance.now() - startedAt < ALONE_MS) return;
        clearInterval(watch);
        resolve();
      }, 250);
    });
    expect(closings).toBe(0);
    expect(provider.wsconnected).toBe(true);
  },
  90_000,
);
