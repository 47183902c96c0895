/** Reading calendar files: those that Cairn wrote, those of other programs, and hostile ones. */
import { type Rhythm, RHYTHMS } from '@cairn/model/meetings';
import { addDays, type Day, instantAt } from '@cairn/model/shared';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CalendarReading, type FoundEvent, MOST_CALENDAR_BYTES, readIcs } from './read-ics.ts';
import { type CalendarSeries, writeIcs, writeSeriesIcs } from './write-ics.ts';

const NOW = Date.UTC(2027, 0, 5, 8);
const HERE = 'Europe/Lisbon';
const ZONES = [
  ...['Europe/Berlin', 'America/New_York', 'Australia/Sydney', 'Asia/Kolkata'],
  ...['America/Sao_Paulo', 'Africa/Casablanca', 'Asia/Kathmandu', 'UTC'],
];

const read = (text: string | string[]) =>
  readIcs(new Blob([typeof text === 'string' ? text : text.join('\r\n')]), {
    now: NOW,
    here: HERE,
  });

/** The lines of a file with these in it. */
const calendar = (...lines: string[]) => [
  'BEGIN:VCALENDAR',
  'VERSION:2.0',
  ...lines,
  'END:VCALENDAR',
  '',
];
const event = (...lines: string[]) => ['BEGIN:VEVENT', 'UID:1', ...lines, 'END:VEVENT'];

function only(reading: CalendarReading): FoundEvent {
  if (!reading.ok || reading.events.length !== 1 || reading.events[0] === undefined)
    throw new Error(`expected one event: ${JSON.stringify(reading)}`);
  return reading.events[0];
}

const titles = fc.stringMatching(
  /^[^\u0000-\u001f\u007f\s][^\u0000-\u001f\u007f]{0,60}[^\u0000-\u001f\u007f\s]$/u,
);

test('a meeting that Cairn wrote is read as the same meeting, in any zone and at any time', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...ZONES),
      fc.integer({ min: Date.UTC(2024, 0, 1) / 60_000, max: Date.UTC(2034, 0, 1) / 60_000 }),
      fc.integer({ min: 1, max: 1440 }),
      titles,
      titles,
      async (zone, minute, minutes, title, place) => {
        const entry = { title, place, startsAt: minute * 60_000, minutes };
        const found = only(await read(writeIcs({ ...entry, zone, uid: 'u', sequence: 1 }, NOW)));
        expect(found).toMatchObject({ ...entry, isAssumed: false, repeats: null });
        expect([zone, HERE]).toContain(found.zone);
      },
    ),
  );
});

test('a series that Cairn wrote is read as the same series, with what is left out and what is changed', async () => {
  const anyDay = fc
    .integer({ min: 0, max: 2_000 })
    .map((days) => addDays('2024-01-01' as Day, days));
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...ZONES),
      fc.constantFrom<Rhythm>('weekly', 'fortnightly'),
      anyDay,
      fc.integer({ min: 0, max: 1439 }),
      fc.option(fc.integer({ min: 30, max: 400 })),
      async (zone, rhythm, first, time, length) => {
        // In the hours around midnight clocks may be changed, where a rule has no such time.
        fc.pre(time > 240);
        const startOf = (day: Day) => instantAt({ day, minutes: time }, zone);
        const step = rhythm === 'weekly' ? 7 : 14;
        const last = length === null ? null : addDays(first, length);
        const changed = {
          title: 'Moved',
          place: 'The café',
          startsAt: startOf(first) + 90 * 60_000,
          minutes: 20,
        };
        const series: CalendarSeries = {
          ...{ title: 'Check-in', place: '', minutes: 50, zone, uid: 'u', sequence: 1 },
          ...{
            startsAt: startOf(first),
            rhythm,
            first,
            until: last === null ? null : startOf(last),
          },
          left: [startOf(addDays(first, step))],
          changed: [{ instead: startOf(first), entry: changed }],
        };
        const found = only(await read(writeSeriesIcs(series, NOW)));
        expect(found).toMatchObject({
          title: 'Check-in',
          startsAt: startOf(first),
          isAssumed: false,
        });
        if (last !== null && startOf(last) < NOW) {
          expect(found.repeats).toBeNull();
          return;
        }
        expect(found.zone).toBe(zone);
        expect(found.repeats).toEqual({
          ...{ rhythm, first, last, time },
          out: [addDays(first, step)],
          changed: [{ day: first, entry: expect.objectContaining(changed) as unknown }],
        });
      },
    ),
  );
});

