import fc from 'fast-check';
import { expect, test } from 'vitest';
import { binRecord } from '../document/bin.ts';
import { readAll, readOne } from '../document/read.ts';
import { exchange, testWriter } from '../document/test-writers.ts';
import { addDays, type Day } from '../shared/days.ts';
import type { PersonId } from '../shared/ids.ts';
import { beginReview, finishReview, leaveOut, remindOfReviews } from './change-reviews.ts';
import {
  endOf,
  periodOfReview,
  periodToReview,
  REVIEW_KINDS,
  reviewId,
  type ReviewKind,
  startOf,
} from './period.ts';
import { periodName } from './period-name.ts';
import { dueReviews, reviewBefore, reviewsOf } from './read-reviews.ts';
import { reviews } from './review.ts';
import { remindedOf, reviewRhythms } from './rhythm.ts';

const day = (text: string) => text as Day;
const MIRA = 'mira' as PersonId;
const anyDay = fc
  .integer({ min: 0, max: 40_000 })
  .map((count) => addDays(day('2000-01-01'), count));
const anyKind = fc.constantFrom(...REVIEW_KINDS);

test('[DOC-16] both begin this week’s review offline, and there is one with what each left out', () => {
  const [mira, robin] = [testWriter('mira', 1), testWriter('robin', 2)];
  const week = { kind: 'weekly', start: day('2027-02-03'), person: MIRA } as const;
  leaveOut(mira, beginReview(mira, week), 'tasks:a', true);
  leaveOut(robin, beginReview(robin, { ...week, start: day('2027-02-07') }), 'wins:b', true);
  exchange(mira, robin);
  expect(readAll(mira.doc, reviews).records).toEqual(readAll(robin.doc, reviews).records);
  expect(readAll(mira.doc, reviews).records).toMatchObject([
    { id: 'weekly-2027-02-01-mira', leftOut: ['tasks:a', 'wins:b'] },
  ]);
});

test('a review is finished and reopened, and one in the bin comes back by being begun again', () => {
  const mira = testWriter('mira', 1);
  const month = { kind: 'monthly', start: day('2027-02-10'), person: MIRA } as const;
  const id = beginReview(mira, month);
  const read = () => readOne(mira.doc, reviews, id);
  leaveOut(mira, id, 'tasks:a', true);
  leaveOut(mira, id, 'tasks:a', false);
  finishReview(mira, id, true);
  expect(read()).toMatchObject({ finishedAt: mira.now(), finishedBy: 'mira', leftOut: [] });
  finishReview(mira, id, false);
  expect(read()).toMatchObject({ finishedAt: null, finishedBy: null });
  binRecord(mira, reviews, id);
  expect(beginReview(mira, month)).toBe(id);
  expect(read()?.deletedAt).toBeNull();
});

test('a period is known by its first day, and names itself', () => {
  const names = REVIEW_KINDS.map((kind) => [
    startOf(kind, day('2027-08-31')),
    periodName({ kind, start: startOf(kind, day('2027-08-31')) }),
  ]);
  expect(names).toEqual([
    ['2027-08-30', 'Week of 30 August 2027'],
    ['2027-08-01', 'August 2027'],
    ['2027-07-01', 'July to September 2027'],
    ['2027-01-01', 'The year 2027'],
  ]);
  for (const id of [
    'weekly-2027-02-02-mira',
    'monthly-2027-02-31-mira',
    'daily-2027-02-01-x',
    'annual-9999-01-01-x',
    '',
  ])
    expect(periodOfReview(id)).toBeNull();
});

test('every day is in exactly one period of each kind, whose id leads back to it', () => {
  fc.assert(
    fc.property(anyDay, anyKind, (today, kind) => {
      const start = startOf(kind, today);
      const period = { kind, start, person: MIRA };
      expect(start <= today && today < endOf(period)).toBe(true);
      expect(startOf(kind, endOf(period))).toBe(endOf(period));
      expect(startOf(kind, addDays(endOf(period), -1))).toBe(start);
      expect(periodOfReview(reviewId(period))).toEqual(period);
      expect(reviewBefore({ ...period, start: endOf(period) })).toBe(reviewId(period));
    }),
  );
});

