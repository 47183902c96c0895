/** Calendar files whose rules and zones never come to an end, or take long to try. */
import { expect, test } from 'vitest';
import { readIcs } from './read-ics.ts';

const NOW = Date.UTC(2027, 0, 5, 8);
/** What is read at once may hold up the page for a moment, on a slow machine too. */
const MOMENT_MS = 1_000;

const zone = (...parts: string[]) => ['BEGIN:VTIMEZONE', 'TZID:Custom', ...parts, 'END:VTIMEZONE'];
const part = (rule: string) => [
  'BEGIN:STANDARD',
  'DTSTART:19700101T000000',
  `RRULE:${rule}`,
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0100',
  'END:STANDARD',
];

async function read(before: readonly string[], ...lines: string[]) {
  const event = ['BEGIN:VEVENT', 'UID:1', 'SUMMARY:Talk', ...lines, 'END:VEVENT'];
  const file = ['BEGIN:VCALENDAR', 'VERSION:2.0', ...before, ...event, 'END:VCALENDAR', ''];
  const begun = performance.now();
  const reading = await readIcs(new Blob([file.join('\r\n')]), { now: NOW, here: 'Europe/Lisbon' });
  expect(performance.now() - begun).toBeLessThan(MOMENT_MS);
  if (!reading.ok) throw new Error(reading.reason);
  return reading.events.map(({ startsAt }) => new Date(startsAt).toISOString().slice(0, 16));
}

test.each([
  // Rules that never have another day, and days so far apart that counting up to them takes years.
  ['FREQ=DAILY;INTERVAL=1000000000', '20260105', '2026-01-05'],
  ['FREQ=WEEKLY;INTERVAL=1000000000', '20260105', '2026-01-05'],
  ['FREQ=MONTHLY;INTERVAL=1000000000', '20260105', '2026-01-05'],
  ['FREQ=DAILY;INTERVAL=7;BYDAY=TU', '20260105', '2026-01-05'],
  ['FREQ=DAILY;BYDAY=53MO', '20260105', '2026-01-05'],
  ['FREQ=MONTHLY;INTERVAL=48;BYDAY=5MO', '20230206', '2023-02-06'],
  ['FREQ=DAILY;COUNT=1000000000;INTERVAL=500', '20260105', '2027-05-20'],
  // Honest ones.
  ['FREQ=DAILY', '20260105', '2027-01-05'],
  ['FREQ=DAILY;INTERVAL=3', '20270101', '2027-01-07'],
  ['FREQ=DAILY;COUNT=3', '20270103', '2027-01-05'],
  ['FREQ=DAILY;COUNT=2', '20270103', '2027-01-03'],
  ['FREQ=DAILY;UNTIL=20270104T235959Z', '20270103', '2027-01-03'],
  ['FREQ=WEEKLY;BYDAY=MO,WE', '20261228', '2027-01-06'],
  ['FREQ=WEEKLY;INTERVAL=3;BYDAY=MO,WE', '20261228', '2027-01-18'],
  ['FREQ=MONTHLY', '20261231', '2027-01-31'],
  ['FREQ=MONTHLY;BYDAY=-2TH', '20261224', '2027-01-21'],
  ['FREQ=MONTHLY;INTERVAL=2;BYDAY=2MO,3MO', '20261109', '2027-01-11'],
])('%s from %s comes round on %s', async (rule, first, expected) => {
  // Also where the clocks are changed in between, the hour stays.
  const [found] = await read(
    [],
    `DTSTART;TZID=Europe/Lisbon:${first}T100000`,
    `RRULE:${rule}`,
    'DURATION:PT1H',
  );
  expect(found?.slice(0, 10)).toBe(expected);
});

test('the hour stays the same although the clocks were changed in between', async () => {
  const rule = 'RRULE:FREQ=DAILY;INTERVAL=2';
  expect(await read([], 'DTSTART;TZID=Europe/Berlin:20260701T100000', rule)).toEqual([
    '2027-01-05T09:00',
  ]);
});

test('a zone of many rules, or of rules that never have a day, is left out', async () => {
  for (const rule of [
    'FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=1;BYDAY=4SU',
    'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-31,-30,-29;BYDAY=SU',
    'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=YEARLY;BYMONTH=3',
  ]) {
    const parts = Array.from({ length: 300 }, () => part(rule)).flat();
    expect(await read(zone(...parts), 'DTSTART;TZID=Custom:20270301T100000')).toEqual([
      '2027-03-01T10:00',
    ]);
  }
});

test('a zone with a million changes of the clocks is left out', async () => {
  const days = Array.from({ length: 1_100 }, (_, at) => `${String(1970 + (at % 60))}0301T000000`);
  const parts = Array.from({ length: 250 }, () => [
    ...['BEGIN:STANDARD', 'DTSTART:19700101T000000', 'TZOFFSETFROM:+0100', 'TZOFFSETTO:+0100'],
    ...[`RDATE:${days.join(',')}`, `RDATE:${days.join(',')}`, 'END:STANDARD'],
  ]).flat();
  expect(await read(zone(...parts), 'DTSTART;TZID=Custom:20270301T100000')).toEqual([
    '2027-03-01T10:00',
  ]);
});

test('a name of a zone that is longer than any is nobody’s', async () => {
  const name = 'a'.repeat(11_000);
  const days = Array.from({ length: 500 }, (_, at) => `${String(2028 + at)}0103T100000`);
  expect(
    await read(
      [],
      `DTSTART;TZID=${name}:20270301T100000`,
      'RRULE:FREQ=WEEKLY',
      `EXDATE;TZID=${name}:${days.join(',')}`,
    ),
  ).toEqual(['2027-03-01T10:00']);
});
