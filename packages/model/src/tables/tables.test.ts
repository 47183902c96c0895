import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allCollections } from '../collections.ts';
import { History } from '../document/history.ts';
import { readAll } from '../document/read.ts';
import { exchange, testWriter } from '../document/test-writers.ts';
import { createGoal, goals, setDates, setGoalDue, setGoalStatus } from '../goals/index.ts';
import { byOrder, type Day, type GoalId, parseCells } from '../shared/index.ts';
import { createTask, tasks } from '../tasks/index.ts';
import type { TableKind } from './index.ts';
import { applyTable, readTable, TABLE_KINDS, writeTable } from './index.ts';

const TODAY = '2027-03-12' as Day;
type Person = ReturnType<typeof testWriter>;

function context({ doc }: Person) {
  const steps = readAll(doc, tasks).records;
  return {
    goals: readAll(doc, goals).records.sort(byOrder),
    stepsOf: (goal: GoalId) => steps.filter((step) => step.goal === goal),
    today: TODAY,
  };
}

function paste(who: Person, kind: TableKind, text: string) {
  const plan = readTable(kind, text, context(who));
  applyTable(who, plan, { horizon: 'short', owner: null });
  return plan;
}

function copy(who: Person, kind: TableKind, headings = true) {
  const { goals: all, stepsOf } = context(who);
  const living = all.filter(({ deletedAt }) => deletedAt === null);
  return writeTable(kind, living, stepsOf, { headings });
}

const SHORT_TERM = [
  'Goal\tTimeline\tKey actions\tMetrics for success',
  'Speak at a meetup\tQ3 2027\t"Pick a topic\nAsk Ines for a slot"\tOne talk given',
  'Lead a retro\t12.4.2027\tWatch two; write an outline\tThe team asks for more',
  'Read the budget\tMarch – May 2027\t\t=SUM(A1:A3)',
].join('\n');
const BREAKDOWN = [
  'Major goal\tStep 1\tStep 2\tStep 3',
  'Become a lead\tShadow a planning (2027-04-01)\tRun one\tAsk how it went',
  'Finish the course\tWeek one',
].join('\n');
const PROGRESS = [
  'Goal\tStatus\tCompletion date\tNext action step',
  'Speak at a meetup\tIn progress\tMarch 2027\tWrite to Ines',
  'Lead a retro\tCompleted\t2027-02-01\t',
].join('\n');

test('the short-term table gives goals with dates, steps and metrics', () => {
  const mira = testWriter('mira', 1);
  const { notes } = paste(mira, 'shortTerm', SHORT_TERM);
  const { goals: all, stepsOf } = context(mira);
  expect(all).toMatchObject([
    { title: 'Speak at a meetup', start: null, due: '2027-09-30', doneWhen: 'One talk given' },
    { title: 'Lead a retro', due: '2027-04-12' },
    { title: 'Read the budget', start: '2027-03-01', due: '2027-05-31', doneWhen: '=SUM(A1:A3)' },
  ]);
  expect(all.map(({ id }) => stepsOf(id).map(({ text }) => text))).toEqual([
    ['Pick a topic', 'Ask Ines for a slot'],
    ['Watch two', 'write an outline'],
    [],
  ]);
  expect(notes.map(({ row, key }) => [row, key])).toEqual([
    [2, 'wholeQuarter'],
    [4, 'formula'],
    [4, 'wholeMonth'],
  ]);
});

test('the breakdown gives one step per column, with its date in brackets', () => {
  const mira = testWriter('mira', 1);
  paste(mira, 'breakdown', BREAKDOWN);
  const { goals: all, stepsOf } = context(mira);
  expect(all[0] && stepsOf(all[0].id)).toMatchObject([
    { text: 'Shadow a planning', due: '2027-04-01' },
    { text: 'Run one', due: null },
    { text: 'Ask how it went' },
  ]);
});

test('the progress table gives status, completion date and next step', () => {
  const mira = testWriter('mira', 1);
  paste(mira, 'progress', PROGRESS);
  expect(context(mira).goals).toMatchObject([
    { status: 'onTrack', due: '2027-03-31', nextAction: 'Write to Ines', finishedAt: null },
    { status: 'done', due: '2027-02-01', finishedAt: mira.now() },
  ]);
});

test.each([
  ['shortTerm', SHORT_TERM],
  ['breakdown', BREAKDOWN],
  ['progress', PROGRESS],
] as const)(
  'copying the %s table back gives the same cells, with or without headings',
  (kind, text) => {
    const mira = testWriter('mira', 1);
    paste(mira, kind, text);
    const width = Math.max(...parseCells(text, '\t').map(({ length }) => length));
    const padded = (table: string) =>
      parseCells(table, '\t').map((row) => [...row, ...Array<string>(width - row.length).fill('')]);
    expect(padded(copy(mira, kind))).toEqual(padded(text));
    const bare = testWriter('mira', 1);
    paste(bare, kind, text.slice(text.indexOf('\n') + 1));
    expect(padded(copy(bare, kind, false))).toEqual(padded(text).slice(1));
  },
);

