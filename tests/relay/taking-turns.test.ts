/* One socket that asks for much, over a real line: it is slowed down, whatever it asks with. */

import { once } from 'node:events';
import { afterEach, expect, test } from 'vitest';
import { connectRaw } from './raw-socket.ts';
import { cleanUp, newDataDir, startRelay } from './relay-process.ts';
import { until } from './stock-client.ts';
import { workspaceOf } from './workspace.ts';

afterEach(cleanUp);

test('LIMIT_UPDATES_PER_SECOND: pings and pongs count as messages do', async () => {
  const relay = await startRelay(newDataDir());
  const slowed = async (): Promise<number> => {
    const text = await (await fetch(`${relay.http}/metrics`)).text();
    return Number(/^cairn_slowed_total (\d+)$/m.exec(text)?.[1]);
  };
  const { room, protocols } = workspaceOf(1);
  for (const [index, kind] of (['ping', 'pong'] as const).entries()) {
    const { socket } = await connectRaw(relay, room, protocols);
    let answers = 0;
    socket.on('pong', () => (answers += 1));
    for (let count = 0; count < 31_000; count += 1) socket[kind]('');
    await until(async () => {
      expect(await slowed()).toBeGreaterThan(index);
    });
    expect(answers).toBeLessThan(31_000);
    socket.terminate();
    await once(socket, 'close');
  }
});
