/** What a calendar is told: the same on both devices, newer after each change, and the whole series. */
import { createDoc, readAll, readOne, restoreRecord } from '@cairn/model/document';
import {
  binMeeting,
  createMeeting,
  createSeries,
  endSeries,
  type Meeting,
  meetings,
  occurrenceId,
  prepareMeeting,
  renameMeeting,
  renameSeries,
  scheduleMeeting,
  series,
  type SeriesDraft,
  setMeetingMinutes,
  setMeetingPlace,
  skipMeeting,
} from '@cairn/model/meetings';
import { addDays, type Day, type PersonId } from '@cairn/model/shared';
import ICAL from 'ical.js';
import { afterEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { eventOfMeeting, eventOfSeries } from './calendar-events.ts';
import { writeIcs, writeSeriesIcs } from './write-ics.ts';

const NOW = Date.UTC(2027, 0, 5, 8);
const FIRST = '2027-03-16' as Day;
const draft: SeriesDraft = {
  ...{ title: 'Check-in', kind: 'checkIn', minutes: 50, zone: 'Europe/Berlin', time: 600 },
  ...{ rhythm: 'weekly', first: FIRST },
};

function newWriter(client: number) {
  const doc = createDoc();
  doc.clientID = client;
  let made = client * 1_000_000;
  const random = (size: number) =>
    Uint8Array.from({ length: size }, () => (made = (made * 48_271) % 2_147_483_647) & 255);
  return { doc, person: 'mira' as PersonId, now: () => NOW, random };
}

afterEach(() => ICAL.TimezoneService.reset());

function events(file: string): ICAL.Event[] {
  const calendar = new ICAL.Component(ICAL.parse(file) as unknown[]);
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
  return calendar.getAllSubcomponents('vevent').map((each) => new ICAL.Event(each));
}

/** When the meetings of a series are, as another program reads the file. */
function starts(file: string, most: number): string[] {
  const [master, ...changed] = events(file);
  if (master === undefined) throw new Error('the file has no event');
  for (const each of changed) master.relateException(each);
  const all = master.iterator();
  const found: string[] = [];
  for (;;) {
    const next = all.next() as ICAL.Time | null | undefined;
    if (!next || found.length >= most) break;
    const { startDate, item } = master.getOccurrenceDetails(next);
    found.push(`${startDate.toJSDate().toISOString().slice(0, 16)} ${item.summary}`);
  }
  return found;
}

test('both devices write the same, and each change of what a calendar shows makes it newer', () => {
  const mira = newWriter(1);
  const id = createMeeting(mira, { ...draft, startsAt: NOW });
  const event = (doc = mira.doc, workspace = 'w') => {
    const found = eventOfMeeting({ doc, workspace }, readOne(doc, meetings, id) as Meeting);
    if (found === null) throw new Error('it has a time');
    return found;
  };
  const written = [event()];
  renameMeeting(mira, id, 'Check-in 2');
  written.push(event());
  scheduleMeeting(mira, id, NOW + 60_000, 'Asia/Tokyo');
  written.push(event());
  setMeetingPlace(mira, id, 'The café');
  written.push(event());
  setMeetingMinutes(mira, id, 30);
  written.push(event());
  const other = createDoc();
  Y.applyUpdate(other, Y.encodeStateAsUpdate(mira.doc));
  expect(writeIcs(event(other), NOW)).toBe(writeIcs(event(), NOW));
  expect(new Set(written.map(({ uid }) => uid)).size).toBe(1);
  const sequences = written.map(({ sequence }) => sequence);
  expect(sequences).toEqual([...new Set(sequences)].sort((a, b) => a - b));
  expect(event(mira.doc, 'another').uid).not.toBe(event().uid);
  expect(event().uid).not.toContain(id);
  expect(events(writeIcs(event(), NOW))[0]?.summary).toBe('Check-in 2');
});

test('a meeting without a time isn’t an event, and one without a title is called by its kind', () => {
  const mira = newWriter(1);
  const id = createMeeting(mira, { ...draft, title: '', startsAt: null });
  const read = () => readOne(mira.doc, meetings, id) as Meeting;
  const source = { doc: mira.doc, workspace: 'w' };
  expect(eventOfMeeting(source, read())).toBeNull();
  scheduleMeeting(mira, id, NOW, '');
  expect(eventOfMeeting(source, read())?.title).toBe('Check-in');
});

function seriesOf(given: Partial<SeriesDraft> = {}) {
  const mira = newWriter(1);
  const id = createSeries(mira, { ...draft, ...given });
  const event = () => {
    const source = { doc: mira.doc, workspace: 'w' };
    const found = readOne(mira.doc, series, id);
    const known = readAll(mira.doc, meetings).records;
    return found === undefined ? null : eventOfSeries(source, found, known);
  };
  const file = () => {
    const found = event();
    if (found === null) throw new Error('it has meetings');
    return writeSeriesIcs(found, NOW);
  };
  const at = (week: number) => occurrenceId({ series: id, day: addDays(FIRST, 7 * week) });
  return { mira, id, event, file, at };
}

test('a series keeps its hour when the clocks change; one is moved, one skipped, one deleted, one without a time', () => {
  const { mira, id, event, file, at } = seriesOf();
  expect(starts(file(), 4)).toEqual([
    '2027-03-16T09:00 Check-in',
    '2027-03-23T09:00 Check-in',
    '2027-03-30T08:00 Check-in',
    '2027-04-06T08:00 Check-in',
  ]);
  const before = event()?.sequence ?? 0;
  for (const week of [1, 3, 4, 5]) prepareMeeting(mira, at(week));
  skipMeeting(mira, at(0), true);
  scheduleMeeting(mira, at(1), Date.UTC(2027, 2, 24, 15), 'Asia/Tokyo');
  renameMeeting(mira, at(1), 'Moved');
  binMeeting(mira, at(3));
  scheduleMeeting(mira, at(4), null, '');
  expect(starts(file(), 4)).toEqual([
    '2027-03-24T15:00 Moved',
    '2027-03-30T08:00 Check-in',
    '2027-04-20T08:00 Check-in',
    '2027-04-27T08:00 Check-in',
  ]);
  expect(file()).toContain(
    'EXDATE;TZID=Europe/Berlin:20270316T100000,20270406T100000,20270413T100000',
  );
  expect(file()).toContain('RECURRENCE-ID;TZID=Europe/Berlin:20270323T100000');
  const after = event()?.sequence ?? 0;
  expect(after).toBeGreaterThan(before);
  renameSeries(mira, id, 'Tuesdays');
  endSeries(mira, id, '2027-04-20' as Day);
  expect(event()?.sequence).toBeGreaterThan(after);
  expect(starts(file(), 9).map((each) => each.slice(0, 10))).toEqual([
    '2027-03-24',
    '2027-03-30',
    '2027-04-20',
  ]);
});

test.each([
  ['fortnightly', '2027-12-21', ['2027-12-21', '2028-01-04', '2028-01-18']],
  ['second', '2027-11-09', ['2027-11-09', '2027-12-14', '2028-01-11']],
  ['last', '2027-10-29', ['2027-10-29', '2027-11-26', '2027-12-31']],
  ['first', '2027-03-20', ['2027-04-03', '2027-05-01', '2027-06-05']],
] as const)('%s from %s is read as %j', (rhythm, first, expected) => {
  const { file } = seriesOf({ rhythm, first: first as Day });
  expect(starts(file(), 3).map((each) => each.slice(0, 10))).toEqual(expected);
});

test('a meeting of a series that was brought back from the bin takes place again, as it was', () => {
  const { mira, file, at } = seriesOf();
  for (const week of [0, 1]) {
    prepareMeeting(mira, at(week));
    binMeeting(mira, at(week));
    restoreRecord(mira, meetings, at(week));
  }
  renameMeeting(mira, at(1), 'The second');
  expect(starts(file(), 3)).toEqual([
    '2027-03-16T09:00 Check-in',
    '2027-03-23T09:00 The second',
    '2027-03-30T08:00 Check-in',
  ]);
});

test('a series that ends before it begins has nothing to write', () => {
  expect(seriesOf({ last: addDays(FIRST, -1) }).event()).toBeNull();
});
