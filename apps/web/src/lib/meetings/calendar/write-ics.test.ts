/** Calendar files, read back by a library that didn't write them. */
import fc from 'fast-check';
import ICAL from 'ical.js';
import { afterEach, expect, test } from 'vitest';
import { type CalendarEvent, writeIcs } from './write-ics.ts';

const NOW = Date.UTC(2027, 0, 5, 8);
const event: CalendarEvent = {
  uid: 'cairn-1',
  sequence: 3,
  title: 'Check-in',
  place: '',
  startsAt: Date.UTC(2027, 2, 12, 10),
  minutes: 50,
  zone: 'Europe/Berlin',
};

afterEach(() => ICAL.TimezoneService.reset());

/** The first event of a file and its zones, as another program reads them. */
function read(file: string) {
  const calendar = new ICAL.Component(ICAL.parse(file) as unknown[]);
  const zones = calendar.getAllSubcomponents('vtimezone');
  for (const zone of zones) ICAL.TimezoneService.register(zone);
  const found = calendar.getFirstSubcomponent('vevent');
  if (found === null) throw new Error('the file has no event');
  return { zones, event: new ICAL.Event(found), component: found };
}

const parts = (zone: ICAL.Component | undefined) =>
  (zone?.getAllSubcomponents() ?? []).map(({ name }) => name).sort();

