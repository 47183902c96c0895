import { collections } from '@cairn/model/collections';
import { History, readAll, type Step } from '@cairn/model/document';
import { createGoal, goals } from '@cairn/model/goals';
import type { Day } from '@cairn/model/shared';
import type { CellEdit } from '@cairn/model/tables';
import { createTask, tasks } from '@cairn/model/tasks';
import { beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { testWriter } from '#lib/session/test-writer.ts';
import { toasts } from '#lib/ui/toasts.svelte.ts';
import { editAndTell } from './edit-and-tell.ts';

beforeEach(() => {
  for (const { id } of toasts.list) toasts.dismiss(id);
});

function begin() {
  const doc = new Y.Doc();
  const writer = testWriter({ doc });
  const goal = createGoal(writer, { title: 'Lead a retro', horizon: 'short' });
  for (const text of ['Watch two', 'Write an outline', 'Ask']) createTask(writer, { text, goal });
  const history = new History(doc, Object.values(collections), Date.now);
  const steps = () => readAll(doc, tasks).records.filter(({ deletedAt }) => deletedAt === null);
  const session = {
    writer,
    me: writer.person,
    nameOf: () => 'Mira',
    today: '2027-03-12' as Day,
    ownerOfNewSteps: null,
    stepsOf: { of: steps },
    step: <R>(edit: () => R) => history.step(edit),
    takeBack: (step: Step) => history.takeBack(step),
  };
  const write = (column: CellEdit['column'], words: string) => {
    const [was] = readAll(doc, goals).records;
    if (was) editAndTell(session, [{ column, words, goal: was, steps: steps() }]);
  };
  return { history, steps, write };
}

const said = () => toasts.list.map(({ text }) => text);

test('it says which steps go to the bin, and undo restores them', () => {
  const { steps, write } = begin();
  write('metrics', 'They ask for more');
  write('keyActions', 'Watch two\nWrite an outline\nAsk\nInvite Ines');
  expect(said()).toEqual([]);
  write('keyActions', 'Watch two\nWrite an outline\nAsk');
  expect(said()).toEqual(['One step moved to the bin.']);
  write('keyActions', '');
  expect(said()).toEqual(['Three steps moved to the bin.']);
  expect(steps()).toHaveLength(0);
  toasts.list[0]?.action?.run();
  expect(steps()).toHaveLength(3);
});

test('undo takes nothing else back: neither cells edited since nor those before', () => {
  const { history, steps, write } = begin();
  write('metrics', 'They ask for more');
  write('keyActions', '');
  const first = toasts.list[0]?.action;
  write('nextAction', 'Write to Ines');
  first?.run();
  expect(steps()).toHaveLength(3);
  expect([history.undo(), history.undo(), history.undo()]).toEqual([
    'goal.writeCells',
    'goal.writeCells',
    null,
  ]);
  write('keyActions', '');
  const second = toasts.list.find(({ action }) => action !== undefined)?.action;
  history.undo();
  second?.run();
  expect(steps()).toHaveLength(3);
  expect(said()).toContain('This has already been undone.');
});
