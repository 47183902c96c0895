import { expect, test } from 'vitest';
import { allCollections } from '../collections.ts';
import { editMessage, messages, replyToThread, startThread, threads } from '../feedback/index.ts';
import { createGoal, goals, renameGoal, setGoalDue, setGoalStatus } from '../goals/index.ts';
import { parseDay } from '../shared/days.ts';
import { byOrder } from '../shared/order.ts';
import {
  createTask,
  createTasks,
  rewordTask,
  setTaskDone,
  setTaskDue,
  tasks,
} from '../tasks/index.ts';
import { binRecord, purgeRecord } from './bin.ts';
import { metaOf } from './document.ts';
import { History } from './history.ts';
import { readAll, readOne } from './read.ts';
import { exchange, testWriter } from './test-writers.ts';

const APART_MS = 5_000;
const draft = { title: 'Lead a team', horizon: 'long' } as const;

/** Mira with a history, Robin beside her, and a goal that both have and nobody can undo. */
function together() {
  const [mira, robin] = [testWriter('mira', 1), testWriter('robin', 2)];
  const goal = createGoal(robin, draft);
  exchange(mira, robin);
  const history = new History(mira.doc, allCollections, mira.now);
  const read = () => readOne(mira.doc, goals, goal);
  return { mira, robin, goal, history, read };
}

test('a step of more changes than are remembered is taken back as a whole, and leaves the step before', () => {
  const mira = testWriter('mira', 1);
  const add = () => createGoal(mira, { title: 'Lead', horizon: 'long' });
  const [first, ...others] = Array.from({ length: 301 }, add);
  const history = new History(mira.doc, allCollections, mira.now);
  if (first !== undefined) renameGoal(mira, first, 'Before');
  history.step(() => {
    for (const id of others) renameGoal(mira, id, 'Emptied');
  });
  const titles = () => new Set(readAll(mira.doc, goals).records.map(({ title }) => title));
  expect(titles()).toEqual(new Set(['Before', 'Emptied']));
  history.undo();
  expect(titles()).toEqual(new Set(['Before', 'Lead']));
  history.undo();
  expect(titles()).toEqual(new Set(['Lead']));
});

test('[DOC-9] undo takes back my last change, redo restores it, and both return its name', () => {
  const { mira, goal, history, read } = together();
  setGoalStatus(mira, goal, 'atRisk');
  mira.wait(APART_MS);
  setGoalDue(mira, goal, parseDay('2027-06-01'));
  expect(history.undoName).toBe('goal.setDue');
  expect(history.undo()).toBe('goal.setDue');
  expect(read()).toMatchObject({ status: 'atRisk', due: null });
  expect([history.undoName, history.redoName]).toEqual(['goal.setStatus', 'goal.setDue']);
  expect(history.undo()).toBe('goal.setStatus');
  expect(read()?.status).toBe('notStarted');
  expect(history.undo()).toBeNull();
  expect(history.redo()).toBe('goal.setStatus');
  expect(history.redo()).toBe('goal.setDue');
  expect(history.redo()).toBeNull();
  expect(read()).toMatchObject({ status: 'atRisk', due: '2027-06-01' });
});

test('[DOC-9] after a new change nothing can be redone', () => {
  const { mira, goal, history } = together();
  setGoalStatus(mira, goal, 'atRisk');
  history.undo();
  setGoalDue(mira, goal, parseDay('2027-06-01'));
  expect(history.redoName).toBeNull();
  expect(history.redo()).toBeNull();
});

test('[DOC-9] after creating something nothing can be redone', () => {
  const { mira, goal, history, read } = together();
  setGoalStatus(mira, goal, 'atRisk');
  history.undo();
  createGoal(mira, draft);
  expect(history.redo()).toBeNull();
  expect(read()?.status).toBe('notStarted');
});

test('[DOC-9] undo leaves alone what the other person did', () => {
  const { mira, robin, goal, history, read } = together();
  renameGoal(mira, goal, 'Lead a small team');
  exchange(mira, robin);
  renameGoal(robin, goal, 'Lead a small team well');
  setGoalStatus(robin, goal, 'onTrack');
  exchange(mira, robin);
  expect(history.undo()).toBe('goal.rename');
  expect(read()).toMatchObject({ title: 'Lead a team well', status: 'onTrack' });
  expect(history.undo()).toBeNull();
});

test('[DOC-9] undoing a creation bins it, with what the other has added since, and redo restores it', () => {
  const { mira, robin, history } = together();
  const id = createTask(mira, { text: 'Ask' });
  exchange(mira, robin);
  rewordTask(robin, id, 'Ask Ines');
  exchange(mira, robin);
  expect(history.undo()).toBe('task.create');
  expect(readOne(mira.doc, tasks, id)).toMatchObject({
    text: 'Ask Ines',
    deletedAt: mira.now(),
    deletedBy: 'mira',
  });
  expect(history.redo()).toBe('task.create');
  expect(readOne(mira.doc, tasks, id)).toMatchObject({
    text: 'Ask Ines',
    deletedAt: null,
    deletedBy: null,
  });
});

