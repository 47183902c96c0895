import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readAll, readOne } from '../document/read.ts';
import { exchange, testWriter } from '../document/test-writers.ts';
import { addDays, type Day } from '../shared/days.ts';
import type { FocusBlockId, GoalId, PersonId, TaskId } from '../shared/ids.ts';
import { editBlock, finishBlock, noteDistraction, startBlock } from './change-focus.ts';
import { type FocusBlock, focusBlocks } from './focus-block.ts';
import {
  blocksOfWeek,
  distractionsOf,
  elapsedMinutes,
  frequentDistractions,
  isRunning,
  minutesOf,
  plannedEnd,
  runningBlocks,
  timeSpent,
} from './read-focus.ts';

const MINUTE_MS = 60_000;
/** A Monday, and ten o'clock of it. */
const MONDAY = '2027-03-08' as Day;
const START = Date.UTC(2027, 2, 8, 10);
const [MIRA, ROBIN] = ['mira' as PersonId, 'robin' as PersonId];
const [goal, other] = ['g' as GoalId, 'h' as GoalId];

type TestWriter = ReturnType<typeof testWriter>;

function begin(writer: TestWriter, minutes = 25): FocusBlockId {
  const started = startBlock(writer, { date: MONDAY, minutes, task: 't' as TaskId, goal });
  if (!started.ok) throw new Error(started.reason);
  return started.id;
}

function read({ doc }: TestWriter, id: FocusBlockId): FocusBlock {
  const block = readOne(doc, focusBlocks, id);
  if (block === undefined) throw new Error('it was started');
  return block;
}

test('a block keeps its start, its plan, what it took, what it was about and what came in between', () => {
  const mira = testWriter('mira', 1);
  const id = begin(mira, 50);
  expect(isRunning(read(mira, id))).toBe(true);
  noteDistraction(mira, id, 'Mail');
  noteDistraction(mira, id, ' Jonas asked\nsomething ');
  noteDistraction(mira, id, '  ');
  finishBlock(mira, id, { spent: 41, done: true, tomorrow: 'Close the mail' });
  expect(read(mira, id)).toMatchObject({
    ...{ person: 'mira', date: MONDAY, start: mira.now(), planned: 50, spent: 41, done: true },
    ...{ task: 't', goal: 'g', note: '', tomorrow: 'Close the mail' },
  });
  expect(distractionsOf(read(mira, id))).toEqual(['Mail', 'Jonas asked something']);
  expect(isRunning(read(mira, id))).toBe(false);
  editBlock(mira, id, { spent: 45, note: 'Slow' });
  expect(read(mira, id)).toMatchObject({ spent: 45, note: 'Slow', done: true });
});

test('minutes that aren’t any are refused, and nothing changes', () => {
  const mira = testWriter('mira', 1);
  for (const minutes of [0, -5, 2.5, Number.NaN, Infinity, 721])
    expect(startBlock(mira, { date: MONDAY, minutes })).toEqual({
      ...{ ok: false, reason: 'notMinutes' },
    });
  const id = begin(mira);
  expect(finishBlock(mira, id, { spent: -1, done: false })).toBe('notMinutes');
  expect(editBlock(mira, id, { spent: 1e9 })).toBe('notMinutes');
  expect(isRunning(read(mira, id))).toBe(true);
});

test('however long a laptop sleeps, a block takes no longer than it was planned', () => {
  const mira = testWriter('mira', 1);
  const block = read(mira, begin(mira, 25));
  const at = (minutes: number) => elapsedMinutes(block, mira.now() + minutes * MINUTE_MS);
  expect([-60, 0, 0.99, 12, 25, 26, 9_999].map(at)).toEqual([0, 0, 0, 12, 25, 25, 25]);
  expect(plannedEnd(block)).toBe(mira.now() + 25 * MINUTE_MS);
  expect(minutesOf({ ...block, spent: 3 }, mira.now() + 60 * MINUTE_MS)).toBe(3);
});

test('starting another one ends the one that runs, with what has gone by', () => {
  const mira = testWriter('mira', 1);
  const first = begin(mira);
  mira.wait(7 * MINUTE_MS);
  const second = begin(mira);
  expect(read(mira, first).spent).toBe(7);
  expect(runningBlocks(readAll(mira.doc, focusBlocks).records, MIRA).map(({ id }) => id)).toEqual([
    second,
  ]);
});

