import { expect, test } from 'vitest';
import { readAll } from '../document/read.ts';
import { testWriter } from '../document/test-writers.ts';
import type { Day } from '../shared/days.ts';
import type { GoalId, PersonId } from '../shared/ids.ts';
import { addWin, editWin } from './change-wins.ts';
import { allWins, byMonth, type FinishedGoal } from './read-wins.ts';
import { wins } from './win.ts';

const finished: FinishedGoal = {
  ...{ id: 'g' as GoalId, status: 'done', whatWorked: 'Asking early', createdAt: 0 },
  ...{ createdBy: 'mira' as PersonId, finishedBy: 'robin' as PersonId, deletedAt: null },
  finishedAt: new Date(2027, 1, 20, 12).getTime(),
};

test('what worked in a finished goal is a win beside those written down, newest first, by month', () => {
  const mira = testWriter('mira', 1);
  const small = addWin(mira, { date: '2027-02-03' as Day, text: 'First\nreview' });
  addWin(mira, { date: '2027-03-01' as Day, text: 'Talk given', person: 'robin' as PersonId });
  const all = allWins(readAll(mira.doc, wins).records, [
    finished,
    { ...finished, id: 'h' as GoalId, status: 'onTrack' },
    { ...finished, id: 'i' as GoalId, whatWorked: ' ' },
    { ...finished, id: 'j' as GoalId, deletedAt: 1 },
  ]);
  expect(byMonth(all)).toMatchObject([
    { month: '2027-03', wins: [{ text: 'Talk given', person: 'robin' }] },
    {
      month: '2027-02',
      wins: [
        { text: 'Asking early', win: null, goal: 'g', person: 'robin', date: '2027-02-20' },
        { text: 'First review', win: small, person: 'mira' },
      ],
    },
  ]);
});

test('your own win can be reworded and tied to a goal', () => {
  const mira = testWriter('mira', 1);
  const id = addWin(mira, { date: '2027-02-03' as Day, text: 'Review' });
  editWin(mira, id, { text: 'First review', goal: 'g' as GoalId });
  expect(readAll(mira.doc, wins).records).toMatchObject([
    { text: 'First review', goal: 'g', date: '2027-02-03', person: 'mira' },
  ]);
});

test('a win and a finished goal with the same id are told apart', () => {
  const mira = testWriter('mira', 1);
  const id = addWin(mira, { date: '2027-02-03' as Day, text: 'Review' });
  const all = allWins(readAll(mira.doc, wins).records, [
    { ...finished, id: id as string as GoalId },
  ]);
  expect(new Set(all.map(({ key }) => key)).size).toBe(2);
});