test('what is to be reviewed is about to end or has just ended, and each period has its days', () => {
  fc.assert(
    fc.property(anyDay, anyKind, (today, kind) => {
      const { start } = periodToReview(kind, today);
      const [from, until] = [start, endOf({ kind, start })];
      expect(startOf(kind, start)).toBe(start);
      expect(from <= today).toBe(true);
      expect(endOf({ kind, start: until }) > today).toBe(true);
    }),
  );
  const dueOn = (kind: ReviewKind, date: string) => {
    const { start, isDue } = periodToReview(kind, day(date));
    return isDue ? start : null;
  };
  // A Thursday, a Friday, and the Thursday and Friday after.
  expect(dueOn('weekly', '2027-02-04')).toBe('2027-01-25');
  expect(dueOn('weekly', '2027-02-05')).toBe('2027-02-01');
  expect(dueOn('weekly', '2027-02-11')).toBe('2027-02-01');
  expect(dueOn('weekly', '2027-02-12')).toBe('2027-02-08');
  expect(dueOn('monthly', '2027-02-14')).toBe('2027-01-01');
  expect(dueOn('monthly', '2027-02-15')).toBeNull();
  expect(dueOn('quarterly', '2027-03-25')).toBe('2027-01-01');
  expect(dueOn('annual', '2027-06-01')).toBeNull();
  expect(dueOn('annual', '2027-12-20')).toBe('2027-01-01');
});

test('only what somebody wants to be reminded of is due, until it is finished or binned', () => {
  const mira = testWriter('mira', 1);
  const today = day('2027-04-02');
  const due = (kinds: readonly ReviewKind[], since = day('2026-01-01')) =>
    dueReviews((id) => readOne(mira.doc, reviews, id), { person: MIRA, kinds, today, since });
  expect(due([])).toEqual([]);
  expect(due(['weekly', 'quarterly']).map(({ kind, start }) => [kind, start])).toEqual([
    ['quarterly', '2027-01-01'],
    ['weekly', '2027-03-29'],
  ]);
  const id = beginReview(mira, { kind: 'quarterly', start: day('2027-01-01'), person: MIRA });
  expect(due(['quarterly'])).toHaveLength(1);
  finishReview(mira, id, true);
  expect(due(['quarterly'])).toEqual([]);
  // Nothing from before the workspace was begun.
  expect(due(['monthly'], day('2027-04-01'))).toEqual([]);
});

test('whoever sets the rhythm, a person has one', () => {
  const [mira, robin] = [testWriter('mira', 1), testWriter('robin', 2)];
  remindOfReviews(mira, MIRA, 'weekly', true);
  remindOfReviews(robin, MIRA, 'annual', true);
  exchange(mira, robin);
  const [rhythm] = readAll(robin.doc, reviewRhythms).records;
  expect(rhythm).toMatchObject({ id: 'mira', kinds: ['weekly', 'annual'] });
  binRecord(mira, reviewRhythms, rhythm?.id ?? '');
  const kinds = () => remindedOf(readAll(mira.doc, reviewRhythms).records[0]);
  expect(kinds()).toEqual([]);
  remindOfReviews(mira, MIRA, 'annual', true);
  expect(kinds()).toEqual(['annual']);
  remindOfReviews(mira, MIRA, 'weekly', false);
  expect(readAll(mira.doc, reviewRhythms).records).toMatchObject([{ kinds: ['annual'] }]);
});

test('reviews are listed by their end, the newest first, and only one’s own', () => {
  const mira = testWriter('mira', 1);
  const begin = (kind: ReviewKind, start: string, person = MIRA) =>
    beginReview(mira, { kind, start: day(start), person });
  begin('weekly', '2027-03-22');
  begin('quarterly', '2027-01-01');
  begin('monthly', '2027-03-01');
  begin('monthly', '2027-03-01', 'noor' as PersonId);
  const listed = reviewsOf(readAll(mira.doc, reviews).records, MIRA);
  expect(listed.map(({ period }) => period.kind)).toEqual(['monthly', 'quarterly', 'weekly']);
});
