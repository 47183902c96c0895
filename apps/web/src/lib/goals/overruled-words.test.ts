import type { Day } from '@cairn/model/shared';
import { expect, it } from 'vitest';
import { datesOverruledWords } from './overruled-words.ts';

const [TODAY, MARCH, APRIL] = ['2027-03-09', '2027-03-12', '2027-04-30'] as Day[] as [
  Day,
  Day,
  Day,
];
const due = { field: 'due', now: MARCH, mine: APRIL } as const;
const start = { field: 'start', now: MARCH, mine: null } as const;

it.each([
  [[due], 'Robin', 'Robin’s 12 Mar is now shown as the due date; you had set 30 Apr.'],
  [[due], null, '12 Mar is now shown as the due date; you had set 30 Apr.'],
  [[{ ...due, now: null }], 'Robin', 'Robin removed the due date; you had set 30 Apr.'],
  [[{ ...due, now: null }], null, 'The due date has been removed; you had set 30 Apr.'],
  [[start], 'Robin', 'Robin’s 12 Mar is now shown as the start date; you had removed it.'],
  [
    [start, { ...due, now: APRIL, mine: null }],
    'Robin',
    'Robin’s 12 Mar to 30 Apr is now shown; you had removed both.',
  ],
  [
    [start, { ...due, now: null }],
    'Robin',
    'Robin’s 12 Mar without a due date is now shown; you had set 30 Apr without a start date.',
  ],
  [
    [
      { ...start, now: null, mine: MARCH },
      { ...due, now: null },
    ],
    'Robin',
    'Robin removed both dates; you had set 12 Mar to 30 Apr.',
  ],
] as const)('%j by %s', (dates, name, said) => {
  expect(datesOverruledWords(dates, name, TODAY)).toBe(said);
});
