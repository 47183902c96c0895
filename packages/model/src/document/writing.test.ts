/** What a person has written since entering a title is taken back as one step, and nothing else is. */
import { expect, test } from 'vitest';
import { allCollections } from '../collections.ts';
import { createGoal, goals, renameGoal, setGoalStatus } from '../goals/index.ts';
import { History } from './history.ts';
import { readOne } from './read.ts';
import { exchange, testWriter } from './test-writers.ts';

const APART_MS = 5_000;

/** Mira with a history, Robin beside her, and a goal that both have and nobody can undo. */
function together() {
  const [mira, robin] = [testWriter('mira', 1), testWriter('robin', 2)];
  const goal = createGoal(robin, { title: 'Lead a team', horizon: 'long' });
  exchange(mira, robin);
  const history = new History(mira.doc, allCollections, mira.now);
  const read = () => readOne(mira.doc, goals, goal);
  return { mira, robin, goal, history, read };
}

/** Mira writes in a title without leaving it, each of `titles` after a pause. */
function writeIn(
  { mira, goal, history }: Pick<ReturnType<typeof together>, 'mira' | 'goal' | 'history'>,
  ...titles: readonly string[]
) {
  const writing = history.beginWriting();
  for (const title of titles) {
    writing.during(() => {
      renameGoal(mira, goal, title);
    });
    mira.wait(APART_MS);
  }
  return writing;
}

test('F43: [DOC-9] leaving a title with Esc takes back my own letters and keeps what the other wrote in the meantime', () => {
  const { mira, robin, goal, history, read } = together();
  const writing = writeIn({ mira, goal, history }, 'Lead a small team', 'Lead a small team well');
  exchange(mira, robin);
  renameGoal(robin, goal, 'Lead a small team well, by June');
  exchange(mira, robin);
  expect(writing.takeBack()).toBe('goal.rename');
  expect(read()?.title).toBe('Lead a team, by June');
  expect(history.undoName).toBeNull();
  expect(history.redo()).toBe('goal.rename');
  expect(read()?.title).toBe('Lead a small team well, by June');
  expect(history.redo()).toBeNull();
});

test('F43: [DOC-9] letters that I deleted in a title come back with Esc, beside what the other wrote', () => {
  const { mira, robin, goal, history, read } = together();
  const writing = writeIn({ mira, goal, history }, 'Lead', 'Le');
  exchange(mira, robin);
  renameGoal(robin, goal, 'Please: Le');
  exchange(mira, robin);
  writing.takeBack();
  expect(read()?.title).toBe('Please: Lead a team');
  history.redo();
  expect(read()?.title).toBe('Please: Le');
});

test('F43: [DOC-9] only what was written since the title was entered is taken back, and other steps stay', () => {
  const { mira, goal, history, read } = together();
  renameGoal(mira, goal, 'Lead a team now');
  const writing = history.beginWriting();
  writing.during(() => {
    renameGoal(mira, goal, 'Lead a team now or never');
  });
  setGoalStatus(mira, goal, 'atRisk');
  expect(writing.takeBack()).toBe('goal.rename');
  expect(read()).toMatchObject({ title: 'Lead a team now', status: 'atRisk' });
  expect(writing.takeBack()).toBeNull();
  expect(history.undo()).toBe('goal.setStatus');
  expect(history.undo()).toBe('goal.rename');
  expect(read()?.title).toBe('Lead a team');
});

test('F43: [DOC-9] what was undone in the meantime isn’t taken back twice', () => {
  const { mira, goal, history, read } = together();
  const writing = writeIn({ mira, goal, history }, 'Lead a small team');
  history.undo();
  expect(writing.takeBack()).toBeNull();
  expect(read()?.title).toBe('Lead a team');
});
