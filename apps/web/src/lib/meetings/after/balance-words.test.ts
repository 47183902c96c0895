import type { AgendaBalance } from '@cairn/model/meetings';
import type { PersonId } from '@cairn/model/shared';
import { expect, test } from 'vitest';
import { balanceWords } from './balance-words.ts';

const names: Readonly<Record<string, string>> = { mira: 'Mira', robin: 'Robin', ana: 'Ana' };
const session = (me: string) => ({
  me: me as PersonId,
  nameOf: (id: PersonId | null) => names[id ?? ''] ?? 'Someone',
});
const share = (person: string, topics: number) => ({
  ...{ person: person as PersonId, topics, minutes: 0 },
});

function balanceOf(
  ...[most, ...others]: [ReturnType<typeof share>, ...ReturnType<typeof share>[]]
) {
  const shares = [most, ...others];
  const topics = shares.reduce((sum, each) => sum + each.topics, 0);
  return { meetings: 5, minutes: 0, topics, shares, most } satisfies AgendaBalance;
}

test('it names both, and asks what the quieter side would like', () => {
  const balance = balanceOf(share('robin', 9), share('mira', 2));
  expect(balanceWords(session('ana'), balance)).toBe(
    'Robin brought 9 of the last 11 topics. What would Mira like to talk about?',
  );
  expect(balanceWords(session('mira'), balance)).toMatch(/What would you like to talk about\?$/);
  expect(balanceWords(session('robin'), balance)).toMatch(/^You brought 9 of the last 11/);
});

test('of several it asks the others, and it says nothing where nobody brings most', () => {
  const three = balanceOf(share('robin', 9), share('mira', 1), share('ana', 1));
  expect(balanceWords(session('mira'), three)).toMatch(/What would the others like/);
  expect(balanceWords(session('mira'), { ...three, most: null })).toBeNull();
});
