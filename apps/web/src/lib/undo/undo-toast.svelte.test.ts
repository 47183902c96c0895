/** What a toast's "Undo" does, and what it says when it can't. */
import { collections } from '@cairn/model/collections';
import { History, purgeRecord, readAll, readOne, type Step } from '@cairn/model/document';
import type { Day, PersonId } from '@cairn/model/shared';
import { carryOver, createTask, setTaskRepeat, tasks } from '@cairn/model/tasks';
import { beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { testWriter } from '#lib/session/test-writer.ts';
import { toasts } from '#lib/ui/toasts.svelte.ts';
import { binWithUndo, toastWithUndo } from './undo-toast.ts';

const [ROBIN, NOOR] = [2, 3];

beforeEach(() => {
  for (const { id } of toasts.list) toasts.dismiss(id);
});

/** A task, and Mira, who can undo. */
function begin() {
  const writer = testWriter();
  const id = createTask(writer, { text: 'Ask Ines' });
  const history = new History(writer.doc, Object.values(collections), Date.now, {
    personOf: (client) =>
      client === ROBIN
        ? ('robin' as PersonId)
        : client === writer.doc.clientID
          ? writer.person
          : null,
  });
  const session = {
    writer,
    me: writer.person,
    nameOf: (person: PersonId | null) => (person === 'robin' ? 'Robin' : 'Someone'),
    step: <R>(edit: () => R) => history.step(edit),
    takeBack: (step: Step) => history.takeBack(step),
  };
  const repeats = () =>
    toastWithUndo(
      session,
      'It repeats every week.',
      session.step(() => setTaskRepeat(writer, id, 'weekly')).step,
    );
  const then = (clientID: number, edit: (other: typeof writer) => void) => {
    const doc = new Y.Doc();
    doc.clientID = clientID;
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(writer.doc));
    edit({ ...writer, doc, person: 'robin' as PersonId });
    Y.applyUpdate(writer.doc, Y.encodeStateAsUpdate(doc));
  };
  return { session, writer, id, repeats, then, read: () => readOne(writer.doc, tasks, id) };
}

const said = () => toasts.list.map(({ text }) => text);
const pressUndo = () => {
  toasts.list.find(({ action }) => action?.label === 'Undo')?.action?.run();
};

test('Undo takes back the change it was offered for, and says nothing more', () => {
  const { repeats, read } = begin();
  repeats();
  pressUndo();
  expect(read()?.repeat).toBe('none');
  expect(said()).toEqual(['It repeats every week.']);
});

test('Undo restores what was moved to the bin', () => {
  const { session, id, read } = begin();
  binWithUndo(session, tasks, id);
  expect(read()?.deletedBy).toBe('mira');
  expect(said()).toEqual(['Moved to the bin.']);
  pressUndo();
  expect(read()?.deletedBy).toBeNull();
});

test('a change of nothing is reported without Undo', () => {
  const { repeats } = begin();
  repeats();
  repeats();
  expect(toasts.list.at(-1)?.action).toBeUndefined();
});

test('someone who has changed it since is named, and their change stays', () => {
  const { repeats, then, read } = begin();
  repeats();
  then(ROBIN, (robin) => setTaskRepeat(robin, read()?.id ?? expect.fail(), 'daily'));
  pressUndo();
  expect(said()).toContain('Robin has changed this since, so it can’t be undone.');
  expect(read()?.repeat).toBe('daily');
});

test('nobody is named if it isn’t known who changed it', () => {
  const { repeats, then, id } = begin();
  repeats();
  then(NOOR, (noor) => setTaskRepeat(noor, id, 'daily'));
  pressUndo();
  expect(said()).toContain('This has been changed since, so it can’t be undone.');
});

test('it says so if you have changed it yourself since', () => {
  const { repeats, writer, id } = begin();
  repeats();
  setTaskRepeat(writer, id, 'daily');
  pressUndo();
  expect(said()).toContain('You’ve changed this since, so it can’t be undone.');
});

test('of several things the rest is undone, and it says what stays', () => {
  const { session, writer, then } = begin();
  createTask(writer, { text: 'Thank Ines' });
  const late = readAll(writer.doc, tasks).records;
  const { step } = session.step(() => carryOver(writer, late, '2027-03-12' as Day));
  toastWithUndo(session, '2 carried over to today.', step);
  then(ROBIN, (robin) => carryOver(robin, late.slice(1), '2027-03-20' as Day));
  pressUndo();
  expect(said()).toContain('Undone, except for what Robin has changed since.');
  const due = readAll(writer.doc, tasks).records.map((task) => task.due);
  expect(due.sort()).toEqual(['2027-03-20', null]);
});

test('it says so if the thing was deleted for good or already undone', () => {
  const { repeats, then, id } = begin();
  repeats();
  const again = toasts.list[0]?.action;
  again?.run();
  again?.run();
  expect(said()).toContain('This has already been undone.');
  repeats();
  then(ROBIN, (robin) => purgeRecord(robin, tasks, id));
  pressUndo();
  expect(said()).toContain('This has been deleted for good since, so it can’t be undone.');
});
