/** The button in an undo toast acts on the step it names, and on no other. */
import { collections } from '@cairn/model/collections';
import {
  History,
  ProseHistory,
  readAll,
  redoLatest,
  type StepHistory,
  StepNumbers,
  undoLatest,
} from '@cairn/model/document';
import { createGoal, goals } from '@cairn/model/goals';
import { afterEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { Features } from '#lib/features/features.ts';
import { testWriter } from '#lib/session/test-writer.ts';
import { toasts } from '#lib/ui/toasts.svelte.ts';
import { NOTHING_TO_UNDO, redo, undo } from './undo.ts';

afterEach(() => {
  for (const { id } of toasts.list) toasts.dismiss(id);
});

function open() {
  const doc = new Y.Doc();
  const writer = testWriter({ doc });
  const numbers = new StepNumbers();
  const history = new History(doc, Object.values(collections), Date.now, { numbers });
  const histories: StepHistory[] = [history];
  return {
    doc,
    get lastMade() {
      return numbers.lastMade;
    },
    undo: () => undoLatest(histories, numbers),
    redo: () => redoLatest(histories, numbers),
    write: (words: string) => {
      const notes = doc.getText('notes');
      const writing = new ProseHistory(notes, numbers);
      histories.push(writing);
      doc.transact(() => notes.insert(0, words), writing.origin);
      return notes;
    },
    add: (title: string) => createGoal(writer, { title, horizon: 'short' }),
    titles: () =>
      readAll(doc, goals)
        .records.filter(({ deletedAt }) => deletedAt === null)
        .map(({ title }) => title),
  };
}
const words = new Features([{ changes: { 'goal.create': 'add goal' } }]);
const press = (label: string) => {
  const toast = toasts.list.find(({ action }) => action?.label === label);
  toast?.action?.run();
};

test('the Undo of a redone step disappears with the next change', () => {
  const session = open();
  session.add('AAA');
  undo(session, words);
  redo(session, words);
  expect(toasts.list.map(({ text }) => text)).toEqual(['Redid: add goal.']);
  session.add('CCC');
  expect(toasts.list).toEqual([]);
  expect(session.titles()).toEqual(['AAA', 'CCC']);
});

test('it disappears with the next words in notes as well', () => {
  const session = open();
  session.add('AAA');
  undo(session, words);
  redo(session, words);
  const notes = session.write('Words');
  press('Undo');
  expect(toasts.list).toEqual([]);
  expect([notes.toJSON(), session.titles()]).toEqual(['Words', ['AAA']]);
});

test('while nothing else is changed, it undoes the step it names', () => {
  const session = open();
  session.add('AAA');
  session.add('CCC');
  undo(session, words);
  redo(session, words);
  press('Undo');
  expect(session.titles()).toEqual(['AAA']);
  expect(toasts.list.map(({ text }) => text)).toEqual(['Undid: add goal.']);
  press('Redo');
  expect(session.titles()).toEqual(['AAA', 'CCC']);
});

test('toasts about undo replace each other, and the same sentence is not shown twice', () => {
  const session = open();
  session.add('AAA');
  toasts.show({ text: 'Goal moved to the bin.', action: { label: 'Undo', run: () => {} } });
  undo(session, words);
  expect(toasts.list.map(({ text }) => text)).toEqual(['Undid: add goal.']);
  undo(session, words);
  undo(session, words);
  expect(toasts.list.map(({ text }) => text)).toEqual(['Undid: add goal.', NOTHING_TO_UNDO]);
});

test('F43: after a reload there is nothing to undo, and it says so', () => {
  undo(open(), words);
  expect(toasts.list.map(({ text }) => text)).toEqual([NOTHING_TO_UNDO]);
});