test('pasting what was copied changes nothing', () => {
  const mira = testWriter('mira', 1);
  paste(mira, 'shortTerm', SHORT_TERM);
  paste(mira, 'progress', PROGRESS);
  for (const kind of TABLE_KINDS) {
    const { rows } = readTable(kind, copy(mira, kind), context(mira));
    for (const row of rows) expect(row).toMatchObject({ steps: [], words: [] });
    expect(rows.every(({ goal }) => goal !== null)).toBe(true);
  }
});

test('once a date changes, the cell shows the new one', () => {
  const mira = testWriter('mira', 1);
  paste(mira, 'shortTerm', 'Speak\tQ3 2027\t\t');
  const [goal] = context(mira).goals;
  expect(copy(mira, 'shortTerm', false)).toBe('Speak\tQ3 2027\t\t');
  if (goal) setGoalDue(mira, goal.id, '2027-10-15' as Day);
  expect(copy(mira, 'shortTerm', false)).toBe('Speak\t2027-10-15\t\t');
});

test('[DOC-9] a paste that changes and creates goals is one step of undo and of redo', () => {
  const mira = testWriter('mira', 1);
  const known = createGoal(mira, { title: 'Lead a retro', horizon: 'short' });
  createTask(mira, { text: 'Watch two', goal: known });
  const history = new History(mira.doc, allCollections, mira.now);
  mira.wait(10_000);
  paste(mira, 'shortTerm', SHORT_TERM);
  const after = copy(mira, 'shortTerm');
  expect(history.undoName).toBe('goal.paste');
  expect(history.undo()).toBe('goal.paste');
  expect(history.undoName).toBeNull();
  const { goals: all, stepsOf } = context(mira);
  expect(all.filter(({ deletedAt }) => deletedAt === null)).toMatchObject([
    { id: known, due: null, doneWhen: '', wordedCells: [] },
  ]);
  expect(stepsOf(known).filter(({ deletedAt }) => deletedAt === null)).toMatchObject([
    { text: 'Watch two' },
  ]);
  // What was created is in the bin, whole.
  expect(all.find(({ title }) => title === 'Speak at a meetup')).toMatchObject({
    due: '2027-09-30',
    doneWhen: 'One talk given',
  });
  expect(history.redo()).toBe('goal.paste');
  expect(copy(mira, 'shortTerm')).toBe(after);
  expect(history.undo()).toBe('goal.paste');
  expect(history.undo()).toBeNull();
});

test('undoing a paste leaves the other person’s edits of the same goal alone', () => {
  const [mira, robin] = [testWriter('mira', 1), testWriter('robin', 2)];
  const id = createGoal(mira, { title: 'Lead a retro', horizon: 'short' });
  exchange(mira, robin);
  const history = new History(mira.doc, allCollections, mira.now);
  paste(mira, 'progress', 'Lead a retro\tAt risk\t\tAsk\nNew one\tDone');
  setGoalDue(robin, id, TODAY);
  exchange(mira, robin);
  history.undo();
  expect(context(mira).goals.find((goal) => goal.id === id)).toMatchObject({
    status: 'notStarted',
    due: TODAY,
    nextAction: '',
  });
});

test.each([
  ['shortTerm', 'Lead', ['tooFewColumns']],
  ['shortTerm', 'Lead\t2027-04-01\t\t\textra\tmore', ['tooManyColumns']],
  ['shortTerm', 'Lead\t12.3.20255\t\t', ['yearOutOfReach']],
  ['shortTerm', 'Lead\tsoon\t\t', ['notADate']],
  ['shortTerm', 'Lead\tJune 2027 - May 2027\t\t', ['endBeforeStart']],
  ['shortTerm', '\t2027-04-01\t\tthree', ['noTitle']],
  ['progress', 'Lead\tpurple\t3/12/2027\t', ['unknownStatus', 'dayFirst']],
  ['progress', 'Lead\tDone\t\t\nLEAD \tDone\t\t', ['sameTitleTwice']],
] as const)('%s: %j is kept as far as possible, with the notes %j', (kind, text, keys) => {
  const mira = testWriter('mira', 1);
  const { notes } = paste(mira, kind, text);
  expect(notes.map(({ key }) => key).sort()).toEqual([...keys].sort());
  if (keys[0] !== 'noTitle') expect(context(mira).goals[0]?.title).toBe('Lead');
});