test('blocks started on two devices are both kept, the latest first, and their time counts once', () => {
  const [phone, laptop] = [testWriter('mira', 1), testWriter('mira', 2)];
  const early = begin(phone);
  laptop.wait(10 * MINUTE_MS);
  const late = begin(laptop);
  exchange(phone, laptop);
  const all = () => readAll(phone.doc, focusBlocks).records;
  expect(runningBlocks(all(), MIRA).map(({ id }) => id)).toEqual([late, early]);
  expect(runningBlocks(all(), ROBIN)).toEqual([]);
  finishBlock(phone, early, { spent: 25, done: false });
  finishBlock(laptop, late, { spent: 25, done: true });
  exchange(phone, laptop);
  expect(timeSpent(all(), '2027-03-08' as Day, 0).total).toBe(35);
});

let made = 0;
const block = (from: number, spent: number | null, more: Partial<FocusBlock> = {}): FocusBlock => ({
  ...{ id: `b${String(made++)}` as FocusBlockId, createdBy: MIRA, createdAt: 0 },
  ...{ deletedAt: null, deletedBy: null, person: MIRA, date: MONDAY, planned: 25, task: null },
  ...{ done: false, distractions: '', note: '', tomorrow: '', goal },
  ...{ start: START + from * MINUTE_MS, spent },
  ...more,
});

test('time is told by goal: overlaps go to the block that began first, and each person has time of their own', () => {
  const blocks = [
    block(0, 30),
    block(20, 30, { goal: other }),
    block(40, 5),
    block(0, 30, { person: ROBIN, goal: null }),
    block(100, 20, { deletedAt: 1 }),
    block(0, 60, { date: addDays(MONDAY, 7) }),
  ];
  expect(timeSpent(blocks, MONDAY, 0)).toEqual({
    total: 80,
    byGoal: [
      { goal: null, minutes: 30 },
      { goal, minutes: 30 },
      { goal: other, minutes: 20 },
    ],
  });
});

test('a block that began on Sunday night and reaches into Monday isn’t counted twice', () => {
  const sunday = block(-30, 60, { date: addDays(MONDAY, -1) });
  expect(timeSpent([sunday, block(0, 60)], MONDAY, 0).total).toBe(30);
});

test('a running block counts with what has gone by', () => {
  const running = block(0, null);
  expect(timeSpent([running], MONDAY, START + 10 * MINUTE_MS).total).toBe(10);
  expect(timeSpent([running], MONDAY, START + 99 * MINUTE_MS).total).toBe(25);
});

test('the week’s blocks are those that began in it, the latest first', () => {
  const blocks = [
    block(0, 1, { date: addDays(MONDAY, 6) }),
    block(1, 1),
    block(2, 1, { date: addDays(MONDAY, -1) }),
    block(3, 1, { date: null }),
  ];
  expect(blocksOfWeek(blocks, MONDAY).map(({ start }) => start)).toEqual([
    ...[START + MINUTE_MS, START],
  ]);
});

const anyBlocks = fc.array(
  fc
    .record({
      from: fc.nat(600),
      spent: fc.nat(120),
      person: fc.constantFrom(MIRA, ROBIN),
      goal: fc.constantFrom(goal, other, null),
    })
    .map(({ from, spent, ...more }) => block(from, spent, more)),
  { maxLength: 12 },
);

test('time spent is the union of the intervals, in whatever order they are read, and more blocks never make less of it', () => {
  fc.assert(
    fc.property(anyBlocks, (blocks) => {
      const { total, byGoal } = timeSpent(blocks, MONDAY, 0);
      const minutes = new Set(
        blocks.flatMap(({ person, start, spent }) =>
          [...Array(spent ?? 0).keys()].map(
            (at) => `${String(person)} ${String((start ?? 0) / MINUTE_MS + at)}`,
          ),
        ),
      );
      expect(total).toBe(minutes.size);
      expect(timeSpent([...blocks].reverse(), MONDAY, 0)).toEqual({ total, byGoal });
      expect(timeSpent(blocks.slice(1), MONDAY, 0).total).toBeLessThanOrEqual(total);
    }),
  );
});

test('the most frequent distractions come first, in whatever letters', () => {
  const blocks = [
    block(0, 1, { distractions: 'Mail\nJonas' }),
    block(0, 1, { distractions: 'mail\n\n  ' }),
    block(0, 1, { distractions: 'The phone' }),
  ];
  expect(frequentDistractions(blocks)).toMatchObject([
    { words: 'Mail', times: 2 },
    { words: 'Jonas', times: 1 },
    { words: 'The phone', times: 1 },
  ]);
});
