/** Taking back one step, whatever was done since: exactly that step, and nothing that came after it. */
import { expect, test } from 'vitest';
import { allCollections } from '../collections.ts';
import { editMessage, messages, replyToThread, startThread } from '../feedback/index.ts';
import { createGoal, goals, renameGoal, setGoalDue, setGoalStatus } from '../goals/index.ts';
import { type Day, parseDay } from '../shared/days.ts';
import type { PersonId } from '../shared/ids.ts';
import {
  carryOver,
  createTask,
  createTasks,
  rewordTask,
  setTaskOwner,
  tasks,
} from '../tasks/index.ts';
import { binRecord, purgeRecord, restoreRecord } from './bin.ts';
import { metaOf } from './document.ts';
import { History } from './history.ts';
import { readAll, readOne } from './read.ts';
import { exchange, testWriter } from './test-writers.ts';

const APART_MS = 5_000;
const [MAY, JUNE] = ['2027-05-01' as Day, '2027-06-01' as Day];
const PEOPLE = new Map([
  [1, 'mira' as PersonId],
  [2, 'robin' as PersonId],
]);

/** Mira with a history, Robin beside her, and a goal and a thread that both have and nobody can undo. */
function together() {
  const [mira, robin] = [testWriter('mira', 1), testWriter('robin', 2)];
  const goal = createGoal(robin, { title: 'Lead a team', horizon: 'long', status: 'onTrack' });
  const anchor = { kind: 'workspace', id: null, range: null } as const;
  const thread = startThread(robin, { anchor, kind: 'question', body: 'When?' });
  exchange(mira, robin);
  const history = new History(mira.doc, allCollections, mira.now, {
    personOf: (client) => PEOPLE.get(client) ?? null,
  });
  return {
    ...{ mira, robin, goal, thread, history },
    read: () => readOne(mira.doc, goals, goal),
    status: () => readOne(mira.doc, goals, goal)?.status,
    due: () => readOne(mira.doc, goals, goal)?.due,
    /** Mira does something, and Robin receives it. */
    does: (edit: () => unknown) => {
      mira.wait(APART_MS);
      const { step } = history.step(edit);
      if (step === null) throw new Error('it changed nothing');
      exchange(mira, robin);
      return step;
    },
    /** Robin does something, and Mira receives it. */
    then: (edit: () => unknown) => {
      edit();
      exchange(mira, robin);
    },
  };
}

const undone = { ok: true, kept: null };
const changedBy = (by: string | null) => ({ ok: false, reason: 'changed', by });

test('[DOC-9] a step is taken back by its handle, and redo restores it', () => {
  const { mira, goal, history, does, read } = together();
  const step = does(() => setGoalStatus(mira, goal, 'atRisk'));
  expect(step.name).toBe('goal.setStatus');
  expect(history.takeBack(step)).toEqual(undone);
  expect(read()?.status).toBe('onTrack');
  expect([history.undoName, history.redoName]).toEqual([null, 'goal.setStatus']);
  expect(history.redo()).toBe('goal.setStatus');
  expect(read()?.status).toBe('atRisk');
});

test('[DOC-9] an earlier step is taken back on its own: undo goes on with the others and doesn’t repeat it', () => {
  const { mira, goal, history, does, read } = together();
  does(() => renameGoal(mira, goal, 'Lead a small team'));
  const status = does(() => setGoalStatus(mira, goal, 'atRisk'));
  does(() => setGoalDue(mira, goal, parseDay('2027-06-01')));
  expect(history.takeBack(status)).toEqual(undone);
  expect(read()).toMatchObject({
    title: 'Lead a small team',
    status: 'onTrack',
    due: '2027-06-01',
  });
  expect([history.undo(), history.undo(), history.undo()]).toEqual([
    'goal.setDue',
    'goal.rename',
    null,
  ]);
  expect([history.redo(), history.redo(), history.redo(), history.redo()]).toEqual([
    'goal.rename',
    'goal.setDue',
    'goal.setStatus',
    null,
  ]);
  expect(read()).toMatchObject({
    title: 'Lead a small team',
    status: 'atRisk',
    due: '2027-06-01',
  });
});