test('a pasted end before the start is refused like a typed one, or in a timeline removes the start', () => {
  const mira = testWriter('mira', 1);
  const id = createGoal(mira, { title: 'Lead', horizon: 'short' });
  const [start, due] = ['2027-03-01' as Day, '2027-06-30' as Day];
  setDates(mira, id, { start, due });
  const late = paste(mira, 'progress', 'Lead\tAt risk\t2027-02-01\tAsk');
  expect(late.notes).toEqual([{ row: 1, key: 'endBeforeStart', words: '2027-02-01' }]);
  expect(context(mira).goals).toMatchObject([{ start, due, status: 'atRisk', nextAction: 'Ask' }]);
  expect(copy(mira, 'progress', false)).toContain('2027-06-30');
  expect(paste(mira, 'shortTerm', 'Lead\t2027-05-01\t\t').notes).toEqual([]);
  expect(context(mira).goals).toMatchObject([{ start, due: '2027-05-01' }]);
  expect(paste(mira, 'shortTerm', 'Lead\t2027-02-01\t\t').notes).toEqual([]);
  expect(context(mira).goals).toMatchObject([{ start: null, due: '2027-02-01' }]);
});

test('rows about one goal are combined: the later overrides, and steps are added once', () => {
  const mira = testWriter('mira', 1);
  const id = createGoal(mira, { title: 'Lead', horizon: 'short' });
  const { notes } = paste(
    mira,
    'shortTerm',
    'Lead\t2027-03-01 - 2027-06-01\tBook a room\tx\nLead\t2027-01-15\tBook a room; Ask\ty',
  );
  expect(notes).toEqual([{ row: 2, key: 'sameRecordTwice', words: 'Lead' }]);
  expect(context(mira).goals).toMatchObject([{ start: null, due: '2027-01-15', doneWhen: 'y' }]);
  expect(
    context(mira)
      .stepsOf(id)
      .map(({ text }) => text),
  ).toEqual(['Book a room', 'Ask']);

  paste(mira, 'progress', 'Lead\tDone\t\tAsk\nLead\tNot started\t\t');
  expect(context(mira).goals).toMatchObject([{ status: 'notStarted', nextAction: 'Ask' }]);
  expect(paste(mira, 'progress', 'Lead\tDone\t\t\nLead\tDone\tsoon\t').notes).toContainEqual({
    ...{ row: 2, key: 'notADate', words: 'soon' },
  });
});

test('words that aren’t understood don’t hide what stays as it was', () => {
  const mira = testWriter('mira', 1);
  const id = createGoal(mira, { title: 'Lead', horizon: 'short' });
  setDates(mira, id, { start: null, due: '2027-06-01' as Day });
  setGoalStatus(mira, id, 'atRisk');
  const before = [copy(mira, 'progress'), copy(mira, 'shortTerm')];
  paste(mira, 'progress', 'Lead\tpurple\tsoon\t');
  paste(mira, 'shortTerm', 'Lead\tsometime\t\t');
  expect([copy(mira, 'progress'), copy(mira, 'shortTerm')]).toEqual(before);
});

test('headings may be in another order, and commas work if there are headings', () => {
  const mira = testWriter('mira', 1);
  paste(mira, 'progress', 'Status,Goal,Due date\nDone,"Read, write",2027-02-01');
  expect(context(mira).goals).toMatchObject([
    { title: 'Read, write', status: 'done', due: '2027-02-01' },
  ]);
  paste(mira, 'shortTerm', 'Eat, sleep, code');
  expect(context(mira).goals[1]?.title).toBe('Eat, sleep, code');
});

test('300 steps stay 300 steps, in order', () => {
  const mira = testWriter('mira', 1);
  const steps = Array.from({ length: 300 }, (_, at) => `Step number ${String(at)}`);
  paste(mira, 'breakdown', ['Walk far', ...steps].join('\t'));
  expect(copy(mira, 'breakdown', false).split('\t').slice(1)).toEqual(steps);
});

test('whatever is pasted is read, applied and copied, and no step or goal is removed', () => {
  const piece = fc.constantFrom(
    ...['Goal', 'Status', 'Step 1', 'Timeline', 'Lead', 'Read', '2027-03-12', '3/12/2027', 'Done'],
    ...['\t', '\n', '"', ';', ',', '=A1', '(2027-01-01)', '20255', ' – ', 'Q1 2027', '\r\n'],
  );
  const text = fc.oneof(
    fc.string(),
    fc.array(piece, { maxLength: 24 }).map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(fc.constantFrom(...TABLE_KINDS), text, text, (kind, first, second) => {
      const mira = testWriter('mira', 1);
      paste(mira, kind, first);
      const before = context(mira);
      const steps = readAll(mira.doc, tasks).records.map(({ id }) => id);
      paste(mira, kind, second);
      const after = context(mira);
      expect(after.goals.slice(0, before.goals.length).map(({ id }) => id)).toEqual(
        before.goals.map(({ id }) => id),
      );
      expect(readAll(mira.doc, tasks).records.map(({ id }) => id)).toEqual(
        expect.arrayContaining(steps),
      );
      expect(readAll(mira.doc, goals).setAside).toEqual([]);
      copy(mira, kind);
    }),
    { numRuns: 200 },
  );
});
