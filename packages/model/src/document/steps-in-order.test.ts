/** Undo goes back through what a person did in order, in rich texts and elsewhere (F44). */
import { expect, test } from 'vitest';
import { allCollections } from '../collections.ts';
import { createGoal, goals, renameGoal } from '../goals/index.ts';
import { proseOf } from './document.ts';
import { History } from './history.ts';
import { ProseHistory } from './prose-history.ts';
import { readOne } from './read.ts';
import { nextRedo, nextUndo, redoLatest, StepNumbers, undoLatest } from './steps-in-order.ts';
import { exchange, testWriter } from './test-writers.ts';

const APART_MS = 5_000;

/** Mira, who hasn't renamed or written anything yet, with the histories of a session. */
function atWork() {
  const [mira, robin] = [testWriter('mira', 1), testWriter('robin', 2)];
  const goal = createGoal(robin, { title: 'Lead a team', horizon: 'long' });
  exchange(mira, robin);
  const text = proseOf(mira.doc, goals.name, goal, 'notes');
  const numbers = new StepNumbers();
  const history = new History(mira.doc, allCollections, mira.now, { numbers });
  const writing = new ProseHistory(text, numbers);
  const all = [history, writing];
  return {
    ...{ mira, robin, goal, text, history, writing, numbers },
    rename: (title: string) => {
      mira.wait(APART_MS);
      renameGoal(mira, goal, title);
    },
    write: (words: string) => {
      mira.doc.transact(() => {
        text.insert(text.length, words);
      }, writing.origin);
    },
    undo: () => undoLatest(all, numbers),
    redo: () => redoLatest(all, numbers),
    next: () => [nextUndo(all), nextRedo(all, numbers)],
    shown: () => [readOne(mira.doc, goals, goal)?.title, text.toJSON()],
  };
}

test('F44: [DOC-9] undo takes back the latest change wherever it was, and redo restores each', () => {
  const { rename, write, undo, redo, next, shown } = atWork();
  rename('Lead a small team');
  write('First words.');
  rename('Lead a small team well');
  expect(next()).toEqual(['goal.rename', null]);
  expect(undo()).toBe('goal.rename');
  expect(next()).toEqual(['notes.write', 'goal.rename']);
  expect(undo()).toBe('notes.write');
  expect(shown()).toEqual(['Lead a small team', '']);
  expect(undo()).toBe('goal.rename');
  expect(undo()).toBeNull();
  expect([redo(), redo(), redo(), redo()]).toEqual([
    'goal.rename',
    'notes.write',
    'goal.rename',
    null,
  ]);
  expect(shown()).toEqual(['Lead a small team well', 'First words.']);
});

test('F44: [DOC-9] after something new there is nothing to redo, in notes or elsewhere', () => {
  const { rename, write, undo, redo, shown } = atWork();
  rename('Lead a small team');
  undo();
  write('Words.');
  expect(redo()).toBeNull();
  undo();
  rename('Lead two teams');
  expect(redo()).toBeNull();
  expect(shown()).toEqual(['Lead two teams', '']);
});

test('F44: [DOC-9] undo in the notes themselves leaves the rest of the order alone', () => {
  const { rename, write, writing, undo, redo, shown } = atWork();
  write('Words.');
  rename('Lead a small team');
  expect(writing.undo()).toBe('notes.write');
  expect(writing.undo()).toBeNull();
  expect(shown()).toEqual(['Lead a small team', '']);
  expect(undo()).toBe('goal.rename');
  expect([redo(), redo()]).toEqual(['goal.rename', 'notes.write']);
});

test('F44: [DOC-9] what the other has written or removed since is left as it is', () => {
  const { mira, robin, goal, rename, write, undo, shown } = atWork();
  rename('Lead a small team');
  write('Mira’s words.');
  exchange(mira, robin);
  const theirs = proseOf(robin.doc, goals.name, goal, 'notes');
  theirs.insert(0, 'Robin’s. ');
  theirs.delete('Robin’s. '.length, 'Mira’s words.'.length);
  exchange(mira, robin);
  expect(undo(), 'nothing of it was left').toBe('goal.rename');
  expect(shown()).toEqual(['Lead a team', 'Robin’s. ']);
});

test('[DOC-9] what is done together in a text and elsewhere is taken back and restored together', () => {
  const { rename, write, undo, redo, shown, numbers } = atWork();
  rename('Lead a small team');
  numbers.together(() => {
    write('First words.');
    rename('Lead a small team well');
  });
  const after = shown();
  expect(undo()).toBe('goal.rename');
  expect(shown()).toEqual(['Lead a small team', '']);
  expect(redo()).toBe('goal.rename');
  expect(shown()).toEqual(after);
  expect(undo()).toBe('goal.rename');
  expect(undo()).toBe('goal.rename');
  expect(shown()).toEqual(['Lead a team', '']);
  expect([redo(), redo(), redo()]).toEqual(['goal.rename', 'goal.rename', null]);
  expect(shown()).toEqual(after);
});
