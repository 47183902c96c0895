import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Coverage } from './coverage.ts';
import { newSenderId } from './senders.ts';

const sender = newSenderId(() => new Uint8Array(8));

test('numbers count up to the first hole, in whatever order they arrive', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 20 })), fc.nat(10), (numbers, covered) => {
      const coverage = new Coverage();
      for (const number of numbers) coverage.add(sender, number);
      coverage.cover(new Map([[sender, covered]]));
      let through = covered;
      while (numbers.includes(through + 1)) through += 1;
      expect(coverage.through(sender)).toBe(through);
      expect(coverage.highest(sender)).toBe(Math.max(covered, ...numbers));
    }),
  );
});

test('a snapshot closes the holes below it', () => {
  const coverage = new Coverage();
  for (const number of [1, 2, 4, 6]) coverage.add(sender, number);
  expect(coverage.through(sender)).toBe(2);
  coverage.cover(new Map([[sender, 3]]));
  expect(coverage.through(sender)).toBe(4);
  coverage.cover(new Map([[sender, 1]]));
  expect(coverage.vector()).toEqual(new Map([[sender, 4]]));
});
