import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { messages, replyToThread, startThread } from '../feedback/index.ts';
import { createGoal, goals, renameGoal, setGoalDue, setGoalStatus } from '../goals/index.ts';
import { joinAsPerson } from '../people/index.ts';
import { parseDay } from '../shared/days.ts';
import type { WorkspaceId } from '../shared/ids.ts';
import { createTask, setTaskDone, tasks } from '../tasks/index.ts';
import { binRecord, purgeRecord, restoreRecord } from './bin.ts';
import { change, LocalChange, ReadOnlyError } from './change.ts';
import { isNewer, metaOf, proseOf, readMeta, rootOf } from './document.ts';
import { readAll, readOne } from './read.ts';
import { renameWorkspace, setUpWorkspace } from './set-up.ts';
import { exchange, testWriter } from './test-writers.ts';

const draft = { title: 'Lead a team', horizon: 'long' } as const;

test('[DOC-9] a change is one transaction that carries its name and its person', () => {
  const mira = testWriter('mira', 1);
  const origins: unknown[] = [];
  mira.doc.on('afterTransaction', ({ origin }: Y.Transaction) => origins.push(origin));
  const id = createTask(mira, { text: 'Ask Ines' });
  setTaskDone(mira, id, true);
  expect(origins).toMatchObject([
    { name: 'task.create', person: 'mira' },
    { name: 'task.tickOff', person: 'mira' },
  ]);
  expect(origins.every((origin) => origin instanceof LocalChange)).toBe(true);
});

test('[DOC-9] setting what is already there writes nothing', () => {
  const mira = testWriter('mira', 1);
  const id = createGoal(mira, { ...draft, status: 'onTrack' });
  const before = Y.encodeStateVector(mira.doc);
  setGoalStatus(mira, id, 'onTrack');
  setGoalDue(mira, id, null);
  renameGoal(mira, id, draft.title);
  restoreRecord(mira, goals, id);
  expect(Y.encodeStateVector(mira.doc)).toEqual(before);
});

test('[DOC-2] two people who change two fields of a goal both win', () => {
  const [mira, robin] = [testWriter('mira', 1), testWriter('robin', 2)];
  const id = createGoal(mira, draft);
  exchange(mira, robin);
  setGoalStatus(mira, id, 'atRisk');
  setGoalDue(robin, id, parseDay('2027-06-01'));
  renameGoal(mira, id, 'Lead a small team');
  renameGoal(robin, id, 'Lead a team well');
  exchange(mira, robin);
  expect(readOne(mira.doc, goals, id)).toMatchObject({
    status: 'atRisk',
    due: '2027-06-01',
    title: 'Lead a small team well',
  });
  expect(readOne(robin.doc, goals, id)).toEqual(readOne(mira.doc, goals, id));
});

test('[DOC-3] a title keeps its shared text when it is reworded', () => {
  const mira = testWriter('mira', 1);
  const id = createGoal(mira, draft);
  const text = () => (rootOf(mira.doc, goals).get(id) as Y.Map<unknown>).get('title');
  const before = text();
  renameGoal(mira, id, 'Something else\nentirely');
  expect(text()).toBe(before);
  expect(readOne(mira.doc, goals, id)?.title).toBe('Something else entirely');
});

test('a title of 10,000 characters is kept whole', () => {
  const mira = testWriter('mira', 1);
  const id = createGoal(mira, { ...draft, title: 'x'.repeat(10_000) });
  expect(readOne(mira.doc, goals, id)?.title).toHaveLength(10_000);
});

test('[DOC-6] a binned goal says who and when, and restoring clears both', () => {
  const mira = testWriter('mira', 1);
  const id = createGoal(mira, draft);
  binRecord(mira, goals, id);
  expect(readOne(mira.doc, goals, id)).toMatchObject({ deletedAt: mira.now(), deletedBy: 'mira' });
  restoreRecord(mira, goals, id);
  expect(readOne(mira.doc, goals, id)).toMatchObject({ deletedAt: null, deletedBy: null });
});

