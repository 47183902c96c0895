import type { Day } from '@cairn/model/shared';
import { expect, test } from 'vitest';
import { rhythmOptions, rhythmWords } from './rhythm-words.ts';
import { localZone } from './when.ts';

test('a rhythm is said as people say it, with the place if its clocks are meant', () => {
  const at = { first: '2027-03-30' as Day, time: 605, zone: localZone() };
  expect(rhythmWords({ ...at, rhythm: 'weekly' })).toBe('Every Tuesday at 10:05');
  expect(rhythmWords({ ...at, rhythm: 'fortnightly' })).toBe('Every two weeks on Tuesday at 10:05');
  expect(rhythmWords({ ...at, rhythm: 'last', zone: 'America/New_York' })).toBe(
    'Every month on the last Tuesday at 10:05 in New York',
  );
});

test('a day offers the rhythms it can be the first of', () => {
  expect(rhythmOptions('2027-02-23' as Day).map(({ label }) => label)).toEqual([
    'Every Tuesday',
    'Every two weeks on Tuesday',
    'Every month on the fourth Tuesday',
    'Every month on the last Tuesday',
  ]);
});
