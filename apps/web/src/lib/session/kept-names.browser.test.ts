import type { PersonId } from '@cairn/model/shared';
import { expect, test } from 'vitest';
import { namesOfOthers } from './workspaces.ts';

test('[F32] 500 people with names of 20,000 letters take next to no space in the list of workspaces', () => {
  const all = Array.from({ length: 500 }, (_, at) => ({
    id: `p${String(at)}` as PersonId,
    name: `${String(at)} ${'x'.repeat(20_000)}`,
    deletedAt: null,
  }));
  const names = namesOfOthers(all, 'p0' as PersonId);
  expect(names[0]).toMatch(/^1 x/);
  expect(JSON.stringify(names).length).toBeLessThan(2_000);
});
