import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allCollections } from '../collections.ts';
import { History } from '../document/history.ts';
import { readAll } from '../document/read.ts';
import { exchange, testWriter } from '../document/test-writers.ts';
import { createGoal, goals, setDates } from '../goals/index.ts';
import { byOrder, type Day, type GoalId } from '../shared/index.ts';
import { createTasks, rewordTask, tasks } from '../tasks/index.ts';
import { type CellEdit, cellOf, editCells } from './index.ts';

const TODAY = '2027-03-12' as Day;
type Person = ReturnType<typeof testWriter>;

function lookAt({ doc }: Person, id: GoalId) {
  const goal = readAll(doc, goals).records.find((one) => one.id === id);
  const all = readAll(doc, tasks).records.filter((step) => step.goal === id);
  if (goal === undefined) throw new Error('no such goal');
  const steps = all.filter(({ deletedAt }) => deletedAt === null).sort(byOrder);
  return { goal, steps, texts: steps.map(({ text }) => text) };
}

function write(who: Person, id: GoalId, column: CellEdit['column'], words: string, at = 0) {
  const { goal, steps } = lookAt(who, id);
  return editCells(who, [{ column, words, at, goal, steps }], { today: TODAY, owner: who.person });
}

function begun(...texts: string[]) {
  const mira = testWriter('mira', 1);
  const id = createGoal(mira, { title: 'Lead a retro', horizon: 'short' });
  createTasks(mira, texts, { goal: id });
  return { mira, id };
}

test('a timeline cell sets both dates and keeps its wording, and an empty one removes both', () => {
  const { mira, id } = begun();
  expect(write(mira, id, 'timeline', 'March – May 2027')).toMatchObject([{ key: 'wholeMonth' }]);
  const { goal, steps } = lookAt(mira, id);
  expect(goal).toMatchObject({ start: '2027-03-01', due: '2027-05-31' });
  expect(cellOf(goal, steps, 'timeline')).toBe('March – May 2027');
  write(mira, id, 'timeline', '2027-06-30');
  expect(lookAt(mira, id).goal).toMatchObject({ start: null, due: '2027-06-30' });
  write(mira, id, 'timeline', '');
  expect(lookAt(mira, id).goal).toMatchObject({ start: null, due: null });
});

test('a start that the timeline doesn’t show isn’t lost when an end is given', () => {
  const { mira, id } = begun();
  setDates(mira, id, { start: '2027-03-01' as Day, due: null });
  write(mira, id, 'timeline', '2027-06-30');
  expect(lookAt(mira, id).goal).toMatchObject({ start: '2027-03-01', due: '2027-06-30' });
});

test('a start that is typed is the start, whatever it was before', () => {
  const { mira, id } = begun();
  setDates(mira, id, { start: '2027-01-01' as Day, due: null });
  write(mira, id, 'timeline', '2027-03-01 - 2027-06-01');
  expect(lookAt(mira, id).goal).toMatchObject({ start: '2027-03-01', due: '2027-06-01' });
});

test.each([
  ['timeline', '12.3.20255', 'yearOutOfReach'],
  ['timeline', 'June 2027 - May 2027', 'endBeforeStart'],
  ['completion', 'soon', 'notADate'],
  ['completion', '2027-01-01', 'endBeforeStart'],
  ['status', 'purple', 'unknownStatus'],
  ['goal', '  ', 'noTitle'],
] as const)('%s: %j stays as it was, with the note %s', (column, words, key) => {
  const { mira, id } = begun();
  setDates(mira, id, { start: '2027-02-01' as Day, due: '2027-04-01' as Day });
  const before = lookAt(mira, id).goal;
  expect(write(mira, id, column, words)).toMatchObject([{ key, refused: true }]);
  expect(lookAt(mira, id).goal).toEqual(before);
});

test('key actions: lines reworded, inserted and removed change those very steps', () => {
  const { mira, id } = begun('Watch two', 'Write an outline', 'Run one');
  const { steps: before } = lookAt(mira, id);
  write(
    mira,
    id,
    'keyActions',
    'Watch two\n- Ask Ines\nWrite a short outline\nRun one (2027-05-01)',
  );
  const { steps, texts } = lookAt(mira, id);
  expect(texts).toEqual(['Watch two', 'Ask Ines', 'Write a short outline', 'Run one']);
  expect(steps[0]?.id).toBe(before[0]?.id);
  write(mira, id, 'keyActions', 'Watch two\nRun one (2027-05-01)');
  expect(lookAt(mira, id).texts).toEqual(['Watch two', 'Run one']);
  expect(lookAt(mira, id).steps[1]?.due).toBe('2027-05-01');
});

