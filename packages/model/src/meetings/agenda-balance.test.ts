import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AgendaItemId, MeetingId, PersonId, TopicTimeId } from '../shared/ids.ts';
import { agendaBalance, BALANCE_MEETINGS } from './agenda-balance.ts';
import type { TopicTime } from './topic-time.ts';

const NOW = Date.UTC(2027, 2, 12, 10);
const DAY_MS = 86_400_000;
const [MIRA, ROBIN] = ['mira', 'robin'] as [PersonId, PersonId];

const heldMeetings = (count: number) =>
  Array.from({ length: count }, (_, at) => ({
    id: `m${String(at)}` as MeetingId,
    startsAt: NOW - (at + 1) * DAY_MS,
    ...{ deletedAt: null, skipped: false },
  }));

const topicsBy = (person: PersonId, count: number, meeting = 'm0') =>
  Array.from({ length: count }, (_, at) => ({
    id: `${person}-${meeting}-${String(at)}` as AgendaItemId,
    meetings: [meeting as MeetingId],
    ...{ createdBy: person, deletedAt: null, recurring: false },
  }));

const time = (topic: string, meeting: string, minutes: number, writer = 'mira'): TopicTime => ({
  id: `${topic}@${meeting}@${writer}` as TopicTimeId,
  ...{ topic: topic as AgendaItemId, meeting: meeting as MeetingId, minutes },
  ...{ createdBy: writer as PersonId, createdAt: 0, deletedAt: null, deletedBy: null },
});

test('it says who brought how many topics, and the minutes spent on them', () => {
  const topics = [...topicsBy(ROBIN, 9), ...topicsBy(MIRA, 2)];
  const times = [
    time('robin-m0-0', 'm0', 20),
    time('robin-m0-0', 'm0', 20, 'robin'),
    time('mira-m0-1', 'm0', 15),
    time('mira-m0-1', 'long-ago', 40),
  ];
  const records = { meetings: heldMeetings(3), topics, times };
  expect(agendaBalance(records, [MIRA, ROBIN], NOW)).toEqual({
    ...{ meetings: 3, topics: 11, minutes: 35 },
    shares: [
      { person: ROBIN, topics: 9, minutes: 20 },
      { person: MIRA, topics: 2, minutes: 15 },
    ],
    most: { person: ROBIN, topics: 9, minutes: 20 },
  });
});

test.each([
  [7, 0, false],
  [8, 0, true],
  [7, 3, true],
  [6, 3, false],
  [0, 0, false],
])('%d of one and %d of the other: one side brings most is %s', (robins, miras, isSo) => {
  const topics = [...topicsBy(ROBIN, robins), ...topicsBy(MIRA, miras)];
  const records = { meetings: heldMeetings(1), topics, times: [] };
  const { most } = agendaBalance(records, [MIRA, ROBIN], NOW);
  expect(most?.person ?? null).toBe(isSo ? ROBIN : null);
});

test('the parts of a template count for nobody, whoever planned the meeting', () => {
  const parts = topicsBy(MIRA, 12).map((part) => ({ ...part, recurring: true }));
  const topics = [...parts, ...topicsBy(ROBIN, 1, 'm1')];
  const records = { meetings: heldMeetings(3), topics, times: [time('mira-m0-0', 'm0', 5)] };
  expect(agendaBalance(records, [MIRA, ROBIN], NOW)).toMatchObject({ topics: 1, minutes: 0 });
});

test('with nobody else there, it isn’t out of balance', () => {
  const records = { meetings: heldMeetings(1), topics: topicsBy(MIRA, 12), times: [] };
  expect(agendaBalance(records, [MIRA], NOW).most).toBeNull();
});

test('only the last five meetings that have begun count, and a topic of two of them once', () => {
  const meetings = [
    ...heldMeetings(7),
    { id: 'soon' as MeetingId, startsAt: NOW + DAY_MS, deletedAt: null, skipped: false },
    { id: 'skipped' as MeetingId, startsAt: NOW - 1, deletedAt: null, skipped: true },
    { id: 'binned' as MeetingId, startsAt: NOW - 1, deletedAt: 1, skipped: false },
    { id: 'unplanned' as MeetingId, startsAt: null, deletedAt: null, skipped: false },
  ];
  const topics = [
    ...topicsBy(MIRA, 1, 'm0').map((topic) => ({
      ...topic,
      meetings: ['m0', 'm1'] as MeetingId[],
    })),
    ...['m5', 'soon', 'skipped', 'binned', 'unplanned'].flatMap((meeting) =>
      topicsBy(ROBIN, 3, meeting),
    ),
    ...topicsBy(ROBIN, 1, 'm4').map((topic) => ({ ...topic, deletedAt: 1 })),
  ];
  expect(agendaBalance({ meetings, topics, times: [] }, [MIRA], NOW)).toMatchObject({
    meetings: BALANCE_MEETINGS,
    shares: [{ person: MIRA, topics: 1 }],
  });
});

test('whatever was written, the shares add up, in whatever order it is read, and at most one side leads', () => {
  const person = fc.constantFrom(MIRA, ROBIN, 'ana' as PersonId);
  const meeting = fc.constantFrom(...['m0', 'm1', 'm2', 'm6'].map((id) => id as MeetingId));
  const topic = fc.record({
    id: fc.string({ minLength: 1, maxLength: 2 }).map((id) => id as AgendaItemId),
    meetings: fc.uniqueArray(meeting, { maxLength: 3 }),
    createdBy: fc.option(person),
    deletedAt: fc.option(fc.constant(1)),
    recurring: fc.boolean(),
  });
  const spent = fc
    .tuple(
      fc.string({ minLength: 1, maxLength: 2 }),
      meeting,
      fc.integer({ min: 1, max: 99 }),
      person,
    )
    .map(([id, on, minutes, writer]) => time(id, on, minutes, writer));
  fc.assert(
    fc.property(
      fc.uniqueArray(topic, { selector: ({ id }) => id, maxLength: 30 }),
      fc.uniqueArray(spent, { selector: ({ id }) => id, maxLength: 30 }),
      (topics, times) => {
        const records = { meetings: heldMeetings(7), topics, times };
        const balance = agendaBalance(records, [MIRA, ROBIN], NOW);
        const { shares, most } = balance;
        const sum = (of: 'topics' | 'minutes') => shares.reduce((all, each) => all + each[of], 0);
        expect([sum('topics'), sum('minutes')]).toEqual([balance.topics, balance.minutes]);
        expect(new Set(shares.map((each) => each.person)).size).toBe(shares.length);
        expect(shares.map((each) => each.person)).toEqual(expect.arrayContaining([MIRA, ROBIN]));
        if (most !== null) {
          expect(most).toBe(shares[0]);
          expect(most.topics / balance.topics).toBeGreaterThanOrEqual(0.7);
          expect(balance.topics).toBeGreaterThanOrEqual(8);
        }
        const backwards = {
          meetings: records.meetings.toReversed(),
          topics: topics.toReversed(),
          times: times.toReversed(),
        };
        expect(agendaBalance(backwards, [ROBIN, MIRA], NOW)).toEqual(balance);
      },
    ),
  );
});
