import { expect, test } from 'vitest';
import { createBudget, type Holding } from './budget.ts';

function budgetOf(mostBytes: number) {
  const held = new Map<string, Omit<Holding, 'letGo'>>();
  const letGo: string[] = [];
  const budget = createBudget(mostBytes, () =>
    [...held].map(([name, holding]) => ({
      ...holding,
      letGo: () => {
        letGo.push(name);
        held.delete(name);
      },
    })),
  );
  const hold = (name: string, address: string, bytes: number, rank: number): void => {
    held.set(name, { address, bytes, rank });
    budget.added(bytes);
  };
  return { held, letGo, hold };
}

test('the address that holds most gives up its highest ranks, and only as much as needed', () => {
  const { hold, letGo } = budgetOf(1_000);
  hold('honest', 'h', 300, 9);
  hold('old', 'a', 300, 1);
  hold('new', 'a', 300, 2);
  expect(letGo).toEqual([]);
  hold('newest', 'a', 300, 3);
  expect(letGo).toEqual(['newest']);
});

test('what was freed in the meantime doesn’t count', () => {
  const { held, hold, letGo } = budgetOf(1_000);
  for (let index = 0; index < 100; index += 1) {
    hold('one', 'a', 900, index);
    held.delete('one');
  }
  expect(letGo).toEqual([]);
});
