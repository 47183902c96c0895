import fc from 'fast-check';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { expect, test } from 'vitest';
import { isWithin, joined, type Ranges, readRanges, without, writeRanges } from './ranges.ts';

const range = fc.record({ clock: fc.nat(40), len: fc.nat(6) });
const messy = fc.dictionary(fc.constantFrom('1', '2', '300000'), fc.array(range));
const entriesOf = (lists: Record<string, { clock: number; len: number }[]>) =>
  Object.entries(lists).map(([client, list]) => [Number(client), list] as const);
const clean = messy.map((lists) => joined([entriesOf(lists)]));

/** Every number in the ranges, spelt out. */
function spelt(ranges: Iterable<readonly [number, readonly { clock: number; len: number }[]]>) {
  const numbers = new Set<string>();
  for (const [client, list] of ranges) {
    for (const { clock, len } of list) {
      for (let at = clock; at < clock + len; at += 1)
        numbers.add(`${String(client)}/${String(at)}`);
    }
  }
  return numbers;
}

test('joined ranges hold what any of them held, in order and without touching', () => {
  fc.assert(
    fc.property(messy, messy, (one, other) => {
      const both = joined([entriesOf(one), entriesOf(other)]);
      expect(spelt(both)).toEqual(new Set([...spelt(entriesOf(one)), ...spelt(entriesOf(other))]));
      for (const list of both.values()) {
        for (const [at, { clock, len }] of list.entries()) {
          expect(len).toBeGreaterThan(0);
          const next = list[at + 1];
          if (next) expect(next.clock).toBeGreaterThan(clock + len);
        }
      }
    }),
  );
});

test('what is left after subtracting is what the others don’t hold; nothing is left exactly if it is within them', () => {
  fc.assert(
    fc.property(clean, clean, (ranges, taken) => {
      const left = spelt(without(ranges, taken));
      const others = spelt(taken);
      expect(left).toEqual(new Set([...spelt(ranges)].filter((number) => !others.has(number))));
      expect(isWithin(ranges, taken)).toBe(left.size === 0);
    }),
  );
});

test('ranges are read as they were written', () => {
  fc.assert(
    fc.property(clean, (ranges: Ranges) => {
      const bytes = encoding.encode((encoder) => writeRanges(encoder, ranges));
      expect(readRanges(decoding.createDecoder(bytes))).toEqual(ranges);
    }),
  );
});
