import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { Ranges } from './ranges.ts';

const range = fc.tuple(fc.nat(3_000), fc.integer({ min: 1, max: 6 }));

test('ranges agree with a set of clocks about every clock, in whatever order they came', () => {
  fc.assert(
    fc.property(
      fc.array(range, { maxLength: 900, size: 'max' }),
      fc.array(range, { maxLength: 20 }),
      fc.nat(300),
      (added, asked, together) => {
        const ranges = new Ranges();
        const clocks = new Set<number>();
        const atOnce = added.slice(0, together).sort(([a], [b]) => a - b);
        ranges.addAll(atOnce.flatMap(([start, length]) => [start, start + length]));
        for (const [index, [start, length]] of added.entries()) {
          if (index >= together) ranges.add(start, start + length);
          for (let clock = start; clock < start + length; clock += 1) clocks.add(clock);
        }
        for (const [start, length] of [...asked, ...added]) {
          const expected = Array.from({ length }, (_, at) => clocks.has(start + at));
          expect(ranges.covers(start, start + length)).toBe(!expected.includes(false));
          const count = expected.filter(Boolean).length;
          if (start % 7 === 0) expect(ranges.countWithin(start, start + length)).toBe(count);
        }
        const listed: number[] = [];
        let before = -1;
        ranges.each((start, end) => {
          expect(start).toBeGreaterThan(before);
          before = end;
          for (let clock = start; clock < end; clock += 1) listed.push(clock);
        });
        expect(listed).toEqual([...clocks].sort((a, b) => a - b));
        expect(ranges.covers(4_000, 4_001)).toBe(false);
      },
    ),
    { numRuns: 60 },
  );
});

test('many ranges that come together before many others are merged with them at once', () => {
  const ranges = new Ranges();
  const pairsFrom = (first: number, count: number) =>
    Array.from({ length: count }, (_, index) => [first + 4 * index, first + 4 * index + 1]).flat();
  ranges.addAll(pairsFrom(10_000_000, 900_000));
  ranges.addAll(pairsFrom(1_000_000, 14_000));
  const splice = vi.spyOn(Array.prototype, 'splice');
  ranges.addAll(pairsFrom(0, 14_000));
  expect(splice).not.toHaveBeenCalled();
  splice.mockRestore();
  expect(ranges.joinedCount()).toBe(928_000);
});