test('[DOC-9] undoing the start of a thread bins the thread and its first message, but not the answer', () => {
  const { mira, robin, history } = together();
  const anchor = { kind: 'workspace', id: null, range: null } as const;
  const id = startThread(mira, { anchor, kind: 'question', body: 'When?' });
  exchange(mira, robin);
  replyToThread(robin, id, 'On Friday');
  exchange(mira, robin);
  history.undo();
  expect(readOne(mira.doc, threads, id)?.deletedBy).toBe('mira');
  const said = readAll(mira.doc, messages).records.sort((a, b) => a.body.localeCompare(b.body));
  expect(said).toMatchObject([
    { body: 'On Friday', deletedAt: null },
    { body: 'When?', deletedBy: 'mira', thread: id },
  ]);
});

test('[DOC-9] creations and edits are undone in the order in which they were made', () => {
  const { mira, goal, history, read } = together();
  setGoalStatus(mira, goal, 'atRisk');
  const task = createTask(mira, { text: 'Ask Ines' });
  mira.wait(APART_MS);
  setTaskDone(mira, task, true);
  const second = createTask(mira, { text: 'Thank Ines' });
  const names = ['task.create', 'task.tickOff', 'task.create', 'goal.setStatus'];
  expect([history.undo(), history.undo(), history.undo(), history.undo()]).toEqual(names);
  expect(readOne(mira.doc, tasks, task)).toMatchObject({ doneAt: null, deletedBy: 'mira' });
  expect(readOne(mira.doc, tasks, second)?.deletedBy).toBe('mira');
  expect(read()?.status).toBe('notStarted');
  expect([history.redo(), history.redo(), history.redo(), history.redo()]).toEqual(names.reverse());
  expect(readOne(mira.doc, tasks, task)).toMatchObject({ doneAt: mira.now(), deletedAt: null });
  expect(read()?.status).toBe('atRisk');
});

test('[DOC-9] typing in one title is one step, until a pause or another title', () => {
  const { mira, goal, history, read } = together();
  for (const title of ['L', 'Le', 'Lea', 'Learn']) {
    renameGoal(mira, goal, title);
    mira.wait(200);
  }
  mira.wait(APART_MS);
  renameGoal(mira, goal, 'Learn more');
  history.undo();
  expect(read()?.title).toBe('Learn');
  history.undo();
  expect(read()?.title).toBe(draft.title);
  expect(history.undo()).toBeNull();
});

test('[DOC-9] two choices in quick succession are two steps', () => {
  const { mira, goal, history, read } = together();
  setGoalStatus(mira, goal, 'atRisk');
  setGoalStatus(mira, goal, 'blocked');
  history.undo();
  expect(read()?.status).toBe('atRisk');
});

test('[DOC-9] a step that someone else has overwritten is skipped, and undo goes on to the one before', () => {
  const { mira, robin, goal, history, read } = together();
  setGoalDue(mira, goal, parseDay('2027-06-01'));
  mira.wait(APART_MS);
  setGoalStatus(mira, goal, 'atRisk');
  exchange(mira, robin);
  setGoalStatus(robin, goal, 'done');
  exchange(mira, robin);
  expect(history.undo()).toBe('goal.setDue');
  expect(read()).toMatchObject({ status: 'done', due: null });
  expect([history.undoName, history.redoName]).toEqual([null, 'goal.setDue']);
});

test('[DOC-9] skipping an overwritten step never jumps over a creation', () => {
  const { mira, robin, goal, history, read } = together();
  setGoalDue(mira, goal, parseDay('2027-06-01'));
  const task = createTask(mira, { text: 'Ask Ines' });
  setGoalStatus(mira, goal, 'atRisk');
  exchange(mira, robin);
  setGoalStatus(robin, goal, 'done');
  exchange(mira, robin);
  expect(history.undo()).toBe('task.create');
  expect(readOne(mira.doc, tasks, task)?.deletedBy).toBe('mira');
  expect(read()?.due).toBe('2027-06-01');
  expect(history.undo()).toBe('goal.setDue');
});

