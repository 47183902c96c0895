/** What was not reached comes up again, whatever happens to the meetings in between. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { binRecord, purgeRecord } from '../document/bin.ts';
import { History } from '../document/history.ts';
import { readAll, readOne } from '../document/read.ts';
import { exchange, testWriter } from '../document/test-writers.ts';
import type { AgendaItemId, MeetingId, TaskId } from '../shared/ids.ts';
import { byOrder } from '../shared/order.ts';
import { agendaItems, readTopicLink, writeTopicLink } from './agenda-item.ts';
import { isOpenTopic, letGo, startsOfPast, stillOpen, timesCarried } from './carry.ts';
import {
  addAgendaItem,
  bringAgendaItem,
  letTopicGo,
  setAgendaItemDiscussed,
  settleAsTask,
  talkAboutFirst,
} from './change-agenda.ts';
import { closeMeeting, reopenMeeting } from './change-closing.ts';
import { createMeeting, scheduleMeeting } from './change-meetings.ts';
import { skipMeeting } from './change-series.ts';
import { meetings } from './meeting.ts';
import { hasPassed, takesPlace } from './read-meetings.ts';
import { PARTS_OF_KIND } from './template.ts';

const WEEK_MS = 7 * 86_400_000;
const NOW = Date.UTC(2027, 2, 12);

function workspace() {
  const mira = testWriter('mira', 1);
  const meet = (weeks: number | null) =>
    createMeeting(mira, {
      title: '',
      kind: 'checkIn',
      zone: 'UTC',
      startsAt: weeks === null ? null : NOW + weeks * WEEK_MS,
    });
  const at = { meetingOf: (id: MeetingId) => readOne(mira.doc, meetings, id), now: NOW };
  const topics = () => readAll(mira.doc, agendaItems).records;
  const open = () =>
    stillOpen(topics(), at)
      .map(({ text }) => text)
      .sort();
  const carried = (id: AgendaItemId) => {
    const topic = readOne(mira.doc, agendaItems, id);
    const starts = startsOfPast(readAll(mira.doc, meetings).records, NOW);
    return topic === undefined ? null : timesCarried(topic, starts, at);
  };
  return { mira, meet, at, topics, open, carried };
}

test('what a meeting didn’t get to comes up again as soon as it is closed, and not once it is opened again', () => {
  const { mira, meet, open, carried } = workspace();
  const now = meet(0);
  const pay = addAgendaItem(mira, { text: 'Pay', meeting: now });
  expect(open()).toEqual([]);
  closeMeeting(mira, now);
  expect(open()).toEqual(['Pay']);
  expect(carried(pay)).toBe(1);
  reopenMeeting(mira, now);
  expect(open()).toEqual([]);
});

test('a topic that wasn’t reached is still open, without anybody doing anything, until it is taken up', () => {
  const { mira, meet, open } = workspace();
  const [last, next] = [meet(-1), meet(1)];
  const pay = addAgendaItem(mira, { text: 'Pay', meeting: last });
  const done = addAgendaItem(mira, { text: 'Done', meeting: last });
  setAgendaItemDiscussed(mira, done, last);
  addAgendaItem(mira, { text: 'Next time', meeting: next });
  addAgendaItem(mira, { text: 'Nowhere yet', meeting: null });
  expect(open()).toEqual(['Nowhere yet', 'Pay']);
  bringAgendaItem(mira, pay, next);
  expect(open()).toEqual(['Nowhere yet']);
  scheduleMeeting(mira, next, NOW - WEEK_MS, 'UTC');
  expect(open()).toEqual(['Next time', 'Nowhere yet', 'Pay']);
  scheduleMeeting(mira, next, null, '');
  expect(open()).toEqual(['Nowhere yet']);
  skipMeeting(mira, next, true);
  expect(open()).toEqual(['Next time', 'Nowhere yet', 'Pay']);
});

test('the topics of a meeting that was deleted, even for good, are still open', () => {
  const { mira, meet, open } = workspace();
  const next = meet(1);
  addAgendaItem(mira, { text: 'Pay', meeting: next });
  expect(open()).toEqual([]);
  binRecord(mira, meetings, next);
  expect(open()).toEqual(['Pay']);
  purgeRecord(mira, meetings, next);
  expect(open()).toEqual(['Pay']);
});

test('ticking off what is still open records it in the meeting where that was', () => {
  const { mira, meet, topics, open } = workspace();
  const [last, now] = [meet(-1), meet(0)];
  const pay = addAgendaItem(mira, { text: 'Pay', meeting: last });
  setAgendaItemDiscussed(mira, pay, now);
  expect(topics()).toMatchObject([{ discussedIn: now, meetings: [last, now].sort() }]);
  expect(open()).toEqual([]);
});

test('a topic has been carried as often as meetings have gone by without it', () => {
  const { mira, meet, carried } = workspace();
  const [first, , third] = [meet(-4), meet(-3), meet(-2)];
  meet(1);
  const pay = addAgendaItem(mira, { text: 'Pay', meeting: first });
  expect(carried(pay)).toBe(3);
  skipMeeting(mira, third, true);
  expect(carried(pay)).toBe(2);
  binRecord(mira, meetings, first);
  // Of when it was written, since the meeting it was meant for is gone.
  expect(carried(pay)).toBe(0);
  letTopicGo(mira, pay, true);
  expect(carried(pay)).toBe(0);
});

test('one that was carried often can come first, become a task or be let go, each as one step of undo', () => {
  const { mira, meet, topics } = workspace();
  const [last, next] = [meet(-1), meet(1)];
  const pay = addAgendaItem(mira, { text: 'Pay', meeting: last });
  addAgendaItem(mira, { text: 'Other', meeting: next });
  const history = new History(mira.doc, [meetings, agendaItems], mira.now);
  talkAboutFirst(mira, pay, next);
  const agenda = () => topics().filter((item) => item.meetings.includes(next));
  expect(
    agenda()
      .sort(byOrder)
      .map(({ text }) => text),
  ).toEqual(['Pay', 'Other']);
  expect(readOne(mira.doc, agendaItems, pay)?.firstIn).toBe(next);
  history.undo();
  expect(agenda()).toHaveLength(1);
  settleAsTask(mira, pay, { meeting: next, task: 't' as TaskId });
  expect(readOne(mira.doc, agendaItems, pay)).toMatchObject({ task: 't', discussedIn: next });
  history.undo();
  letTopicGo(mira, pay, true);
  expect(letGo(topics()).map(({ text, letGoBy }) => [text, letGoBy])).toEqual([['Pay', 'mira']]);
  letTopicGo(mira, pay, false);
  expect(letGo(topics())).toEqual([]);
});

test('the parts of a template don’t come up again', () => {
  const { mira, open, topics } = workspace();
  createMeeting(mira, {
    title: '',
    kind: 'checkIn',
    zone: 'UTC',
    startsAt: NOW - WEEK_MS,
    parts: PARTS_OF_KIND.checkIn,
  });
  expect(
    topics()
      .map(({ minutes }) => minutes)
      .sort(),
  ).toEqual([10, 10, 5, 5, 5]);
  expect(open()).toEqual([]);
});

test('a link to a record is read as it was written, and anything else is none', () => {
  const link = { collection: 'reviews', id: 'weekly-2027-03-08-mira' } as const;
  expect(readTopicLink(writeTopicLink(link))).toEqual(link);
  for (const odd of ['', 'goals', 'goals:', 'planets:x', ':x'])
    expect(readTopicLink(odd)).toBeNull();
});

test('no open topic is lost: each is on the agenda of a meeting to come, or still open', () => {
  const act = fc.record({
    by: fc.boolean(),
    what: fc.constantFrom('meet', 'add', 'bring', 'tick', 'bin', 'purge', 'move', 'skip', 'sync'),
    pick: fc.nat(20),
    weeks: fc.integer({ min: -4, max: 4 }),
  });
  fc.assert(
    fc.property(fc.array(act, { maxLength: 25 }), (acts) => {
      const writers = [testWriter('mira', 1), testWriter('robin', 2)] as const;
      const [mira, robin] = writers;
      for (const { by, what, pick, weeks } of acts) {
        const me = by ? mira : robin;
        const all = readAll(me.doc, meetings).records;
        const items = readAll(me.doc, agendaItems).records;
        const [meeting, item] = [all[pick % (all.length || 1)], items[pick % (items.length || 1)]];
        const startsAt = NOW + weeks * WEEK_MS;
        if (what === 'sync') exchange(mira, robin);
        else if (what === 'meet')
          createMeeting(me, { title: '', kind: 'checkIn', zone: '', startsAt });
        else if (what === 'add') addAgendaItem(me, { text: 'T', meeting: meeting?.id ?? null });
        else if (meeting === undefined) continue;
        else if (what === 'move') scheduleMeeting(me, meeting.id, startsAt, '');
        else if (what === 'skip') skipMeeting(me, meeting.id, weeks > 0);
        else if (what === 'bin') binRecord(me, meetings, meeting.id);
        else if (what === 'purge') purgeRecord(me, meetings, meeting.id);
        else if (item !== undefined && what === 'bring') bringAgendaItem(me, item.id, meeting.id);
        else if (item !== undefined) setAgendaItemDiscussed(me, item.id, meeting.id);
      }
      exchange(mira, robin);
      for (const { doc } of writers) {
        const meetingOf = (id: MeetingId) => readOne(doc, meetings, id);
        const items = readAll(doc, agendaItems).records;
        const again = new Set(stillOpen(items, { meetingOf, now: NOW }).map(({ id }) => id));
        for (const item of items.filter(isOpenTopic)) {
          const isPlanned = item.meetings.some((id) => {
            const on = meetingOf(id);
            return on !== undefined && takesPlace(on) && !hasPassed(on, NOW);
          });
          expect(again.has(item.id)).toBe(!isPlanned);
        }
      }
    }),
    { numRuns: 60 },
  );
});