test('[DOC-9] a step that was undone isn’t taken back twice, but can be once it was redone', () => {
  const { mira, goal, history, does, read } = together();
  const step = does(() => setGoalStatus(mira, goal, 'atRisk'));
  history.undo();
  expect(history.takeBack(step)).toEqual({ ok: false, reason: 'undone' });
  history.redo();
  expect(history.takeBack(step)).toEqual(undone);
  expect(history.takeBack(step)).toEqual({ ok: false, reason: 'undone' });
  expect(read()?.status).toBe('onTrack');
});

test('[DOC-9] a change that changes nothing makes no step, and doesn’t hand out the one before', () => {
  const { mira, goal, history, does } = together();
  does(() => setGoalStatus(mira, goal, 'atRisk'));
  const again = history.step(() => {
    setGoalStatus(mira, goal, 'atRisk');
    return 'done';
  });
  expect(again).toEqual({ result: 'done', step: null });
});

test('[DOC-9] several changes made in one step are taken back, and undone, together', () => {
  const { mira, goal, history, does, read } = together();
  const both = () => {
    setGoalStatus(mira, goal, 'atRisk');
    return createTask(mira, { text: 'Ask Ines', goal });
  };
  const step = does(both);
  expect(history.takeBack(step)).toEqual(undone);
  expect(read()?.status).toBe('onTrack');
  expect(readAll(mira.doc, tasks).records).toMatchObject([{ deletedBy: 'mira' }]);
  expect(history.redo()).toBe('task.create');
  expect(read()?.status).toBe('atRisk');
  expect(history.undo()).toBe('task.create');
  expect([read()?.status, history.undoName]).toEqual(['onTrack', null]);
});

test('[DOC-9] a step is only what was changed in it, however soon the same thing changes again', () => {
  const { mira, goal, history, read } = together();
  renameGoal(mira, goal, 'Lead a team now');
  const { step } = history.step(() => renameGoal(mira, goal, 'Lead a small team now'));
  renameGoal(mira, goal, 'Lead a small team now or never');
  expect(step && history.takeBack(step)).toEqual(undone);
  expect(read()?.title).toBe('Lead a team now or never');
});

test('[DOC-9] what the other person has put in its place stays, and the result says who it was', () => {
  const { mira, robin, goal, history, does, then, status } = together();
  const step = does(() => setGoalStatus(mira, goal, 'atRisk'));
  then(() => setGoalStatus(robin, goal, 'blocked'));
  expect(history.takeBack(step)).toEqual(changedBy('robin'));
  expect(status()).toBe('blocked');
});

test('[DOC-9] nobody is named if it isn’t known who it was', () => {
  const { mira, goal, history, does, then, status } = together();
  const stranger = testWriter('noor', 3);
  exchange(mira, stranger);
  const step = does(() => setGoalStatus(mira, goal, 'atRisk'));
  then(() => {
    exchange(mira, stranger);
    setGoalStatus(stranger, goal, 'blocked');
    exchange(mira, stranger);
  });
  expect(history.takeBack(step)).toEqual(changedBy(null));
  expect(status()).toBe('blocked');
});

test('[DOC-9] my own later change stays as well, and once it is gone the step can be taken back', () => {
  const { mira, goal, history, does, due } = together();
  const step = does(() => setGoalDue(mira, goal, MAY));
  does(() => setGoalDue(mira, goal, JUNE));
  expect(history.takeBack(step)).toEqual(changedBy('mira'));
  expect(due()).toBe(JUNE);
  expect(history.undo()).toBe('goal.setDue');
  expect(history.takeBack(step)).toEqual(undone);
  expect(due()).toBe(null);
});

test('[DOC-9] a step that is refused keeps its place in what can be undone', () => {
  const { mira, robin, goal, history, does, then, read } = together();
  const step = does(() => setGoalStatus(mira, goal, 'atRisk'));
  does(() => renameGoal(mira, goal, 'Lead a small team'));
  then(() => setGoalStatus(robin, goal, 'done'));
  expect(history.takeBack(step)).toEqual(changedBy('robin'));
  expect([history.undoName, history.redoName]).toEqual(['goal.rename', null]);
  expect([history.undo(), history.undo()]).toEqual(['goal.rename', null]);
  expect(read()).toMatchObject({ title: 'Lead a team', status: 'done' });
});

