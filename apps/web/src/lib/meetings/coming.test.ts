/** Which meetings come, and what is put on the agenda of the next one. */
import {
  addAgendaItem,
  binMeeting,
  createMeeting,
  endSeries,
  occurrenceId,
  prepareMeeting,
  setAgendaItemDiscussed,
  skipMeeting,
} from '@cairn/model/meetings';
import { addDays, type MeetingId } from '@cairn/model/shared';
import { beforeEach, expect, test, vi } from 'vitest';
import { toasts } from '#lib/ui/toasts.svelte.ts';
import { seriesToCalendar } from './calendar/meeting-menu.ts';
import { comingMeetings, comingSeries, isComing, meetingAt, nextMeeting } from './coming.ts';
import { talkAbout } from './talk-about.ts';
import { NOW, testMeetings as workspace, TUESDAY } from './test-meetings.ts';

beforeEach(() => {
  for (const { id } of toasts.list) toasts.dismiss(id);
});

const said = () => toasts.list.map(({ text }) => text);

test('the next meeting may be one of a series that nobody has touched; a skipped one is passed over', () => {
  const { writer, session, weekly } = workspace();
  expect(nextMeeting(session)).toBeUndefined();
  const id = weekly();
  const week = (count: number) => occurrenceId({ series: id, day: addDays(TUESDAY, 7 * count) });
  expect(nextMeeting(session)?.id).toBe(week(0));
  expect(meetingAt(session, week(0))?.title).toBe('Check-in');
  skipMeeting(writer, week(0), true);
  expect(nextMeeting(session)?.id).toBe(week(1));
  expect(comingMeetings(session).map((each) => each.id)).toEqual([week(0), week(1)]);
  const sooner = createMeeting(writer, {
    ...{ title: '', kind: 'growth', zone: 'UTC', startsAt: NOW + 1 },
  });
  expect(nextMeeting(session)?.id).toBe(sooner);
});

test('a series shows its next meetings, prepared or not, and not one that was deleted', () => {
  const { writer, session, weekly } = workspace();
  const id = weekly();
  const week = (count: number) => occurrenceId({ series: id, day: addDays(TUESDAY, 7 * count) });
  prepareMeeting(writer, week(1));
  prepareMeeting(writer, week(2));
  binMeeting(writer, week(2));
  const [shown] = comingSeries(session, () => 3);
  expect(shown?.meetings.map((each) => each.id)).toEqual([week(0), week(1), week(3)]);
});

test('a series with nothing to come says so when it is asked for as a calendar file', async () => {
  const { writer, session, weekly } = workspace();
  const id = weekly();
  const week = (count: number) => occurrenceId({ series: id, day: addDays(TUESDAY, 7 * count) });
  const found = () => {
    const [series] = session.series.all;
    if (series === undefined) throw new Error('it was made');
    return series;
  };
  expect(isComing(session, found())).toBe(true);
  endSeries(writer, id, addDays(TUESDAY, 7));
  skipMeeting(writer, week(0), true);
  expect(isComing(session, found())).toBe(true);
  prepareMeeting(writer, week(1));
  expect(isComing(session, found())).toBe(true);
  binMeeting(writer, week(1));
  expect(isComing(session, found())).toBe(false);
  seriesToCalendar(session, found()).onselect?.();
  await vi.waitFor(() => {
    expect(said()).toEqual([
      'This series has no meetings to come, so there’s nothing to add to a calendar.',
    ]);
  });
});

test('what somebody wants to talk about is prepared for the next meeting, once', () => {
  const { session, weekly } = workspace();
  const id = weekly();
  const goal = { collection: 'goals', id: 'g', text: 'Lead a team' };
  talkAbout(session, goal);
  const next = occurrenceId({ series: id, day: TUESDAY });
  expect(session.meetings.get(next)).toBeDefined();
  expect(session.agendaItems.all).toMatchObject([
    { text: 'Lead a team', about: 'goals:g', meetings: [next] },
  ]);
  talkAbout(session, goal);
  expect(session.agendaItems.all).toHaveLength(1);
  expect(said()).toEqual([
    'Added to the agenda of “Check-in”.',
    'It’s already waiting for your next meeting.',
  ]);
  const [topic] = session.agendaItems.all;
  if (topic) setAgendaItemDiscussed(session.writer, topic.id, next);
  talkAbout(session, goal);
  expect(session.agendaItems.all).toHaveLength(2);
});

test('with no meeting planned it is kept; what no topic can be about is left alone', () => {
  const { writer, session } = workspace();
  talkAbout(session, { collection: 'tasks', id: 't', text: 'Write the outline' });
  expect(session.agendaItems.all).toMatchObject([{ meetings: [], about: 'tasks:t' }]);
  expect(said()).toEqual(['Kept for your next meeting, once one is planned.']);
  talkAbout(session, { collection: 'wins', id: 'w', text: 'A small one' });
  addAgendaItem(writer, { text: 'By hand', meeting: 'm' as MeetingId });
  expect(session.agendaItems.all).toHaveLength(2);
});
