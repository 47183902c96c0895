import type { Day } from '@cairn/model/shared';
import { expect, test } from 'vitest';
import { quartersAhead } from './quarters.ts';

test('quarters end on their last day and run into the next year', () => {
  expect(quartersAhead('2026-11-21' as Day, 3)).toEqual([
    { label: 'Q4 2026', day: '2026-12-31' },
    { label: 'Q1 2027', day: '2027-03-31' },
    { label: 'Q2 2027', day: '2027-06-30' },
  ]);
});

test('a quarter with less than two weeks left is not offered', () => {
  expect(quartersAhead('2027-03-20' as Day, 1)).toEqual([{ label: 'Q2 2027', day: '2027-06-30' }]);
});