test('[DOC-6] a binned goal keeps the edit that someone made offline', () => {
  const [mira, robin] = [testWriter('mira', 1), testWriter('robin', 2)];
  const id = createGoal(mira, draft);
  exchange(mira, robin);
  binRecord(mira, goals, id);
  renameGoal(robin, id, 'Lead a team well');
  exchange(mira, robin);
  expect(readOne(mira.doc, goals, id)).toMatchObject({
    title: 'Lead a team well',
    deletedBy: 'mira',
  });
});

test('[DOC-6] deleting for good removes the record and empties its rich texts', () => {
  const mira = testWriter('mira', 1);
  const id = createGoal(mira, draft);
  const notes = proseOf(mira.doc, 'goals', id, 'notes');
  notes.insert(0, 'Words');
  notes.setAttribute('.k', 'h2');
  purgeRecord(mira, goals, id);
  expect(readAll(mira.doc, goals).records).toEqual([]);
  expect(notes.length).toBe(0);
  expect(notes.getAttributes()).toEqual({});
});

test('[DOC-6] edits of a record that was deleted for good do nothing', () => {
  const mira = testWriter('mira', 1);
  const id = createGoal(mira, draft);
  purgeRecord(mira, goals, id);
  renameGoal(mira, id, 'Gone');
  setGoalStatus(mira, id, 'done');
  binRecord(mira, goals, id);
  expect(rootOf(mira.doc, goals).toJSON()).toEqual({});
});

test('[DOC-8] a document from a newer version refuses every change and stays as it was', () => {
  const mira = testWriter('mira', 1);
  const goal = createGoal(mira, draft);
  const thread = startThread(mira, {
    anchor: { kind: 'workspace', id: null, range: null },
    kind: 'comment',
    body: 'Hello',
  });
  metaOf(mira.doc).set('schemaVersion', 2);
  expect(isNewer(mira.doc)).toBe(true);
  const before = Y.encodeStateAsUpdate(mira.doc);
  const attempts = [
    () => createGoal(mira, draft),
    () => renameGoal(mira, goal, 'x'),
    () => createTask(mira, { text: 'x' }),
    () => replyToThread(mira, thread, 'x'),
    () => binRecord(mira, goals, goal),
    () => purgeRecord(mira, goals, goal),
    () => setUpWorkspace(mira, { id: 'w' as WorkspaceId, name: 'x' }),
    () => joinAsPerson(mira, { name: 'x', role: 'mentor', colour: 0, timezone: '' }),
    () => change(mira, goals, 'rename', () => 1),
  ];
  for (const attempt of attempts) expect(attempt).toThrow(ReadOnlyError);
  expect(Y.encodeStateAsUpdate(mira.doc)).toEqual(before);
  expect(readAll(mira.doc, messages).records).toHaveLength(1);
});

test('[DOC-8] a document without a version counts as this one', () => {
  expect(readMeta(new Y.Doc())).toEqual({ id: null, name: '', schemaVersion: 1, startedAt: null });
});

test('[DOC-7] a start that no date can hold isn’t known', () => {
  const doc = new Y.Doc();
  for (const raw of [1e300, -1, Infinity, NaN, Date.UTC(9999, 0, 1), '2027', { valueOf: 0 }]) {
    metaOf(doc).set('startedAt', raw);
    expect(readMeta(doc).startedAt).toBeNull();
  }
  metaOf(doc).set('startedAt', Date.UTC(9998, 11, 31));
  expect(readMeta(doc).startedAt).toBe(Date.UTC(9998, 11, 31));
});

test('F25: two people who set up the workspace at once agree on one name, and both are in it', () => {
  const [mira, robin] = [testWriter('mira', 1), testWriter('robin', 2)];
  for (const [writer, name] of [
    [mira, 'Ours'],
    [robin, 'Mine'],
  ] as const) {
    setUpWorkspace(writer, { id: 'w' as WorkspaceId, name });
    joinAsPerson(writer, { name, role: 'mentee', colour: 0, timezone: '' });
    createTask(writer, { text: `From ${name}` });
  }
  exchange(mira, robin);
  expect(readMeta(mira.doc)).toEqual(readMeta(robin.doc));
  expect(Object.keys(mira.doc.getMap('people').toJSON()).sort()).toEqual(['mira', 'robin']);
  expect(readAll(robin.doc, tasks).records).toHaveLength(2);
  renameWorkspace(mira, 'Ours together');
  expect(readMeta(mira.doc).name).toBe('Ours together');
});
