/* What a room is said to take in memory, against what it does take. */

import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import * as encoding from 'lib0/encoding';
import { expect, test } from 'vitest';
import { RoomDocument } from './room-document.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Many clients, each with one struct that is a gap, and with a deletion of it. */
function clientsFrom(first: number, count: number, areDeleted: boolean): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, count);
    for (let client = first + count - 1; client >= first; client -= 1) {
      for (const number of [1, client, 0, 0, 1]) encoding.writeVarUint(encoder, number);
    }
    encoding.writeVarUint(encoder, areDeleted ? count : 0);
    for (let client = first + count - 1; client >= first && areDeleted; client -= 1) {
      for (const number of [client, 1, 0, 1]) encoding.writeVarUint(encoder, number);
    }
  });
}

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