test.each(RHYTHMS)('a rhythm %s is read as what it was', async (rhythm) => {
  const first = {
    first: '2027-03-02',
    second: '2027-03-09',
    third: '2027-03-16',
    fourth: '2027-03-23',
    last: '2027-03-30',
    weekly: '2027-03-02',
    fortnightly: '2027-03-02',
  }[rhythm] as Day;
  const startsAt = instantAt({ day: first, minutes: 600 }, 'Europe/Berlin');
  const series: CalendarSeries = {
    ...{ title: 'Check-in', place: '', minutes: 50, zone: 'Europe/Berlin', uid: 'u', sequence: 1 },
    ...{ startsAt, rhythm, first, until: null, left: [], changed: [] },
  };
  expect(only(await read(writeSeriesIcs(series, NOW))).repeats).toMatchObject({ rhythm, first });
});

const OUTLOOK_ZONE = [
  ...['BEGIN:VTIMEZONE', 'TZID:W. Europe Standard Time'],
  ...['BEGIN:STANDARD', 'DTSTART:16010101T030000', 'TZOFFSETFROM:+0200', 'TZOFFSETTO:+0100'],
  ...['RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10', 'END:STANDARD'],
  ...['BEGIN:DAYLIGHT', 'DTSTART:16010101T020000', 'TZOFFSETFROM:+0100', 'TZOFFSETTO:+0200'],
  ...['RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3', 'END:DAYLIGHT', 'END:VTIMEZONE'],
];

test('Outlook’s own name for a zone is understood by its rules', async () => {
  const at = (day: string) =>
    event(
      'SUMMARY;LANGUAGE=de:Gespräch',
      `DTSTART;TZID="W. Europe Standard Time":${day}T100000`,
      'DURATION:PT1H30M',
    );
  for (const [day, utc] of [
    ['20270326', '2027-03-26T09:00'],
    ['20270329', '2027-03-29T08:00'],
  ] as const) {
    const found = only(await read(calendar(...OUTLOOK_ZONE, ...at(day))));
    expect(new Date(found.startsAt).toISOString().slice(0, 16)).toBe(utc);
    expect(found).toMatchObject({
      title: 'Gespräch',
      minutes: 90,
      zone: 'Europe/Berlin',
      isAssumed: false,
    });
  }
});

test.each([
  ['DTSTART:20270712T100000', true],
  ['DTSTART;TZID=Somewhere/Unknown:20270712T100000', true],
  ['DTSTART;TZID=Europe/Lisbon:20270712T100000', false],
  ['DTSTART;TZID=/example.org/1/Europe/Lisbon:20270712T100000', false],
  ['DTSTART:20270712T090000Z', false],
])('%s is at ten by this device’s clock; assumed: %s', async (line, isAssumed) => {
  const found = only(await read(calendar(...event(line, 'DTEND:20270712T103000'))));
  expect(new Date(found.startsAt).toISOString()).toBe('2027-07-12T09:00:00.000Z');
  expect(found).toMatchObject({ zone: HERE, isAssumed });
});

test('what can’t become a meeting is counted by why', async () => {
  const reading = await read(
    calendar(
      ...event('DTSTART;VALUE=DATE:20270301', 'SUMMARY:Holiday'),
      ...event('DTSTART:20270301T100000Z', 'STATUS:CANCELLED'),
      ...event('DTSTART:20270301T100000Z', 'DTEND:20270305T100000Z'),
      ...event('DTSTART:someday'),
      ...event('SUMMARY:Without a time'),
      ...['BEGIN:VTODO', 'SUMMARY:Milk', 'END:VTODO'],
      ...event('DTSTART:20270301T100000Z', 'SUMMARY:Good', 'LOCATION:A\\, B'),
    ),
  );
  expect(only(reading)).toMatchObject({ title: 'Good', place: 'A, B', minutes: 50 });
  expect(reading.ok && Object.fromEntries(reading.left)).toEqual({
    allDay: 1,
    cancelled: 1,
    long: 1,
    unreadable: 2,
    other: 1,
  });
});

