import { expect, test } from 'vitest';
import type { Day } from '../shared/index.ts';
import { readTable, type TableKind } from './index.ts';

function read(kind: TableKind, ...rows: string[]) {
  const context = { goals: [], stepsOf: () => [], today: '2027-03-12' as Day };
  const plan = readTable(kind, rows.join('\n'), context);
  return { rows: plan.rows, notes: plan.notes.map(({ row, key, words }) => [row, key, words]) };
}

test('unknown columns are left out, noted once each, and shift no other', () => {
  const { rows, notes } = read(
    'shortTerm',
    'Goal\tOwner\tTimeline\tKey actions\tMetrics for success\tExtra',
    'Speak\tInes\t2027-05-01\tPick a topic\tOne talk\t=A1',
    'Lead\t\t2027-06-01\t\tThey ask for more',
  );
  expect(rows).toMatchObject([
    { title: 'Speak', due: '2027-05-01', steps: [{ text: 'Pick a topic' }], doneWhen: 'One talk' },
    { title: 'Lead', due: '2027-06-01', steps: [], doneWhen: 'They ask for more' },
  ]);
  expect(notes).toEqual([
    [1, 'unknownColumn', 'Owner'],
    [1, 'unknownColumn', 'Extra'],
  ]);
});

test('two known headings are enough, also with commas or before the goal', () => {
  const { rows, notes } = read('shortTerm', 'No.,Goal,Owner,Timeline', '1,Speak,Ines,2027-05-01');
  expect(rows).toMatchObject([{ title: 'Speak', due: '2027-05-01' }]);
  expect(notes).toEqual([
    [1, 'unknownColumn', 'No.'],
    [1, 'unknownColumn', 'Owner'],
  ]);
});

test('an unknown column of the breakdown doesn’t become a step', () => {
  const { rows } = read(
    'breakdown',
    'Major goal\tOwner\tStep 1\tStep 2',
    'Become a lead\tInes\tShadow\tRun one',
  );
  expect(rows).toMatchObject([{ steps: [{ text: 'Shadow' }, { text: 'Run one' }] }]);
});

test.each([
  ['shortTerm', 'Speak\tTimeline\tGoal\tOne talk', 'Speak'],
  ['shortTerm', 'Goal\tsoon\tAsk\tOne talk', 'Goal'],
  ['progress', 'Write the status page\tStatus\t\tGoal', 'Write the status page'],
] as const)('%s: %j is a goal, not headings', (kind, row, title) => {
  expect(read(kind, row).rows).toMatchObject([{ title }]);
});
