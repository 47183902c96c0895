import type { Goal } from '@cairn/model/goals';
import type { Day, PersonId } from '@cairn/model/shared';
import { expect, test } from 'vitest';
import {
  DUE_FILTERS,
  type GoalFilters,
  isFiltered,
  NO_FILTERS,
  ownersOf,
  passes,
  readFilters,
  STATUS_FILTERS,
  writeFilters,
} from './goal-filters.ts';
import { beforeAmongAll } from './order-in-view.ts';

const TODAY = '2027-03-12' as Day;
const [MIRA, ROBIN] = ['mira', 'robin'] as [PersonId, PersonId];

function goalWith(fields: Partial<Goal> = {}): Goal {
  return {
    ...({ id: 'g', horizon: 'short', status: 'onTrack', due: null, focusOrder: null } as Goal),
    createdBy: MIRA,
    ...fields,
  };
}

const shows = (fields: Partial<Goal>, filters: Partial<GoalFilters>) =>
  passes(goalWith(fields), { ...NO_FILTERS, ...filters }, { today: TODAY, owners: () => [MIRA] });

test('filters written to an address are read back, whatever they are', () => {
  for (const status of STATUS_FILTERS) {
    for (const due of [null, ...DUE_FILTERS]) {
      const filters = { horizon: 'long', status, owner: ROBIN, due, focus: true } as const;
      expect(readFilters(new URLSearchParams(writeFilters(filters)))).toEqual(filters);
    }
  }
  expect(writeFilters(NO_FILTERS)).toBe('');
});

test('unknown values in an address are not filters', () => {
  const odd = new URLSearchParams('horizon=soon&status=purple&owner=&due=20255&focus=1');
  expect(readFilters(odd)).toEqual(NO_FILTERS);
  expect(isFiltered(readFilters(odd))).toBe(false);
});

test('other parts of the address stay when the filters change', () => {
  expect(writeFilters({ ...NO_FILTERS, focus: true }, '?table=steps&due=late')).toBe(
    '?table=steps&focus=yes',
  );
});

test('open and over stand for several statuses', () => {
  expect(shows({ status: 'blocked' }, { status: 'open' })).toBe(true);
  expect(shows({ status: 'dropped' }, { status: 'open' })).toBe(false);
  expect(shows({ status: 'dropped' }, { status: 'over' })).toBe(true);
  expect(shows({ status: 'atRisk' }, { status: 'atRisk' })).toBe(true);
  expect(shows({ status: 'onTrack' }, { status: 'atRisk' })).toBe(false);
});

test.each([
  ['late', '2027-03-11', true],
  ['late', '2027-03-12', false],
  ['month', '2027-04-12', true],
  ['month', '2027-04-13', false],
  ['quarter', '2027-06-12', true],
  ['year', '2028-03-11', true],
  ['year', '2027-03-11', false],
  ['none', '2027-03-11', false],
] as const)('due %s: %s is %s', (due, day, shown) => {
  expect(shows({ due: day as Day }, { due })).toBe(shown);
});

test('a finished goal is never late, and one without a date is only found as such', () => {
  expect(shows({ due: '2027-01-01' as Day, status: 'done' }, { due: 'late' })).toBe(false);
  expect(DUE_FILTERS.filter((due) => shows({ due: null }, { due }))).toEqual(['none']);
});

test('all filters have to match', () => {
  const goal = { horizon: 'long', focusOrder: 'a0' } as const;
  expect(shows(goal, { horizon: 'long', focus: true, owner: MIRA })).toBe(true);
  expect(shows(goal, { horizon: 'long', focus: true, owner: ROBIN })).toBe(false);
  expect(shows({ ...goal, focusOrder: null }, { horizon: 'long', focus: true })).toBe(false);
});

test('a goal belongs to whoever has its open steps, or else to whoever wrote it down', () => {
  const steps = [
    { owners: [ROBIN], doneAt: null },
    { owners: [MIRA], doneAt: 1 },
  ];
  expect(ownersOf(goalWith(), steps)).toEqual([ROBIN]);
  expect(ownersOf(goalWith(), [])).toEqual([MIRA]);
  expect(ownersOf(goalWith({ createdBy: null }), [])).toEqual([]);
});

test('a goal moved to the end of the visible ones does not pass the hidden ones', () => {
  const all = ['a', 'x', 'b', 'y', 'c', 'z'].map((id) => ({ id }) as Goal);
  const shown = all.filter(({ id }) => 'abc'.includes(id));
  const place = (moved: string, before: string | null) =>
    beforeAmongAll(all, shown, moved as Goal['id'], before as Goal['id'] | null);
  expect(place('a', 'c')).toBe('c');
  expect(place('a', null)).toBe('z');
  expect(place('c', null)).toBe('y');
  expect(beforeAmongAll(all, [{ id: 'a' as Goal['id'] }], 'a' as Goal['id'], null)).toBeNull();
});
