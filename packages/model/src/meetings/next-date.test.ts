import fc from 'fast-check';
import { expect, test } from 'vitest';
import { weekdayOf } from '../shared/calendar.ts';
import { addDays, type Day } from '../shared/days.ts';
import type { MeetingId } from '../shared/ids.ts';
import { instantAt, localTimeAt } from '../shared/zoned.ts';
import { dateAfter, meetingAfter, nextDate, spacingOf, SPACINGS } from './next-date.ts';

const DAY_MS = 86_400_000;
const ZONE = 'Europe/Berlin';
const NOW = instantAt({ day: '2027-03-12' as Day, minutes: 600 }, ZONE);

const meeting = (
  id: string,
  startsAt: number | null,
  deletedAt: number | null = null,
  skipped = false,
) => ({ id: id as MeetingId, startsAt, deletedAt, skipped, zone: ZONE });
const every = (days: number, count: number) =>
  Array.from({ length: count }, (_, at) => meeting(`m${String(at)}`, NOW - at * days * DAY_MS));

test('the next date is the next meeting that is planned and takes place', () => {
  const here = meeting('here', NOW);
  const all = [
    here,
    meeting('later', NOW + 20 * DAY_MS),
    meeting('next', NOW + 9 * DAY_MS),
    meeting('binned', NOW + 3 * DAY_MS, 1),
    meeting('skipped', NOW + 4 * DAY_MS, null, true),
    meeting('before', NOW - DAY_MS),
    meeting('unplanned', null),
  ];
  expect(nextDate(all, here, NOW)).toMatchObject({ kind: 'planned', meeting: { id: 'next' } });
  expect(meetingAfter(all, meeting('x', null), NOW + 10 * DAY_MS)?.id).toBe('later');
});

test.each([
  [7, 'week', 7],
  [8, 'week', 7],
  [14, 'fortnight', 14],
  [20, 'fortnight', 14],
  [30, 'month', 28],
] as const)('meetings every %d days go on in a %s', (days, spacing, ahead) => {
  const all = every(days, 4);
  expect(spacingOf(all)).toBe(spacing);
  const proposed = nextDate(all, meeting('m0', NOW), NOW + 60_000);
  expect(proposed).toMatchObject({ kind: 'proposed', spacing });
  // The clocks go forward on the 28th.
  const day = addDays('2027-03-12' as Day, ahead);
  expect(proposed).toMatchObject({ startsAt: instantAt({ day, minutes: 600 }, ZONE) });
});

test('a single meeting goes on in a fortnight, at the same hour', () => {
  const only = meeting('only', NOW - 40 * DAY_MS);
  expect(nextDate([only], only, NOW)).toMatchObject({ kind: 'proposed', spacing: 'fortnight' });
});

test('a proposed date is to come, at most one rhythm away, on the same weekday at the same hour where it was planned', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -2000, max: 100 }),
      // In the hours after midnight clocks are changed, where a day may not have that time.
      fc.integer({ min: 240, max: 1439 }),
      fc.constantFrom(...SPACINGS),
      fc.constantFrom(ZONE, 'America/New_York', 'Asia/Kolkata', 'Nowhere'),
      (days, minutes, spacing, zone) => {
        const day = addDays('2027-03-12' as Day, days);
        const startsAt = instantAt({ day, minutes }, zone);
        const found = dateAfter({ startsAt, zone }, spacing, NOW);
        expect(found).toBeGreaterThan(Math.max(NOW, startsAt));
        const longest = { week: 8, fortnight: 15, month: 29 }[spacing];
        expect(found - Math.max(NOW, startsAt)).toBeLessThan(longest * DAY_MS);
        const there = localTimeAt(found, zone);
        expect(weekdayOf(there.day)).toBe(weekdayOf(day));
        expect(there.minutes).toBe(minutes);
      },
    ),
  );
});
