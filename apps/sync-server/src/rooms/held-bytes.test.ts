/* How much memory a room claims to take, compared with what it does take. */

import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { RoomDocument } from './room-document.ts';
import { clientsFrom } from './test-clients.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

test.each([
  ['few at a time', 80, false],
  ['few at a time, with deletions', 80, true],
  ['many at a time, with deletions', 400, true],
])('a room of many clients that came %s', (_how, together, areDeleted) => {
  const document = new RoomDocument();
  collect();
  const before = process.memoryUsage().heapUsed;
  for (let client = 100_000; client < 120_000; client += together) {
    const update = clientsFrom(client, together, areDeleted);
    expect(document.read(update)).toBe('new');
    document.add(update, false);
  }
  collect();
  const taken = process.memoryUsage().heapUsed - before;
  expect(document.heldBytes()).toBeGreaterThan(0.9 * taken);
  expect(document.heldBytes()).toBeLessThan(2 * taken);
});
