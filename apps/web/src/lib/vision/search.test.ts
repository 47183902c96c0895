import { expect, test } from 'vitest';
import type { Around } from '#lib/features/feature.ts';
import { titles } from './search.ts';

test('a part of the vision and an objective with the same id are told apart', () => {
  const session = {
    visions: { all: [{ id: 'x', text: 'Lead a team' }] },
    objectives: { all: [{ id: 'x', title: 'Lead the market' }] },
  };
  const found = [...titles({ session, pathOf: () => '/vision' } as unknown as Around)];
  expect(found.map(({ title }) => title)).toEqual(['Lead a team', 'Lead the market']);
  expect(new Set(found.map(({ id }) => id)).size).toBe(2);
});