test('[DOC-9] of two dates chosen at the same moment, undo doesn’t erase the one that won', () => {
  const [mira, ines] = [testWriter('mira', 2), testWriter('ines', 1)];
  const task = createTask(ines, { text: 'Ask', due: parseDay('2027-03-01') });
  exchange(mira, ines);
  const history = new History(mira.doc, allCollections, mira.now);
  setTaskDue(mira, task, parseDay('2027-03-12'));
  setTaskDue(ines, task, parseDay('2027-03-20'));
  exchange(mira, ines);
  expect(history.undo()).toBeNull();
  expect(readOne(mira.doc, tasks, task)?.due).toBe('2027-03-12');
});

test('F24: [DOC-9] undo after the other person binned the record changes the field and leaves it in the bin', () => {
  const { mira, robin, goal, history, read } = together();
  renameGoal(mira, goal, 'Lead a small team');
  exchange(mira, robin);
  binRecord(robin, goals, goal);
  exchange(mira, robin);
  history.undo();
  expect(read()).toMatchObject({ title: draft.title, deletedBy: 'robin' });
});

test('F24: [DOC-9] undoing a creation that the other person has already binned changes nothing', () => {
  const { mira, robin, history } = together();
  const id = createTask(mira, { text: 'Ask Ines' });
  exchange(mira, robin);
  binRecord(robin, tasks, id);
  exchange(mira, robin);
  expect(history.undo()).toBeNull();
  expect(readOne(mira.doc, tasks, id)?.deletedBy).toBe('robin');
});

test('F24: [DOC-9] undo after the other person deleted the record for good does nothing and restores nothing', () => {
  const { mira, robin, goal, history } = together();
  renameGoal(mira, goal, 'Lead a small team');
  const task = createTask(mira, { text: 'Ask Ines' });
  exchange(mira, robin);
  purgeRecord(robin, goals, goal);
  purgeRecord(robin, tasks, task);
  exchange(mira, robin);
  expect(history.undo()).toBeNull();
  expect(mira.doc.getMap('goals').toJSON()).toEqual({});
  expect(mira.doc.getMap('tasks').toJSON()).toEqual({});
});

test('[DOC-6] deleting for good can’t be undone', () => {
  const { mira, goal, history } = together();
  binRecord(mira, goals, goal);
  purgeRecord(mira, goals, goal);
  expect(history.undo()).toBeNull();
  expect(mira.doc.getMap('goals').toJSON()).toEqual({});
});

test('[DOC-6] moving to the bin can be undone', () => {
  const { mira, goal, history, read } = together();
  binRecord(mira, goals, goal);
  expect(history.undo()).toBe('goal.bin');
  expect(read()).toMatchObject({ deletedAt: null, deletedBy: null });
});

test('[DOC-15] undoing the edit of a message restores its old text', () => {
  const { mira, history } = together();
  const anchor = { kind: 'workspace', id: null, range: null } as const;
  const thread = startThread(mira, { anchor, kind: 'comment', body: 'One' });
  const reply = replyToThread(mira, thread, 'Two');
  editMessage(mira, reply, 'Three');
  expect(history.undo()).toBe('message.edit');
  expect(readOne(mira.doc, messages, reply)).toMatchObject({ body: 'Two', editedAt: null });
});

test('[DOC-8] in a document from a newer version undo writes nothing', () => {
  const { mira, goal, history, read } = together();
  setGoalStatus(mira, goal, 'atRisk');
  metaOf(mira.doc).set('schemaVersion', 2);
  expect(history.undo()).toBeNull();
  expect(read()?.status).toBe('atRisk');
});

test('listeners are told of changes, undo and redo until they unsubscribe', () => {
  const { mira, robin, goal, history } = together();
  let heard = 0;
  const leave = history.subscribe(() => heard++);
  setGoalStatus(mira, goal, 'atRisk');
  const afterMine = heard;
  setGoalStatus(robin, goal, 'done');
  exchange(robin, { doc: robin.doc });
  expect([afterMine > 0, heard]).toEqual([true, afterMine]);
  history.undo();
  const afterUndo = heard;
  expect(afterUndo).toBeGreaterThan(afterMine);
  leave();
  history.redo();
  expect(heard).toBe(afterUndo);
  history.dispose();
  setGoalStatus(mira, goal, 'blocked');
  expect(history.undoName).not.toBe('goal.blocked');
});

test('a pasted list is one change: undo bins all of it, redo restores all of it in order', () => {
  const { mira, goal, history } = together();
  createTasks(mira, ['First', 'Second', 'Third'], { goal });
  const live = () =>
    readAll(mira.doc, tasks)
      .records.filter(({ deletedAt }) => deletedAt === null)
      .sort(byOrder)
      .map(({ text }) => text);
  expect(live()).toEqual(['First', 'Second', 'Third']);
  expect(history.undo()).toBe('task.createSome');
  expect(live()).toEqual([]);
  expect(history.undoName).toBeNull();
  history.redo();
  expect(live()).toEqual(['First', 'Second', 'Third']);
});
