import type { Meeting } from '@cairn/model/meetings';
import { expect, test } from 'vitest';
import { dueReminders } from './due-reminders.ts';

const NOW = Date.UTC(2027, 2, 12, 10);
const MINUTE = 60_000;
const meeting = (startsIn: number | null, more: Partial<Meeting> = {}) =>
  ({
    ...{ id: 'm', title: '', kind: 'checkIn', minutes: 50, place: '', zone: '', skipped: false },
    ...{
      startsAt: startsIn === null ? null : NOW + startsIn * MINUTE,
      closedAt: null,
      deletedAt: null,
    },
    ...more,
  }) as Meeting;
const due = (of: Meeting, before = 10, open = 1) =>
  dueReminders([of], { now: NOW, before, openTopics: () => open }).map(({ title }) => title);

test('a meeting is reminded of once it is near, and not when it has begun', () => {
  expect(due(meeting(11))).toEqual([]);
  expect(due(meeting(10))).toEqual(['Your meeting begins in 10 minutes']);
  expect(due(meeting(1))).toEqual(['Your meeting begins in 1 minute']);
  expect(due(meeting(0))).toEqual([]);
  expect(due(meeting(45), 60)).toEqual(['Your meeting begins in 45 minutes']);
});

test('after its end, a meeting is reminded of if a topic of it is open and it isn’t closed', () => {
  const said = ['Your meeting left some topics open'];
  expect(due(meeting(-54))).toEqual([]);
  expect(due(meeting(-56))).toEqual(said);
  expect(due(meeting(-56), 10, 0)).toEqual([]);
  expect(due(meeting(-56, { closedAt: NOW }))).toEqual([]);
  expect(due(meeting(-200))).toEqual([]);
});

test('nothing reminds of a meeting that is skipped, deleted or without a time, or where it isn’t wanted', () => {
  for (const startsIn of [5, -56]) {
    expect(due(meeting(startsIn, { skipped: true }))).toEqual([]);
    expect(due(meeting(startsIn, { deletedAt: NOW }))).toEqual([]);
    expect(due(meeting(startsIn), 0)).toEqual([]);
  }
  expect(due(meeting(null))).toEqual([]);
});

test('a meeting that was moved is another reason to be reminded, and before is apart from after', () => {
  const things = [meeting(5), meeting(6), meeting(-56)].flatMap((of) =>
    dueReminders([of], { now: NOW, before: 10, openTopics: () => 1 }).map(({ thing }) => thing),
  );
  expect(new Set(things).size).toBe(3);
});

test('of thousands of meetings that somebody has planned for now, the nearest few are reminded of', () => {
  const all = Array.from({ length: 5_000 }, (_, at) =>
    meeting(9 - (at % 1_000) / 1_000, { id: `m${String(at)}` as Meeting['id'] }),
  );
  const near = meeting(1, { id: 'near' as Meeting['id'] });
  const found = dueReminders([...all, near], { now: NOW, before: 10, openTopics: () => 1 });
  expect(found).toHaveLength(3);
  expect(found[0]?.meeting).toBe('near');
});
