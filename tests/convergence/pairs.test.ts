import {
  binRecord,
  moveRecord,
  readAll,
  readMeta,
  readOne,
  setUpWorkspace,
} from '@cairn/model/document';
import { createGoal, goals, renameGoal, setGoalStatus } from '@cairn/model/goals';
import { joinAsPerson, people } from '@cairn/model/people';
import { byOrder, type GoalId, type WorkspaceId } from '@cairn/model/shared';
import { expect, test } from 'vitest';
import type * as Y from 'yjs';
import { openPost, type Replica } from './replica.ts';
import { faultOf, type Write } from './writes.ts';

/**
 * Two people who know the same goals each do one thing offline, and then receive each other's
 * updates.
 */
function apart(
  titles: readonly string[],
  mine: (me: Replica, ids: GoalId[]) => void,
  theirs: typeof mine,
) {
  const { replicas, updates } = openPost(2);
  const [me, them] = replicas;
  if (!me || !them) throw new Error('two replicas were asked for');
  const ids = titles.map((title) => createGoal(me, { title, horizon: 'short' }));
  updates.forEach(them.receive);
  const known = updates.length;
  mine(me, ids);
  theirs(them, ids);
  // In reverse order, and including one that is known already.
  for (const update of updates.slice(known - 1).reverse())
    [me, them].forEach(({ receive }) => receive(update));
  expect(me.doc.getMap('goals').toJSON()).toEqual(them.doc.getMap('goals').toJSON());
  expect(me.doc.getMap('meta').toJSON()).toEqual(them.doc.getMap('meta').toJSON());
  return { me, them, ids };
}

const first = (ids: readonly GoalId[]) => ids[0] as GoalId;

test('F24: [DOC-6] deleting against editing: it is in the bin, with the edit', () => {
  const { me, ids } = apart(
    ['Lead'],
    (writer, known) => binRecord(writer, goals, first(known)),
    (writer, known) => {
      renameGoal(writer, first(known), 'Lead a team');
      setGoalStatus(writer, first(known), 'onTrack');
    },
  );
  expect(readOne(me.doc, goals, first(ids))).toMatchObject({
    title: 'Lead a team',
    status: 'onTrack',
    deletedBy: me.person,
  });
});

test('F24: [DOC-4] moving against moving: each goal is there once, and everyone sees the same order', () => {
  const move = (from: number, to: number) => (writer: Replica, ids: GoalId[]) =>
    moveRecord(
      writer,
      goals,
      readAll(writer.doc, goals).records,
      ids[from] as GoalId,
      ids[to] as GoalId,
    );
  const { me, them, ids } = apart(['A', 'B', 'C', 'D'], move(3, 0), move(3, 2));
  const order = ({ doc }: Replica) =>
    readAll(doc, goals)
      .records.sort(byOrder)
      .map(({ id }) => id);
  expect(order(me)).toEqual(order(them));
  expect(order(me).sort()).toEqual([...ids].sort());
});

test('F25: [DOC-1] two people set up the same workspace at once: one name for both, with both people and goals', () => {
  const start = (name: string) => (writer: Replica) => {
    setUpWorkspace(writer, { id: 'w' as WorkspaceId, name });
    joinAsPerson(writer, { name, role: 'mentee', colour: 0, timezone: '' });
    createGoal(writer, { title: name, horizon: 'long' });
  };
  const { me, them } = apart(['Known'], start('Ours'), start('Mine'));
  expect(['Ours', 'Mine']).toContain(readMeta(me.doc).name);
  expect(readAll(them.doc, people).records).toHaveLength(2);
  expect(
    readAll(them.doc, goals)
      .records.map(({ title }) => title)
      .sort(),
  ).toEqual(['Known', 'Mine', 'Ours']);
});

test('[DOC-7] what a newer version wrote survives being edited by this one at the same time', () => {
  const { me, ids } = apart(
    ['Lead'],
    (writer, known) => renameGoal(writer, first(known), 'Lead a team'),
    (writer, known) => {
      const raw = writer.doc.getMap('goals').get(first(known)) as Y.Map<unknown>;
      raw.set('status', 'paused');
      raw.set('mood', 'sunny');
    },
  );
  expect(me.doc.getMap('goals').toJSON()[first(ids)]).toMatchObject({
    status: 'paused',
    mood: 'sunny',
  });
  expect(readOne(me.doc, goals, first(ids))).toMatchObject({
    title: 'Lead a team',
    status: 'notStarted',
  });
});

test('[DOC-7] an entry that nothing can read reaches the other person and affects no other goal', () => {
  const { them } = apart(
    ['Lead'],
    (writer) => writer.doc.getMap('goals').set('broken', [1, 2]),
    (writer, known) => renameGoal(writer, first(known), 'Lead a team'),
  );
  expect(readAll(them.doc, goals)).toMatchObject({
    records: [{ title: 'Lead a team' }],
    setAside: [{ id: 'broken' }],
  });
});

test('the check for lost writes accepts either of two concurrent values, but none that was knowingly replaced', () => {
  const write = (
    client: number,
    clock: number,
    value: unknown,
    known: [number, number][] = [],
  ): Write => ({
    place: 'goals/g/status',
    value,
    client,
    clock,
    known: new Map(known),
  });
  const atOnce = [write(1, 1, 'a'), write(2, 1, 'b')];
  const inTurn = [write(1, 1, 'a'), write(2, 1, 'b', [[1, 1]])];
  const removed = [write(1, 1, 'a'), write(2, 0, undefined, [[1, 1]])];
  const judge = (all: Write[], won: unknown) => faultOf('goals/g/status', all, won) === null;
  expect([judge(atOnce, 'a'), judge(atOnce, 'b'), judge(atOnce, 'c')]).toEqual([true, true, false]);
  expect([judge(inTurn, 'a'), judge(inTurn, 'b'), judge(inTurn, undefined)]).toEqual([
    false,
    true,
    false,
  ]);
  expect([judge(removed, 'a'), judge(removed, undefined)]).toEqual([false, true]);
});