/** What a clock in the zone shows, by the browser's own knowledge of zones. */
function wallIn(zone: string, at: number): string {
  return new Intl.DateTimeFormat('sv-SE', {
    ...{ timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' },
    ...{ hour: '2-digit', minute: '2-digit', second: '2-digit' },
  })
    .format(at)
    .replace(' ', 'T');
}

/** Days before and after each change of the clocks in these years, and some others. */
const ZONES: readonly (readonly [zone: string, parts: string[], days: string[]])[] = [
  [
    'Europe/Berlin',
    ['daylight', 'standard'],
    ['2027-03-27', '2027-03-29', '2027-10-30', '2027-11-01'],
  ],
  [
    'America/New_York',
    ['daylight', 'standard'],
    ['2027-03-13', '2027-03-15', '2027-11-06', '2027-11-08'],
  ],
  [
    'Australia/Sydney',
    ['daylight', 'standard'],
    ['2027-04-03', '2027-04-05', '2027-10-02', '2027-10-04'],
  ],
  ['Asia/Kolkata', ['standard'], ['2027-01-15', '2027-07-15']],
  ['America/Sao_Paulo', ['standard'], ['2027-01-15', '2027-07-15', '2027-11-15']],
  // With daylight saving until 2019.
  [
    'America/Sao_Paulo',
    ['daylight', 'standard'],
    ['2018-01-20', '2018-06-15', '2018-11-03', '2018-11-05'],
  ],
  [
    'America/Santiago',
    ['daylight', 'standard'],
    ['2027-04-02', '2027-04-05', '2027-09-03', '2027-09-06'],
  ],
  [
    'Asia/Jerusalem',
    ['daylight', 'standard'],
    ['2027-03-25', '2027-03-27', '2027-10-30', '2027-11-01'],
  ],
  ['Europe/Dublin', ['daylight', 'standard'], ['2027-01-10', '2027-07-10']],
  ['Australia/Lord_Howe', ['daylight', 'standard'], ['2027-01-10', '2027-07-10']],
];

test.each(ZONES)(
  '%s with %j: another program reads the same moment by the same clock',
  (zone, expected, days) => {
    for (const day of days) {
      const startsAt = Date.parse(`${day}T09:00:00Z`);
      const { zones, event: found } = read(writeIcs({ ...event, zone, startsAt }, NOW));
      expect(found.startDate.toJSDate().getTime(), day).toBe(startsAt);
      expect(found.endDate.toJSDate().getTime(), day).toBe(startsAt + 50 * 60_000);
      expect(found.startDate.toString(), day).toBe(wallIn(zone, startsAt));
      expect(found.startDate.zone.tzid).toBe(zone);
      expect(zones.map((one) => parts(one))).toEqual([expected]);
    }
  },
);

test('a zone’s parts begin in 1970, each with a rule, as Outlook wants them', () => {
  const file = writeIcs(event, NOW);
  expect(
    file.slice(file.indexOf('BEGIN:VTIMEZONE'), file.indexOf('BEGIN:VEVENT')).split('\r\n'),
  ).toEqual([
    ...['BEGIN:VTIMEZONE', 'TZID:Europe/Berlin'],
    ...['BEGIN:DAYLIGHT', 'DTSTART:19700329T020000', 'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU'],
    ...['TZOFFSETFROM:+0100', 'TZOFFSETTO:+0200', 'END:DAYLIGHT'],
    ...['BEGIN:STANDARD', 'DTSTART:19701025T030000', 'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU'],
    ...['TZOFFSETFROM:+0200', 'TZOFFSETTO:+0100', 'END:STANDARD'],
    ...['END:VTIMEZONE', ''],
  ]);
  expect(file).toContain('\r\nDTSTART;TZID=Europe/Berlin:20270312T110000\r\n');
});

test('the rules of a zone stay right for the years after the meeting', () => {
  for (const [zone, , days] of ZONES.filter(([, , [day]]) => day?.startsWith('2027'))) {
    const { zones } = read(
      writeIcs({ ...event, zone, startsAt: Date.parse(`${days[0] ?? ''}T12:00Z`) }, NOW),
    );
    const known = new ICAL.Timezone(zones[0]);
    for (let at = Date.UTC(2027, 0, 3, 12); at < Date.UTC(2033, 0, 1); at += 5 * 86_400_000) {
      const [date = '', time = ''] = wallIn(zone, at).split('T');
      const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
      const [hour = 0, minute = 0] = time.split(':').map(Number);
      const local = new ICAL.Time(
        { year, month, day, hour, minute, second: 0, isDate: false },
        known,
      );
      expect(local.toJSDate().getTime(), `${zone} ${date}`).toBe(at);
    }
  }
});

test('no time floats: an unknown zone, an offset, and UTC, are written as UTC', () => {
  for (const zone of ['', 'UTC', 'Etc/UTC', 'Mars/Olympus', '+05:30']) {
    const file = writeIcs({ ...event, zone }, NOW);
    expect(file).toContain('DTSTART:20270312T100000Z');
    expect(file).toContain('DTEND:20270312T105000Z');
    expect(file).not.toContain('VTIMEZONE');
  }
});

test('a meeting in an hour that comes twice is written as UTC, which says which of them it is', () => {
  for (const at of ['2027-10-31T00:30:00Z', '2027-10-31T01:30:00Z', '2027-10-31T00:00:00Z']) {
    const { event: found } = read(writeIcs({ ...event, startsAt: Date.parse(at) }, NOW));
    expect(found.startDate.toJSDate().toISOString()).toBe(at.replace('Z', '.000Z'));
    expect(found.endDate.toJSDate().getTime()).toBe(Date.parse(at) + 50 * 60_000);
  }
});

test('whatever a title and a place contain, another program reads the same words', () => {
  const words = fc.string({ unit: 'binary', maxLength: 200 }).filter((text) => text.trim() !== '');
  const any = fc.oneof(
    words,
    fc.constantFrom(
      'a;b,c\\d:e"f',
      '😀'.repeat(80),
      'END:VEVENT BEGIN:VEVENT',
      'Gespräch über Größe '.repeat(9),
      'א'.repeat(90),
    ),
  );
  fc.assert(
    fc.property(any, any, (title, place) => {
      const file = writeIcs({ ...event, title, place }, NOW);
      for (const line of file.split('\r\n'))
        expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
      const again = new TextDecoder().decode(new TextEncoder().encode(file));
      const { event: found } = read(again);

      const kept = (text: string) =>
        text
          .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '')
          .replaceAll(/\r\n?/g, '\n')
          .toWellFormed();
      expect(found.summary ?? '').toBe(kept(title));
      expect(found.location ?? '').toBe(kept(place));
      expect(found.uid).toBe('cairn-1');
      expect(found.sequence).toBe(3);
    }),
  );
});
