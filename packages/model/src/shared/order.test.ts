import fc from 'fast-check';
import { generateKeyBetween } from 'fractional-indexing';
import { expect, test } from 'vitest';
import { byOrder, isOrder, orderAtEnd, type Ordered, ordersForMove } from './order.ts';

/** Keys as they come about: some from one person, some twice because two people appended at once. */
const siblings = fc
  .array(fc.record({ at: fc.nat(), twin: fc.boolean() }), { minLength: 1, maxLength: 12 })
  .map((moves) => {
    const keys: string[] = ['a0'];
    for (const { at, twin } of moves) {
      const sorted = [...new Set(keys)].sort();
      const left = at % (sorted.length + 1);
      keys.push(
        twin
          ? (sorted[at % sorted.length] ?? 'a0')
          : generateKeyBetween(sorted[left - 1] ?? null, sorted[left] ?? null),
      );
    }
    return keys.map((order, index): Ordered => ({ id: `id${String((index * 7) % 13)}`, order }));
  });

/** The siblings in order, after the new keys are written. */
function afterwards(all: readonly Ordered[], keys: ReadonlyMap<string, string>): string[] {
  return all
    .map(({ id, order }) => ({ id, order: keys.get(id) ?? order }))
    .sort(byOrder)
    .map(({ id }) => id);
}

test('[DOC-4] a move puts the record before the one it was dropped on and leaves the rest in place', () => {
  fc.assert(
    fc.property(siblings, fc.nat(), fc.nat(), (all, from, to) => {
      const sorted = [...all].sort(byOrder).map(({ id }) => id);
      const moved = sorted[from % sorted.length] ?? '';
      const rest = sorted.filter((id) => id !== moved);
      const before = rest[to % (rest.length + 1)] ?? null;
      const expected = [...rest];
      expected.splice(before === null ? rest.length : rest.indexOf(before), 0, moved);
      expect(afterwards(all, ordersForMove(all, moved, before))).toEqual(expected);
    }),
  );
});

test('[DOC-4] among keys that differ, a move writes one key', () => {
  const all = ['a0', 'a1', 'a2', 'a3'].map((order, at) => ({ id: `id${String(at)}`, order }));
  expect([...ordersForMove(all, 'id3', 'id1').keys()]).toEqual(['id3']);
  expect([...ordersForMove(all, 'id0', null).keys()]).toEqual(['id0']);
});

test('[DOC-4] a place between two with the same key gives the later one a key of its own', () => {
  const all = [
    { id: 'x', order: 'a0' },
    { id: 'y', order: 'a0' },
    { id: 'z', order: 'a1' },
  ];
  const keys = ordersForMove(all, 'z', 'y');
  expect([...keys.keys()]).toEqual(['z', 'y']);
  expect(afterwards(all, keys)).toEqual(['x', 'z', 'y']);
});

test('[DOC-4] a move before something that is no longer there goes to the end', () => {
  const all = [
    { id: 'x', order: 'a0' },
    { id: 'y', order: 'a1' },
  ];
  expect(afterwards(all, ordersForMove(all, 'x', 'gone'))).toEqual(['y', 'x']);
});

test('[DOC-4] what is appended comes after all others', () => {
  fc.assert(
    fc.property(siblings, (all) => {
      const order = orderAtEnd(all);
      expect(isOrder(order)).toBe(true);
      for (const other of all) expect(other.order < order).toBe(true);
    }),
  );
  expect(orderAtEnd([])).toBe('a0');
});

test.each(['', 'a', 'a!', 'a00', '0', '!a', 'b0', 'a0 ', 'a0é', null, 7, {}])(
  '[DOC-7] %j isn’t an order',
  (raw) => {
    expect(isOrder(raw)).toBe(false);
  },
);

test('[DOC-7] an order longer than 200 characters isn’t one', () => {
  expect(isOrder(`a0${'V'.repeat(198)}`)).toBe(true);
  expect(isOrder(`a0${'V'.repeat(199)}`)).toBe(false);
});

test('[DOC-4] a thousand moves to the same place make orders that are read', () => {
  let order = 'a1';
  for (let moves = 0; moves < 1_000; moves += 1) order = generateKeyBetween('a0', order);
  expect(isOrder(order)).toBe(true);
});

test('[DOC-7] keys can be made before and after any valid order', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 6 }), (raw) => {
      if (!isOrder(raw)) return;
      expect(generateKeyBetween(raw, null) > raw).toBe(true);
      expect(generateKeyBetween(null, raw) < raw).toBe(true);
    }),
    { numRuns: 2_000 },
  );
});
