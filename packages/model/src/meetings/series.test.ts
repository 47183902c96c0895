/** Series of meetings: their days, their hours, and what happens to one of them. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { restoreRecord } from '../document/bin.ts';
import { proseOf } from '../document/document.ts';
import { History } from '../document/history.ts';
import { readAll, readOne } from '../document/read.ts';
import { exchange, testWriter } from '../document/test-writers.ts';
import { weekdayOf } from '../shared/calendar.ts';
import { addDays, type Day, daysBetween } from '../shared/days.ts';
import { localTimeAt } from '../shared/zoned.ts';
import { agendaItems } from './agenda-item.ts';
import { addAgendaItem } from './change-agenda.ts';
import { renameMeeting, scheduleMeeting, setMeetingPlace } from './change-meetings.ts';
import {
  binMeeting,
  changeRhythm,
  createSeries,
  endSeries,
  prepareMeeting,
  renameSeries,
  type SeriesDraft,
  skipMeeting,
} from './change-series.ts';
import { meetings } from './meeting.ts';
import {
  daysOf,
  findPlanned,
  monthlyRhythms,
  occurrenceId,
  occurrenceOf,
  untouchedMeetings,
} from './occurrences.ts';
import { RHYTHMS, series } from './series.ts';

const TUESDAY = '2027-03-02' as Day;
const NOW = Date.UTC(2027, 2, 1);
const weekly: SeriesDraft = {
  title: 'Check-in',
  kind: 'checkIn',
  minutes: 35,
  place: 'The café',
  zone: 'Europe/Berlin',
  time: 600,
  rhythm: 'weekly',
  first: TUESDAY,
};

function seriesOf(draft: Partial<SeriesDraft> = {}) {
  const mira = testWriter('mira', 1);
  const id = createSeries(mira, { ...weekly, ...draft });
  const read = () => {
    const found = readOne(mira.doc, series, id);
    if (found === undefined) throw new Error('it was made');
    return found;
  };
  const coming = (now = NOW, most = 3) =>
    untouchedMeetings(read(), (each) => readOne(mira.doc, meetings, each) !== undefined, now, most);
  return { mira, id, read, coming };
}

test('a weekly series keeps its local hour when the clocks change', () => {
  const { coming } = seriesOf();
  const all = coming(NOW, 40);
  expect(all).toHaveLength(40);
  for (const { startsAt, title, place } of all) {
    expect([title, place]).toEqual(['Check-in', 'The café']);
    const { day, minutes } = localTimeAt(startsAt ?? 0, 'Europe/Berlin');
    expect([weekdayOf(day), minutes]).toEqual([1, 600]);
  }
  expect(all[3]?.startsAt).toBe(Date.UTC(2027, 2, 23, 9));
  expect(all[4]?.startsAt).toBe(Date.UTC(2027, 2, 30, 8));
});

test('a series may begin on a day whose hour doesn’t exist, and has it again the week after', () => {
  const { coming } = seriesOf({ first: '2027-03-28' as Day, time: 150 });
  expect(coming().map(({ startsAt }) => startsAt)).toEqual([
    Date.UTC(2027, 2, 28, 1, 30),
    Date.UTC(2027, 3, 4, 0, 30),
    Date.UTC(2027, 3, 11, 0, 30),
  ]);
});

test.each([
  ['fortnightly', '2027-12-21', ['2027-12-21', '2028-01-04', '2028-01-18']],
  ['second', '2027-11-09', ['2027-11-09', '2027-12-14', '2028-01-11']],
  ['last', '2027-10-29', ['2027-10-29', '2027-11-26', '2027-12-31']],
  ['last', '2028-02-29', ['2028-02-29', '2028-03-28', '2028-04-25']],
  // Its own month has no such day left.
  ['first', '2027-03-20', ['2027-04-03', '2027-05-01', '2027-06-05']],
] as const)('%s from %s: %j', (rhythm, first, expected) => {
  expect(daysOf({ rhythm, first: first as Day, last: null }, first as Day, 3)).toEqual(expected);
});

test('the fifth of its name in a month is the last, and a fourth may be both', () => {
  expect(monthlyRhythms('2027-03-09' as Day)).toEqual(['second']);
  expect(monthlyRhythms('2027-03-30' as Day)).toEqual(['last']);
  expect(monthlyRhythms('2027-02-23' as Day)).toEqual(['fourth', 'last']);
  expect(monthlyRhythms('2027-03-23' as Day)).toEqual(['fourth']);
});

const anyDay = fc
  .integer({ min: 0, max: 30_000 })
  .map((count) => addDays('1990-01-01' as Day, count));

test('the days of any rhythm are of one name, in order, apart as the rhythm says, and the same wherever one begins to look', () => {
  fc.assert(
    fc.property(fc.constantFrom(...RHYTHMS), anyDay, fc.nat(2_000), (rhythm, first, later) => {
      const all = daysOf({ rhythm, first, last: null }, first, 40);
      for (const [at, day] of all.entries()) {
        expect(weekdayOf(day)).toBe(weekdayOf(first));
        expect(day >= first).toBe(true);
        const before = all[at - 1];
        if (before === undefined) continue;
        const gap = daysBetween(before, day);
        if (rhythm === 'weekly' || rhythm === 'fortnightly')
          expect(gap).toBe(rhythm === 'weekly' ? 7 : 14);
        else expect([28, 35]).toContain(gap);
        if (rhythm !== 'weekly' && rhythm !== 'fortnightly')
          expect(monthlyRhythms(day)).toContain(rhythm);
      }
      const from = addDays(first, later);
      const rest = daysOf({ rhythm, first, last: null }, from, 40);
      expect(all.filter((day) => day >= from)).toEqual(
        rest.filter((day) => day <= (all.at(-1) ?? first)),
      );
    }),
  );
});

test('a series ends on its last day, and at most so many days are looked at', () => {
  const { mira, id, read, coming } = seriesOf();
  expect(daysOf(read(), TUESDAY, 10_000)).toHaveLength(500);
  endSeries(mira, id, '2027-03-10' as Day);
  expect(coming()).toHaveLength(2);
  endSeries(mira, id, null);
  expect(coming()).toHaveLength(3);
});

test('[DOC-16] both prepare the same meeting offline: it is one, with both people’s topics and notes, and what one changed stays', () => {
  const { mira, id } = seriesOf();
  const robin = testWriter('robin', 2);
  exchange(mira, robin);
  const next = occurrenceId({ series: id, day: TUESDAY });
  for (const writer of [mira, robin]) {
    expect(prepareMeeting(writer, next)).toBe(next);
    addAgendaItem(writer, { text: `From ${writer.person}`, meeting: next });
    proseOf(writer.doc, 'meetings', next, 'notes').insert(0, writer.person);
  }
  scheduleMeeting(mira, next, NOW, 'Asia/Tokyo');
  setMeetingPlace(robin, next, '');
  exchange(mira, robin);
  for (const { doc } of [mira, robin]) {
    expect(readAll(doc, meetings).records).toMatchObject([
      { id: next, title: 'Check-in', startsAt: NOW, zone: 'Asia/Tokyo', place: '', minutes: 35 },
    ]);
    const topics = readAll(doc, agendaItems).records.map(({ text }) => text);
    expect(topics.sort()).toEqual(['From mira', 'From robin']);
    const notes = proseOf(doc, 'meetings', next, 'notes').toJSON();
    expect(notes).toContain('mira');
    expect(notes).toContain('robin');
  }
});

test('a prepared meeting is as it was computed, and preparing is nothing to undo', () => {
  const { mira, id, read, coming } = seriesOf();
  const history = new History(mira.doc, [meetings, series], mira.now);
  const [planned] = coming();
  if (planned === undefined) throw new Error('there is one');
  expect(findPlanned(planned.id, read)).toEqual(planned);
  prepareMeeting(mira, planned.id);
  expect(history.undo()).toBeNull();
  const { createdAt, ...stored } = readOne(mira.doc, meetings, planned.id) ?? planned;
  expect({ ...planned, createdAt }).toEqual({ ...stored, createdAt });
  expect(coming()[0]?.id).toBe(occurrenceId({ series: id, day: addDays(TUESDAY, 7) }));
});

test('a meeting of no series, or on a day the series doesn’t have, can’t be prepared', () => {
  const { mira, id, read } = seriesOf();
  const wrong = occurrenceId({ series: id, day: addDays(TUESDAY, 1) });
  expect(prepareMeeting(mira, wrong)).toBeNull();
  expect(findPlanned(wrong, read)).toBeNull();
  expect(occurrenceOf('x@2027-02-30')).toBeNull();
  expect(occurrenceOf('@2027-03-02')).toBeNull();
  expect(occurrenceOf('aMeeting')).toBeNull();
});

test('one is moved, one skipped and taken back, one renamed, one deleted; the others stay', () => {
  const { mira, id, coming } = seriesOf();
  const at = (week: number) => occurrenceId({ series: id, day: addDays(TUESDAY, 7 * week) });
  for (const week of [0, 2, 3]) prepareMeeting(mira, at(week));
  scheduleMeeting(mira, at(0), NOW, 'UTC');
  skipMeeting(mira, at(1), true);
  renameMeeting(mira, at(2), 'The one about money');
  binMeeting(mira, at(3));
  expect(readOne(mira.doc, meetings, at(0))?.startsAt).toBe(NOW);
  expect(readOne(mira.doc, meetings, at(1))?.skipped).toBe(true);
  expect(readOne(mira.doc, meetings, at(2))?.title).toBe('The one about money');
  expect(coming(NOW, 2).map((each) => each.id)).toEqual([at(4), at(5)]);
  skipMeeting(mira, at(1), false);
  expect(readOne(mira.doc, meetings, at(1))?.skipped).toBe(false);
  scheduleMeeting(mira, at(0), null, '');
  expect(readOne(mira.doc, meetings, at(0))?.startsAt).toBeNull();
  restoreRecord(mira, meetings, at(3));
  expect(readOne(mira.doc, meetings, at(3))?.deletedAt).toBeNull();
});

test('a series that is renamed renames the meetings nobody has touched', () => {
  const { mira, id, coming } = seriesOf();
  renameSeries(mira, id, 'Tuesdays');
  expect(coming()[0]?.title).toBe('Tuesdays');
});

test('another rhythm ends the series the day before; a prepared meeting goes to the bin, its topics stay open', () => {
  const { mira, id, read, coming } = seriesOf();
  const [kept, gone] = [0, 2].map((week) =>
    occurrenceId({ series: id, day: addDays(TUESDAY, 7 * week) }),
  );
  if (kept === undefined || gone === undefined) throw new Error('two days');
  prepareMeeting(mira, kept);
  prepareMeeting(mira, gone);
  addAgendaItem(mira, { text: 'Pay', meeting: gone });
  const history = new History(mira.doc, [meetings, series, agendaItems], mira.now);
  const next = changeRhythm(mira, id, { ...weekly, first: '2027-03-11' as Day, time: 660 });
  expect(read().last).toBe('2027-03-10');
  expect(coming().map((each) => occurrenceOf(each.id)?.day)).toEqual(['2027-03-09']);
  expect(readOne(mira.doc, meetings, kept)?.deletedAt).toBeNull();
  expect(readOne(mira.doc, meetings, gone)?.deletedAt).not.toBeNull();
  expect(readAll(mira.doc, agendaItems).records).toMatchObject([{ text: 'Pay', deletedAt: null }]);
  history.undo();
  expect(read().last).toBeNull();
  expect(readOne(mira.doc, meetings, gone)?.deletedAt).toBeNull();
  expect(readOne(mira.doc, series, next)?.deletedAt).not.toBeNull();
});

test('as many series as are read, each in a zone of its own, are asked for their next meeting at once', () => {
  const { mira, id } = seriesOf();
  const one = readOne(mira.doc, series, id);
  if (one === undefined) throw new Error('it was made');
  const zones = Intl.supportedValuesOf('timeZone');
  const all = Array.from({ length: series.mostEntries }, (_, at) => ({
    ...one,
    zone: at % 2 === 0 ? (zones[at] ?? '') : `Nowhere/${String(at)}`,
  }));
  const ask = () => all.flatMap((each) => untouchedMeetings(each, () => false, NOW, 1));
  expect(ask()).toHaveLength(all.length);
  const begun = performance.now();
  for (let time = 0; time < 5; time++) ask();
  expect(performance.now() - begun).toBeLessThan(500);
});