test.each([
  ['FREQ=DAILY', '2027-01-06T10:00:00.000Z'],
  ['FREQ=WEEKLY;INTERVAL=3', '2027-01-12T10:00:00.000Z'],
  ['FREQ=WEEKLY;BYDAY=TU,TH', '2027-01-05T10:00:00.000Z'],
  ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', '2026-12-01T10:00:00.000Z'],
  ['FREQ=SECONDLY', '2026-12-01T10:00:00.000Z'],
])('a rule that no series has, %s, stands for its next meeting', async (rule, next) => {
  const found = only(await read(calendar(...event('DTSTART:20261201T100000Z', `RRULE:${rule}`))));
  expect(found.repeats).toBe('unknown');
  if (rule !== 'FREQ=DAILY') expect(new Date(found.startsAt).toISOString()).toBe(next);
});

test('a file that isn’t a calendar, or holds nothing, says so', async () => {
  expect(await read('')).toEqual({ ok: false, reason: 'notCalendar' });
  expect(await read('\u0000\u0001PNG')).toEqual({ ok: false, reason: 'notCalendar' });
  expect(await read(calendar())).toEqual({ ok: false, reason: 'nothing' });
  expect(await read(calendar(...event('DTSTART;VALUE=DATE:20270301')))).toMatchObject({
    reason: 'noneFits',
  });
  expect(await read('BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20270301T100000Z')).toMatchObject({
    reason: 'noneFits',
  });
  const huge = { size: MOST_CALENDAR_BYTES + 1 } as Blob;
  expect(await readIcs(huge, { now: NOW, here: HERE })).toEqual({ ok: false, reason: 'tooLarge' });
});

test('a file cut off or damaged anywhere is read without throwing', async () => {
  const whole = calendar(
    ...OUTLOOK_ZONE,
    ...event(
      'SUMMARY:A;B',
      'DTSTART;TZID="W. Europe Standard Time":20270301T100000',
      'RRULE:FREQ=WEEKLY;COUNT=4',
      'EXDATE:20270308T090000Z',
    ),
  ).join('\r\n');
  await fc.assert(
    fc.asyncProperty(
      fc.nat(whole.length),
      fc.nat(40),
      fc.oneof(
        fc.string({ unit: 'binary', maxLength: 40 }),
        fc.constantFrom(
          '\r\n',
          ':',
          ';',
          'BEGIN:VEVENT\r\n',
          'RRULE:FREQ=MINUTELY;COUNT=99999999\r\n',
          '-',
          '99999999',
        ),
      ),
      async (at, length, instead) => {
        const reading = await read(whole.slice(0, at) + instead + whole.slice(at + length));
        if (!reading.ok) return;
        for (const { startsAt, minutes } of reading.events) {
          expect(startsAt).toBeGreaterThanOrEqual(0);
          expect(minutes).toBeGreaterThan(0);
        }
      },
    ),
    { numRuns: 100 },
  );
});

test('an event without an end is left out, and none after it', async () => {
  const cutOff = event('SUMMARY:Cut off', 'DTSTART:20270301T100000Z').slice(0, -1);
  const reading = await read(
    calendar(...cutOff, ...event('DTSTART:20270301T100000Z', 'SUMMARY:Good')),
  );
  expect(only(reading).title).toBe('Good');
  expect(reading.ok && [...reading.left]).toEqual([['unreadable', 1]]);
});

test('zones and rules that would never come to an end are left out', async () => {
  const endless = OUTLOOK_ZONE.map((line) => line.replace('FREQ=YEARLY', 'FREQ=SECONDLY'));
  const found = only(
    await read(
      calendar(...endless, ...event('DTSTART;TZID=W. Europe Standard Time:20270712T100000')),
    ),
  );
  expect(found).toMatchObject({ zone: HERE, isAssumed: true });
});

test('3,000 events, and 5 MB in one of them, are read in pieces: the page is never held up for long', async () => {
  const many = Array.from({ length: 3_000 }, (_, at) =>
    event(
      `SUMMARY:Event ${String(at)}`,
      `DTSTART;TZID="W. Europe Standard Time":2027${String((at % 12) + 1).padStart(2, '0')}15T100000`,
    ),
  ).flat();
  const heavy = event(
    'SUMMARY:Heavy',
    `DESCRIPTION:${'Words and words. '.repeat(300_000)}`,
    'DTSTART:20270301T100000Z',
  );
  let turns = 0;
  const count = () => {
    turns++;
    timer = setTimeout(count);
  };
  let timer = setTimeout(count);
  const reading = await read(calendar(...OUTLOOK_ZONE, ...many, ...heavy));
  clearTimeout(timer);
  expect(reading.ok && reading.events.length).toBe(3_001);
  expect(turns).toBeGreaterThan(3);
});
