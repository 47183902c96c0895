import type { AgendaItemId, MeetingId } from '@cairn/model/shared';
import { expect, test } from 'vitest';
import { latestChoice, minutesBetween } from './talk-choice.ts';

const MINUTE_MS = 60_000;
const choice = (topic: string, turn: number, meeting = 'm') => ({
  ...{ meeting: meeting as MeetingId, topic: topic as AgendaItemId, turn },
});
const here = 'm' as MeetingId;

test('the topic that was turned to last is talked about, in whatever order the choices arrive', () => {
  const all = [choice('a', 1), choice('b', 3), choice('c', 2), choice('x', 9, 'other')];
  expect(latestChoice(all, here)?.topic).toBe('b');
  expect(latestChoice(all.toReversed(), here)?.topic).toBe('b');
  expect(latestChoice([], here)).toBeNull();
});

test('two who turn to two topics at the same moment end up at one', () => {
  const all = [choice('a', 4), choice('b', 4)];
  expect(latestChoice(all, here)?.topic).toBe('b');
  expect(latestChoice(all.toReversed(), here)?.topic).toBe('b');
});

test('minutes are counted from the last move, and not while everybody waits for the beginning', () => {
  const start = 1_000 * MINUTE_MS;
  expect(minutesBetween(start + 5 * MINUTE_MS, start + 12 * MINUTE_MS, start)).toBe(7);
  expect(minutesBetween(start - 10 * MINUTE_MS, start + 6 * MINUTE_MS, start)).toBe(6);
  expect(minutesBetween(start - 10 * MINUTE_MS, start - 4 * MINUTE_MS, start)).toBe(6);
  expect(minutesBetween(start, start + 20_000, null)).toBe(0);
  // A clock that was set back.
  expect(minutesBetween(start, start - 90_000, null)).toBe(0);
});
