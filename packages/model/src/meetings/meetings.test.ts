import { expect, test } from 'vitest';
import { moveRecord } from '../document/move.ts';
import { readAll, readOne } from '../document/read.ts';
import { exchange, testWriter } from '../document/test-writers.ts';
import { byOrder } from '../shared/order.ts';
import { agendaItems } from './agenda-item.ts';
import {
  addAgendaItem,
  bringAgendaItem,
  rewordAgendaItem,
  setAgendaItemDiscussed,
  setAgendaItemMinutes,
} from './change-agenda.ts';
import { closeMeeting } from './change-closing.ts';
import {
  createMeeting,
  renameMeeting,
  scheduleMeeting,
  setMeetingKind,
  setMeetingMinutes,
  setMeetingPlace,
} from './change-meetings.ts';
import { meetings } from './meeting.ts';
import { endsAt, splitByTime } from './read-meetings.ts';

const HOUR_MS = 3_600_000;
const NOW = Date.UTC(2027, 2, 12, 10);
const draft = { title: 'Check-in', kind: 'checkIn', zone: 'Europe/Berlin' } as const;

test('meetings that are running or to come are upcoming, soonest first, and those without a time last', () => {
  const writer = testWriter('mira', 1);
  for (const [title, hours] of [
    ['never planned', null],
    ['tomorrow', 24],
    ['running', -0.5],
    ['over', -1],
    ['long ago', -900],
  ] as const) {
    createMeeting(writer, {
      ...draft,
      title,
      startsAt: hours === null ? null : NOW + hours * HOUR_MS,
    });
  }
  const { upcoming, past } = splitByTime(readAll(writer.doc, meetings).records, NOW);
  expect(upcoming.map(({ title }) => title)).toEqual(['running', 'tomorrow', 'never planned']);
  expect(past.map(({ title }) => title)).toEqual(['over', 'long ago']);
});

test('a meeting that was closed is over, whenever it was to be', () => {
  const writer = testWriter('mira', 1);
  const [running, unplanned] = [NOW - HOUR_MS / 2, null].map((startsAt) =>
    createMeeting(writer, { ...draft, startsAt }),
  );
  createMeeting(writer, { ...draft, title: 'long ago', startsAt: NOW - 900 * HOUR_MS });
  for (const id of [running, unplanned]) if (id) closeMeeting(writer, id);
  const { upcoming, past } = splitByTime(readAll(writer.doc, meetings).records, NOW);
  expect(upcoming).toEqual([]);
  expect(past.map(({ id, title }) => title === 'long ago' || id)).toEqual([
    unplanned,
    running,
    true,
  ]);
});

test('a meeting ends its minutes after it starts', () => {
  expect(endsAt({ startsAt: NOW, minutes: 50 })).toBe(NOW + 50 * 60_000);
  expect(endsAt({ startsAt: null, minutes: 50 })).toBeNull();
});

test('everything about a meeting can be changed', () => {
  const writer = testWriter('mira', 1);
  const id = createMeeting(writer, { ...draft, startsAt: NOW });
  renameMeeting(writer, id, 'Check-in 2');
  setMeetingKind(writer, id, 'growth');
  setMeetingMinutes(writer, id, 75);
  setMeetingPlace(writer, id, 'The café\nby the canal');
  scheduleMeeting(writer, id, null, 'Europe/Lisbon');
  expect(readOne(writer.doc, meetings, id)).toMatchObject({
    ...{ title: 'Check-in 2', kind: 'growth', minutes: 75, place: 'The café by the canal' },
    ...{ startsAt: null, zone: 'Europe/Lisbon' },
  });
});

test.each([0, -5, 1e300, 1441])(
  '[DOC-7] a meeting of %d minutes is read as one of 50',
  (minutes) => {
    const writer = testWriter('mira', 1);
    const id = createMeeting(writer, { ...draft, startsAt: NOW, minutes: 30 });
    setMeetingMinutes(writer, id, minutes);
    expect(readOne(writer.doc, meetings, id)?.minutes).toBe(50);
  },
);

test('[DOC-5] a topic carried to the next meeting is the same topic, and is discussed once', () => {
  const writer = testWriter('mira', 1);
  const first = createMeeting(writer, { ...draft, startsAt: NOW });
  const next = createMeeting(writer, { ...draft, startsAt: NOW + HOUR_MS });
  const id = addAgendaItem(writer, { text: 'The salary question', meeting: first, minutes: 10 });
  bringAgendaItem(writer, id, next);
  rewordAgendaItem(writer, id, 'The salary\nquestion, again');
  setAgendaItemDiscussed(writer, id, next);
  setAgendaItemMinutes(writer, id, null);
  expect(readAll(writer.doc, agendaItems).records).toMatchObject([
    {
      text: 'The salary question, again',
      meetings: [first, next].sort(),
      discussedIn: next,
      minutes: null,
    },
  ]);
  setAgendaItemDiscussed(writer, id, null);
  expect(readOne(writer.doc, agendaItems, id)?.discussedIn).toBeNull();
});

test('[DOC-4] topics that both people add at once are all there, in the same order for both', () => {
  const [mira, robin] = [testWriter('mira', 1), testWriter('robin', 2)];
  const meeting = createMeeting(mira, { ...draft, startsAt: NOW });
  exchange(mira, robin);
  for (const text of ['M1', 'M2']) addAgendaItem(mira, { text, meeting });
  for (const text of ['R1', 'R2']) addAgendaItem(robin, { text, meeting });
  exchange(mira, robin);
  const agenda = ({ doc }: typeof mira) => readAll(doc, agendaItems).records.sort(byOrder);
  expect(agenda(mira)).toEqual(agenda(robin));
  expect(
    agenda(mira)
      .map(({ text }) => text)
      .sort(),
  ).toEqual(['M1', 'M2', 'R1', 'R2']);
  const last = agenda(mira).at(-1);
  const first = agenda(mira).at(0);
  if (last === undefined || first === undefined) throw new Error('four topics were added');
  moveRecord(mira, agendaItems, agenda(mira), last.id, first.id);
  expect(agenda(mira)[0]?.id).toBe(last.id);
});