test('[DOC-9] what the other did elsewhere in the record stays', () => {
  const { mira, robin, goal, history, does, then, read } = together();
  const step = does(() => setGoalStatus(mira, goal, 'atRisk'));
  then(() => {
    setGoalDue(robin, goal, parseDay('2027-06-01'));
    renameGoal(robin, goal, 'Lead a small team');
  });
  expect(history.takeBack(step)).toEqual(undone);
  expect(read()).toMatchObject({
    title: 'Lead a small team',
    status: 'onTrack',
    due: '2027-06-01',
  });
});

test('[DOC-9] in a text my letters go and the other person’s stay', () => {
  const { mira, robin, goal, history, does, then, read } = together();
  const step = does(() => renameGoal(mira, goal, 'Lead a small team'));
  then(() => {
    renameGoal(robin, goal, 'Lead a very small team');
    renameGoal(robin, goal, 'Lead a very small team well');
  });
  expect(history.takeBack(step)).toEqual(undone);
  expect(read()?.title).toBe('Lead a very team well');
});

test('[DOC-9] letters that the other person has deleted leave nothing to take back', () => {
  const { mira, robin, goal, history, does, then, read } = together();
  const step = does(() => renameGoal(mira, goal, 'Lead a small team'));
  then(() => renameGoal(robin, goal, 'Lead a team'));
  expect(history.takeBack(step)).toEqual(changedBy(null));
  expect(read()?.title).toBe('Lead a team');
});

test('[DOC-9] of several changes the rest is taken back, and the result says who changed what stays', () => {
  const { mira, robin, history, does, then } = together();
  const ids = ['Write', 'Ask', 'Thank'].map((text) => createTask(robin, { text }));
  exchange(mira, robin);
  const step = does(() => carryOver(mira, readAll(mira.doc, tasks).records, '2027-03-12' as Day));
  const asked = readAll(robin.doc, tasks).records.filter(({ text }) => text === 'Ask');
  then(() => carryOver(robin, asked, '2027-03-20' as Day));
  expect(history.takeBack(step)).toEqual({ ok: true, kept: { by: 'robin' } });
  const due = ids.map((id) => readOne(mira.doc, tasks, id)?.due);
  expect(due).toEqual([null, '2027-03-20', null]);
});

test('[DOC-9] a choice that the other made at the same moment isn’t erased with mine', () => {
  // Of two choices made at the same time, the one from the higher client wins.
  for (const client of [0, 3]) {
    const { mira, goal, history, due } = together();
    const ines = testWriter('ines', client);
    exchange(mira, ines);
    const { step } = history.step(() => setGoalDue(mira, goal, MAY));
    setGoalDue(ines, goal, JUNE);
    exchange(mira, ines);
    const stands = client === 0 ? MAY : JUNE;
    expect(due()).toBe(stands);
    expect(step && history.takeBack(step)).toEqual(changedBy(null));
    expect(history.undo()).toBeNull();
    expect(due()).toBe(stands);
  }
});

test('[DOC-9] what the other chose stays, even after I changed it and undid that', () => {
  const { mira, robin, goal, history, does, then, read } = together();
  const step = does(() => setGoalStatus(mira, goal, 'atRisk'));
  then(() => setGoalStatus(robin, goal, 'blocked'));
  does(() => setGoalStatus(mira, goal, 'done'));
  history.undo();
  expect(read()?.status).toBe('blocked');
  expect(history.takeBack(step)).toMatchObject({ ok: false, reason: 'changed' });
  expect(history.undo()).toBeNull();
  expect(read()?.status).toBe('blocked');
});

test('[DOC-9] what I removed isn’t restored over what the other has put there since', () => {
  const { mira, robin, history, does, then } = together();
  const id = createTask(robin, { text: 'Ask', owner: robin.person });
  exchange(mira, robin);
  const owners = () => readOne(mira.doc, tasks, id)?.owners;
  const step = does(() => setTaskOwner(mira, id, robin.person, false));
  then(() => setTaskOwner(robin, id, robin.person, true));
  expect(history.takeBack(step)).toEqual(changedBy('robin'));
  expect(owners()).toEqual(['robin']);
  const again = does(() => setTaskOwner(mira, id, robin.person, false));
  expect(history.takeBack(again)).toEqual(undone);
  expect(owners()).toEqual(['robin']);
});

test('[DOC-6] a record that the other has binned since stays in the bin, with the step taken back', () => {
  const { mira, robin, goal, history, does, then, read } = together();
  const step = does(() => setGoalStatus(mira, goal, 'atRisk'));
  then(() => binRecord(robin, goals, goal));
  expect(history.takeBack(step)).toEqual(undone);
  expect(read()).toMatchObject({ status: 'onTrack', deletedBy: 'robin' });
});

