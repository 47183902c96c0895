import { expect, test } from 'vitest';
import { partRows } from './part-rows.ts';

const part = (text: string, minutes: number | null = 5) => ({ text, minutes });
const ABC = ['A', 'B', 'C'].map((text) => ({ ...part(text), id: text.toLowerCase() }));

const idsOf = (...parts: ReturnType<typeof part>[]) =>
  partRows(ABC, parts, () => 'new').map(({ id }) => id);

test('a part keeps its row when it is moved, reworded or timed, and when another one comes or goes', () => {
  expect(idsOf(part('A'), part('B'), part('C'))).toEqual(['a', 'b', 'c']);
  expect(idsOf(part('C'), part('A'), part('B'))).toEqual(['c', 'a', 'b']);
  expect(idsOf(part('A'), part('B, at length'), part('C'))).toEqual(['a', 'b', 'c']);
  expect(idsOf(part('A'), part('B', null), part('C'))).toEqual(['a', 'b', 'c']);
  expect(idsOf(part('A'), part('C'))).toEqual(['a', 'c']);
  // On the way to other words it may say what another one says.
  expect(idsOf(part('B'), part('B'), part('C'))).toEqual(['a', 'b', 'c']);
  expect(idsOf(part('A'), part('B'), part('C'), part('D'))).toEqual(['a', 'b', 'c', 'new']);
});

test('of parts that say the same each has a row of its own', () => {
  let made = 0;
  const rows = partRows([], [part('A'), part('A')], () => String(made++));
  expect(rows.map(({ id }) => id)).toEqual(['0', '1']);
  expect(partRows(rows, [part('A'), part('A')], () => 'new')).toEqual(rows);
});
