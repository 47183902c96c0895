/** What a calendar file adds, and what it changes of a series that is there already. */
import {
  addAgendaItem,
  binMeeting,
  occurrenceId,
  prepareMeeting,
  setMeetingPlace,
} from '@cairn/model/meetings';
import { addDays } from '@cairn/model/shared';
import { expect, test } from 'vitest';
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';
import { comingMeetings, meetingAt } from '../coming.ts';
import { NOW, testMeetings, TUESDAY } from '../test-meetings.ts';
import { addEvents } from './add-events.ts';
import { uidOf } from './calendar-events.ts';
import { addedWords } from './calendar-words.ts';
import { knownWords } from './known-events.ts';
import { readIcs } from './read-ics.ts';

const event = (...lines: string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'];

async function found(...lines: string[]) {
  const text = ['BEGIN:VCALENDAR', ...lines, 'END:VCALENDAR'].join('\r\n');
  const reading = await readIcs(new Blob([text]), { now: NOW, here: 'Europe/Lisbon' });
  if (!reading.ok) throw new Error(reading.reason);
  return reading.events;
}

async function open(session: WorkspaceSession, ...lines: string[]) {
  return addedWords(addEvents(session, await found(...lines)).outcomes);
}

/** A series of another calendar, every Tuesday at ten, from 2 March on. */
const master = event('UID:theirs', 'SUMMARY:Team', 'DTSTART:20270302T100000Z', 'RRULE:FREQ=WEEKLY');
/** The second of its meetings is an hour later, elsewhere, and named otherwise. */
const change = (uid: string) =>
  event(
    ...[`UID:${uid}`, 'SUMMARY:In the park', 'LOCATION:The park', 'RECURRENCE-ID:20270309T100000Z'],
    ...['DTSTART:20270309T110000Z', 'DTEND:20270309T112000Z'],
  );
const ELEVEN = Date.UTC(2027, 2, 9, 11);

test('a meeting that the file has otherwise is that meeting of the series, not one beside it', async () => {
  const { session } = testMeetings();
  expect(await open(session, ...master, ...change('theirs'))).toBe('One series added.');
  const [series] = session.series.all;
  if (series === undefined) throw new Error('it was added');
  expect(session.meetings.all).toMatchObject([
    {
      id: occurrenceId({ series: series.id, day: addDays(TUESDAY, 7) }),
      ...{ title: 'In the park', place: 'The park', startsAt: ELEVEN, minutes: 20 },
    },
  ]);
  const starts = comingMeetings(session, 3).map(({ startsAt }) => startsAt);
  expect(starts).toEqual([2, 9, 16, 23].map((day) => Date.UTC(2027, 2, day, day === 9 ? 11 : 10)));
});

test('a change that comes without its series changes the meeting of the one that is there, with what was prepared', async () => {
  const { session, writer, weekly } = testMeetings();
  await open(session, ...master);
  const own = weekly();
  for (const [series, uid] of [
    [session.series.all.find(({ uid }) => uid === 'theirs')?.id ?? own, 'theirs'],
    [own, uidOf('workspace', own)],
  ] as const) {
    const meeting = occurrenceId({ series, day: addDays(TUESDAY, 7) });
    prepareMeeting(writer, meeting);
    addAgendaItem(writer, { text: 'Pay', meeting });
    const [only] = await found(...change(uid));
    expect(only && knownWords(session, only)).toBe('Changes one meeting of your series');
    expect(await open(session, ...change(uid))).toBe('What the file changes is changed here too.');
    expect(meetingAt(session, meeting)).toMatchObject({ startsAt: ELEVEN, place: 'The park' });
    expect(await open(session, ...change(uid))).toMatch(/^Nothing is new/);
  }
  expect(session.meetings.all).toHaveLength(2);
  expect(session.agendaItems.all.filter(({ text }) => text === 'Pay')).toHaveLength(2);
});

test('a change of a series that nobody knows, or of a meeting that was deleted here, stands for itself', async () => {
  const { session, writer } = testMeetings();
  expect(await open(session, ...change('strange'))).toBe('One meeting added.');
  await open(session, ...master);
  const [series] = session.series.all;
  if (series === undefined) throw new Error('it was added');
  binMeeting(writer, occurrenceId({ series: series.id, day: addDays(TUESDAY, 7) }));
  expect(await open(session, ...change('theirs'))).toBe('One meeting added.');
});

test('a file that is opened again adds nothing, and changes what has changed in it', async () => {
  const { session, writer } = testMeetings();
  await open(session, ...master);
  expect(await open(session, ...master)).toMatch(/^Nothing is new/);
  const [series] = session.series.all;
  if (series === undefined) throw new Error('it was added');
  const second = occurrenceId({ series: series.id, day: addDays(TUESDAY, 7) });
  prepareMeeting(writer, second);
  setMeetingPlace(writer, second, 'The café');
  const without = [...master.slice(0, -1), 'EXDATE:20270316T100000Z', ...master.slice(-1)];
  const again = [...without, ...change('theirs')];
  expect(await open(session, ...again)).toBe('What the file changes is changed here too.');
  expect(session.series.all).toHaveLength(1);
  const starts = comingMeetings(session, 2).map(({ startsAt }) => startsAt);
  expect(starts).toEqual([Date.UTC(2027, 2, 2, 10), ELEVEN, Date.UTC(2027, 2, 23, 10)]);
  expect(meetingAt(session, second)?.place).toBe('The park');
});