test('key actions: a step that looks like two, or has a number before it, stays as it is', () => {
  const { mira, id } = begun('Read; take notes', '2. draft');
  const { steps: before } = lookAt(mira, id);
  write(mira, id, 'keyActions', 'Read; take notes\n2. draft\nSend it');
  const { steps, texts } = lookAt(mira, id);
  expect(texts).toEqual(['Read; take notes', '2. draft', 'Send it']);
  expect(steps.slice(0, 2).map(({ id }) => id)).toEqual(before.map(({ id }) => id));
  expect(steps[2]?.owners).toEqual(['mira']);
});

test('step cells reword, append and remove', () => {
  const { mira, id } = begun('Watch two', 'Run one');
  write(mira, id, 'step', 'Run two (2027-05-01)', 1);
  write(mira, id, 'step', 'Ask how it went', 2);
  write(mira, id, 'step', '', 0);
  expect(lookAt(mira, id).steps).toMatchObject([
    { text: 'Run two', due: '2027-05-01' },
    { text: 'Ask how it went' },
  ]);
});

test('what the other person wrote while the cell was open is kept', () => {
  const { mira, id } = begun('Watch two', 'Run one');
  const robin = testWriter('robin', 2);
  exchange(mira, robin);
  const { goal, steps } = lookAt(mira, id);
  const [, second] = steps;
  if (second) rewordTask(robin, second.id, 'Run one well');
  createTasks(robin, ['Ask how it went'], { goal: id });
  write(robin, id, 'goal', 'Lead a retro in May');
  exchange(mira, robin);
  editCells(
    mira,
    [
      { column: 'goal', words: 'Now lead a retro', goal, steps },
      { column: 'keyActions', words: 'Watch three\nRun one', goal, steps },
    ],
    { today: TODAY, owner: null },
  );
  expect(lookAt(mira, id)).toMatchObject({
    goal: { title: 'Now lead a retro in May' },
    texts: ['Watch three', 'Run one well', 'Ask how it went'],
  });
});

test('[DOC-9] several cells are one step of undo', () => {
  const { mira, id } = begun('Watch two', 'Run one');
  mira.wait(10_000);
  const history = new History(mira.doc, allCollections, mira.now);
  const { goal, steps } = lookAt(mira, id);
  const edits = [
    { column: 'status', words: 'In progress' },
    { column: 'keyActions', words: 'Watch two\nAsk' },
    { column: 'nextAction', words: 'Write to Ines' },
  ] as const;
  editCells(
    mira,
    edits.map((cell) => ({ ...cell, goal, steps })),
    { today: TODAY, owner: null },
  );
  expect(lookAt(mira, id)).toMatchObject({
    goal: { status: 'onTrack', nextAction: 'Write to Ines' },
  });
  expect(history.undo()).toBe('goal.writeCells');
  expect(lookAt(mira, id)).toMatchObject({
    goal: { status: 'notStarted', nextAction: '' },
    texts: ['Watch two', 'Run one'],
  });
  expect(history.undo()).toBeNull();
});

test('after a cell of actions is written, the steps are what it says', () => {
  const plain = ['Ask', 'Read', 'Write', 'Run', 'read', 'Ask Ines'];
  const words = fc.constantFrom(...plain);
  const odd = fc.constantFrom(...plain, 'Read; write', '2. Run', '- Ask');
  fc.assert(
    fc.property(
      fc.array(odd, { maxLength: 6 }),
      fc.array(words, { maxLength: 6 }),
      (was, added) => {
        const { mira, id } = begun(...was);
        const next = [...added, ...was];
        write(mira, id, 'keyActions', next.join('\n'));
        expect(lookAt(mira, id).texts).toEqual(next);
        write(mira, id, 'keyActions', added.join('\n'));
        expect(lookAt(mira, id).texts).toEqual(added);
      },
    ),
    { numRuns: 100 },
  );
});