test('[DOC-6] nothing comes back of a record that has been deleted for good', () => {
  const { mira, robin, goal, history, does, then } = together();
  const status = does(() => setGoalStatus(mira, goal, 'atRisk'));
  const title = does(() => renameGoal(mira, goal, 'Lead a small team'));
  const made = does(() => createGoal(mira, { title: 'Rest', horizon: 'short' }));
  then(() => readAll(robin.doc, goals).records.forEach(({ id }) => purgeRecord(robin, goals, id)));
  for (const step of [status, title, made])
    expect(history.takeBack(step)).toEqual({ ok: false, reason: 'deleted' });
  expect(mira.doc.getMap('goals').toJSON()).toEqual({});
});

test('[DOC-6] what I binned comes back with what the other wrote in it there', () => {
  const { mira, robin, goal, history, does, then, read } = together();
  const step = does(() => binRecord(mira, goals, goal));
  then(() => renameGoal(robin, goal, 'Lead a small team'));
  expect(history.takeBack(step)).toEqual(undone);
  expect(read()).toMatchObject({ title: 'Lead a small team', deletedAt: null });
});

test('[DOC-6] what the other restored and binned again stays in the bin', () => {
  const { mira, robin, goal, history, does, then, read } = together();
  const step = does(() => binRecord(mira, goals, goal));
  then(() => {
    restoreRecord(robin, goals, goal);
    robin.wait(APART_MS);
    binRecord(robin, goals, goal);
  });
  expect(history.takeBack(step)).toEqual(changedBy('robin'));
  expect(read()?.deletedBy).toBe('robin');
});

test('[DOC-9] taking back a creation bins it with what the other has added since, and redo restores it', () => {
  const { mira, robin, history, does, then } = together();
  const step = does(() => createTask(mira, { text: 'Ask' }));
  const [made] = readAll(mira.doc, tasks).records;
  if (made === undefined) throw new Error('nothing was made');
  then(() => rewordTask(robin, made.id, 'Ask Ines'));
  expect(history.takeBack(step)).toEqual(undone);
  expect(readOne(mira.doc, tasks, made.id)).toMatchObject({ text: 'Ask Ines', deletedBy: 'mira' });
  expect(history.redo()).toBe('task.create');
  expect(readOne(mira.doc, tasks, made.id)?.deletedAt).toBeNull();
});

test('[DOC-9] what I created and the other has already binned needs no taking back', () => {
  const { mira, robin, history, does, then } = together();
  const step = does(() => createTasks(mira, ['Ask', 'Thank'], {}));
  const [first, second] = readAll(mira.doc, tasks).records;
  if (!first || !second) throw new Error('two were made');
  then(() => binRecord(robin, tasks, first.id));
  expect(history.takeBack(step)).toEqual(undone);
  expect(readOne(mira.doc, tasks, second.id)?.deletedBy).toBe('mira');
  expect(readOne(mira.doc, tasks, first.id)?.deletedBy).toBe('robin');

  const last = does(() => createTask(mira, { text: 'Rest' }));
  then(() => {
    for (const { id } of readAll(robin.doc, tasks).records) binRecord(robin, tasks, id);
  });
  expect(history.takeBack(last)).toEqual(changedBy('robin'));
});

test('[DOC-15] a message edited since on another device of mine stays as it is', () => {
  const { mira, robin, thread, history, does, then } = together();
  const reply = replyToThread(mira, thread, 'One');
  const phone = { ...robin, person: mira.person };
  const step = does(() => editMessage(mira, reply, 'Two'));
  then(() => editMessage(phone, reply, 'Three'));
  expect(history.takeBack(step)).toMatchObject({ ok: false, reason: 'changed' });
  expect(readOne(mira.doc, messages, reply)?.body).toBe('Three');
});

test('[DOC-8] in a document from a newer version nothing is taken back', () => {
  const { mira, goal, history, does, read } = together();
  const step = does(() => setGoalStatus(mira, goal, 'atRisk'));
  metaOf(mira.doc).set('schemaVersion', 2);
  expect(history.takeBack(step)).toEqual({ ok: false, reason: 'readOnly' });
  expect(read()?.status).toBe('atRisk');
});
