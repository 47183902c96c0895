/** Local times in zones with and without daylight saving. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, type Day } from './days.ts';
import { instantAt, localTimeAt } from './zoned.ts';

const ZONES = [
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Africa/Casablanca',
  'Pacific/Apia',
  'UTC',
];
const day = fc.integer({ min: 0, max: 20_000 }).map((count) => addDays('1990-01-01' as Day, count));

test('what the clocks show is shown at that instant, and an hour that doesn’t exist comes later', () => {
  fc.assert(
    fc.property(fc.constantFrom(...ZONES), day, fc.nat(1439), (zone, day, minutes) => {
      const wanted = { day, minutes };
      const shown = localTimeAt(instantAt(wanted, zone), zone);
      if (shown.day === day && shown.minutes === minutes) return;
      expect(
        `${shown.day} ${String(shown.minutes).padStart(4, '0')}` >
          `${day} ${String(minutes).padStart(4, '0')}`,
      ).toBe(true);
    }),
    { numRuns: 400 },
  );
});

test.each([
  // Clocks go from 02:00 to 03:00.
  ['Europe/Berlin', '2027-03-28', 150, '2027-03-28T01:30:00Z'],
  // Clocks go from 03:00 back to 02:00: the first of the two.
  ['Europe/Berlin', '2027-10-31', 150, '2027-10-31T00:30:00Z'],
  ['America/New_York', '2027-03-14', 150, '2027-03-14T07:30:00Z'],
  ['America/New_York', '2027-11-07', 90, '2027-11-07T05:30:00Z'],
  ['Asia/Kathmandu', '2027-06-01', 600, '2027-06-01T04:15:00Z'],
  // Half an hour of daylight saving.
  ['Australia/Lord_Howe', '2027-10-03', 135, '2027-10-02T15:45:00Z'],
  // A day that was left out.
  ['Pacific/Apia', '2011-12-30', 600, '2011-12-30T20:00:00Z'],
  ['Mars/Olympus', '2027-06-01', 600, '2027-06-01T10:00:00Z'],
])('in %s, %s at %d minutes after midnight is %s', (zone, day, minutes, at) => {
  expect(instantAt({ day: day as Day, minutes }, zone)).toBe(Date.parse(at));
});
