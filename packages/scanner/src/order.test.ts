import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { after, byte, bytesOf, deleted, type Parts, update, verdict } from './test-updates.ts';

test('an item next to or inside itself, or something that comes after it, is refused', () => {
  const flags = { origin: 0x80, rightOrigin: 0x40 };
  for (const clock of [1, 2, 1_000]) {
    for (const flag of Object.values(flags)) {
      expect(
        verdict(
          update([
            [0, 1],
            [byte(flag | 4), 7, clock, 'x'],
          ]),
        ),
      ).toBe('reference');
    }
    expect(
      verdict(
        update([
          [0, 1],
          [4, 0, 7, clock, 'x'],
        ]),
      ),
    ).toBe('reference');
  }
  for (const flag of Object.values(flags)) {
    expect(
      verdict(
        update([
          [0, 1],
          [byte(flag | 4), 7, 0, 'x'],
        ]),
      ),
    ).toBe('ok');
  }
  expect(
    verdict(
      update([
        [0, 1],
        [4, 0, 7, 0, 'x'],
      ]),
    ),
  ).toBe('ok');
});

test('structs of two or three clients that wait for each other are refused', () => {
  const block = (client: number, clock: number, ...structs: Parts[]): readonly Parts[] => [
    ...[structs.length, client, clock],
    ...structs.flat(),
  ];
  const two = (nine: Parts[], seven: Parts[]) =>
    verdict(bytesOf(2, ...block(9, 0, ...nine), ...block(7, 5, ...seven), 0));
  expect(two([after(4, 7, 5, 'x')], [after(4, 9, 0, 'x')])).toBe('circle');
  // People take turns.
  const turns = [after(4, 7, 5, 'x'), after(4, 7, 6, 'x')];
  expect(two([deleted(1), ...turns], [after(4, 9, 0, 'x'), after(4, 9, 1, 'x')])).toBe('ok');
  expect(two([deleted(1), ...turns], [after(4, 9, 0, 'x'), after(4, 9, 2, 'x')])).toBe('circle');
  // The middle of a struct comes after its beginning; what came before the update doesn't matter.
  expect(two([after(4, 7, 6, 'x')], [after(1, 9, 0, 2)])).toBe('circle');
  expect(two([after(4, 7, 4, 'x')], [after(4, 9, 0, 'x')])).toBe('ok');
  // What comes after the update's last struct of a client comes after all of them.
  expect(two([after(4, 7, 99, 'x')], [after(4, 9, 0, 'x')])).toBe('circle');
  const three = (last: Parts) =>
    bytesOf(3, [
      block(9, 0, after(4, 8, 0, 'x')),
      block(8, 0, after(4, 7, 0, 'x')),
      block(7, 0, last),
      0,
    ]);
  expect(verdict(three(deleted(1)))).toBe('ok');
  expect(verdict(three(after(4, 9, 0, 'x')))).toBe('circle');
});

test('a chain of 20,000 clients, each waiting for the next, is followed without recursion', () => {
  const count = 20_000;
  const link = (client: number, needed: number) => [1, client, 0, after(4, needed, 0, 'x')];
  const chain = Array.from({ length: count }, (_, at) => link(count - at, count - at - 1));
  expect(verdict(bytesOf(count, chain, 0))).toBe('ok');
  expect(verdict(bytesOf(count, chain.slice(0, -1), link(1, count), 0))).toBe('circle');
});

test('the same client twice is refused, since Yjs would lose one of the two', () => {
  const twice = bytesOf(2, 1, 7, 0, 0, 1, 1, 7, 1, 0, 1, 0);
  expect(verdict(twice)).toBe('order');
  const doc = new Y.Doc();
  Y.applyUpdate(doc, twice);
  expect(Y.getState(doc.store, 7)).toBe(0);
  expect(verdict(bytesOf(2, 1, 7, 0, 0, 1, 1, 9, 0, 0, 1, 0))).toBe('order');
  expect(verdict(bytesOf(0, 2, 7, 1, 0, 1, 7, 1, 1, 1))).toBe('order');
});

test('deletions that go back or overlap are refused, since Yjs would store different ones', () => {
  const back = bytesOf(0, 1, 7, 2, 10, 5, 3, 1);
  expect(verdict(back)).toBe('order');
  const doc = new Y.Doc();
  Y.applyUpdate(doc, back);
  expect(Y.encodeStateAsUpdate(doc)).not.toEqual(bytesOf(0, 1, 7, 2, 3, 1, 10, 5));
  expect(verdict(bytesOf(0, 1, 7, 2, 10, 5, 14, 1))).toBe('order');
  expect(verdict(bytesOf(0, 1, 7, 2, 10, 5, 15, 1))).toBe('ok');
});
