import fc from 'fast-check';
import { expect, test } from 'vitest';
import { binRecord } from '../document/bin.ts';
import { readAll } from '../document/read.ts';
import { testWriter } from '../document/test-writers.ts';
import {
  replyToThread,
  setThreadOutcome,
  setThreadStatus,
  startThread,
} from './change-feedback.ts';
import { monthsOf, type Piece, pieceOf, sumsOf, topicsOf } from './growth.ts';
import { messages } from './message.ts';
import { THREAD_STATUSES } from './states.ts';
import { THREAD_KINDS, threads } from './thread.ts';

const DAY_MS = 86_400_000;
const workspace = { kind: 'workspace', id: null, range: null } as const;
const who = fc.constantFrom('mira' as const, 'robin' as const);

/** What two people do with threads, one after the other, with days in between. */
const act = fc.oneof(
  fc.record({ do: fc.constant('start' as const), who, kind: fc.constantFrom(...THREAD_KINDS) }),
  fc.record({ do: fc.constant('reply' as const), who, which: fc.nat(9) }),
  fc.record({
    do: fc.constant('move' as const),
    who,
    which: fc.nat(9),
    to: fc.constantFrom(...THREAD_STATUSES),
  }),
  fc.record({ do: fc.constant('tell' as const), who, which: fc.nat(9) }),
  fc.record({ do: fc.constant('bin' as const), who, which: fc.nat(9) }),
);
const story = fc.array(fc.tuple(act, fc.nat(40)), { maxLength: 40 });
type Story = typeof story extends fc.Arbitrary<infer S> ? S : never;

function live(acts: Story) {
  const mira = testWriter('mira', 1);
  let days = 0;
  const writers = {
    mira: { ...mira, now: () => mira.now() + days * DAY_MS },
    robin: {
      ...mira,
      person: testWriter('robin', 2).person,
      now: () => mira.now() + days * DAY_MS,
    },
  };
  for (const [one, wait] of acts) {
    days += wait;
    const writer = writers[one.who];
    const all = readAll(mira.doc, threads).records;
    if (one.do === 'start') {
      startThread(writer, { anchor: workspace, kind: one.kind, body: 'Words' });
      continue;
    }
    const thread = all[one.which % Math.max(1, all.length)];
    if (thread === undefined) continue;
    if (one.do === 'reply') replyToThread(writer, thread.id, 'More');
    else if (one.do === 'move') setThreadStatus(writer, thread.id, one.to);
    else if (one.do === 'tell') setThreadOutcome(writer, thread.id, `Did ${String(days)}`);
    else binRecord(writer, threads, thread.id);
  }
  const said = readAll(mira.doc, messages).records;
  const pieces = readAll(mira.doc, threads).records.flatMap(
    (thread) =>
      pieceOf(
        thread,
        said.filter((message) => message.thread === thread.id),
        mira.person,
      ) ?? [],
  );
  return { pieces, until: writers.mira.now(), threads: readAll(mira.doc, threads).records };
}

test('what was used or praised was received, after it was received, and nothing of it is in the bin', () => {
  fc.assert(
    fc.property(story, (acts) => {
      for (const { thread, got, used, asked, isPraise } of live(acts).pieces) {
        expect(thread.deletedAt).toBeNull();
        if (used !== null) expect(got !== null && got <= used).toBe(true);
        if (isPraise) expect(got).not.toBeNull();
        if (asked !== null) expect(thread.createdBy).toBe('mira');
      }
    }),
    { numRuns: 200 },
  );
});

test('the months follow each other without gaps and add up to the sums, in any order of the threads', () => {
  fc.assert(
    fc.property(story, fc.nat(), (acts, turn) => {
      const { pieces, until } = live(acts);
      const months = monthsOf(pieces, until);
      for (const name of ['asked', 'got', 'used', 'praise'] as const)
        expect(months.reduce((sum, month) => sum + month[name], 0)).toBe(sumsOf(pieces)[name]);
      for (const [at, { month }] of months.entries()) {
        const [year = 0, number = 0] = month.split('-').map(Number);
        const before = months[at - 1]?.month.split('-').map(Number);
        if (before) expect(year * 12 + number - ((before[0] ?? 0) * 12 + (before[1] ?? 0))).toBe(1);
      }
      const at = pieces.length === 0 ? 0 : turn % pieces.length;
      const turned: Piece[] = [...pieces.slice(at), ...pieces.slice(0, at)];
      expect(monthsOf(turned, until)).toEqual(months);
    }),
    { numRuns: 200 },
  );
});

test('topics divide what was received: each piece under one, those without a topic left out', () => {
  fc.assert(
    fc.property(story, (acts) => {
      const { pieces } = live(acts);
      const topicOf = ({ kind }: { kind: string }) => (kind === 'comment' ? null : kind);
      const topics = topicsOf(pieces, topicOf);
      const counted = pieces.filter(({ thread }) => topicOf(thread) !== null);
      expect(topics.reduce((sum, { got }) => sum + got, 0)).toBe(sumsOf(counted).got);
      expect(new Set(topics.map(({ topic }) => topic)).size).toBe(topics.length);
    }),
    { numRuns: 200 },
  );
});

test('a clock that is decades off makes no endless page', () => {
  const { pieces, until } = live([[{ do: 'start', who: 'mira', kind: 'question' }, 0]]);
  expect(monthsOf(pieces, until + 1_000 * 365 * DAY_MS)).toHaveLength(240);
  expect(monthsOf(pieces, until - 1_000 * DAY_MS)).toHaveLength(1);
});
