import { binRecord, rootOf, type Writer } from '@cairn/model/document';
import { createGoal, type Goal, goals, renameGoal } from '@cairn/model/goals';
import type { PersonId } from '@cairn/model/shared';
import { createTask, setTaskGoal, tasks } from '@cairn/model/tasks';
import { flushSync } from 'svelte';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { Table } from './table.svelte.ts';
import { Index } from './table-index.svelte.ts';

let bytes = 0;
function writerFor(doc: Y.Doc): Writer {
  return {
    doc,
    person: 'me' as PersonId,
    now: () => 1_000,
    random: (size) =>
      Uint8Array.from({ length: size }, () => (bytes = (bytes * 75 + 74) % 65_537) & 255),
  };
}

/** Runs `effect` as a component would; returns how often it ran. */
function watching(effect: () => void): { runs: () => number; stop: () => void } {
  let runs = 0;
  const stop = $effect.root(() => {
    $effect(() => {
      effect();
      runs += 1;
    });
  });
  flushSync();
  return { runs: () => runs, stop };
}

describe('a table', () => {
  it('re-reads only the renamed one of 2,000 records, and wakes its reader alone', () => {
    const writer = writerFor(new Y.Doc());
    writer.doc.transact(() => {
      for (let n = 0; n < 2_000; n++) {
        rootOf(writer.doc, goals).set(`g${n}`, new Y.Map([['title', new Y.Text(`Goal ${n}`)]]));
      }
    });
    const table = new Table(writer.doc, goals);
    const [first, second] = table.all;
    if (first === undefined || second === undefined) throw new Error('the table is empty');
    const readerOfFirst = watching(() => void table.get(first.id));
    const readerOfSecond = watching(() => void table.get(second.id));
    const parsesBefore = table.parses;

    renameGoal(writer, first.id, 'Renamed');
    flushSync();

    expect(table.parses - parsesBefore).toBe(1);
    expect(table.get(first.id)?.title).toBe('Renamed');
    expect(readerOfFirst.runs()).toBe(2);
    expect(readerOfSecond.runs()).toBe(1);
    expect(table.all.find(({ id }) => id === second.id)).toBe(second);
    readerOfFirst.stop();
    readerOfSecond.stop();
  });

  it('sets a damaged entry aside with its reason and takes it back once it parses (DOC-7)', () => {
    const writer = writerFor(new Y.Doc());
    const table = new Table(writer.doc, goals);
    rootOf(writer.doc, goals).set('bad', 'not a record');
    expect(table.all).toEqual([]);
    expect(table.setAside.get('bad')).toBe('it is not a record');
    rootOf(writer.doc, goals).set('bad', new Y.Map([['title', new Y.Text('Mended')]]));
    expect(table.all.map(({ title }) => title)).toEqual(['Mended']);
    expect(table.setAside.size).toBe(0);
  });

  it('reads a record when it is asked for, and all of them in the order of the document', () => {
    const writer = writerFor(new Y.Doc());
    const ids = ['A', 'B', 'C'].map((title) => createGoal(writer, { title, horizon: 'short' }));
    const table = new Table(writer.doc, goals);
    const [, second = ''] = ids;
    const reader = watching(() => void table.get(second)?.title);
    expect([table.parses, table.total]).toEqual([1, 3]);
    renameGoal(writer, second as Goal['id'], 'Renamed before the others were read');
    flushSync();
    expect([table.parses, reader.runs()]).toEqual([2, 2]);
    const all = table.all.map(({ id, title }) => [id, title]);
    expect(all).toEqual(new Table(writer.doc, goals).all.map(({ id, title }) => [id, title]));
    expect(table.parses).toBe(4);
    reader.stop();
  });

  it('sets aside what doesn’t parse also where nothing else was asked for', () => {
    const writer = writerFor(new Y.Doc());
    rootOf(writer.doc, goals).set('bad', 'not a record');
    expect(new Table(writer.doc, goals).get('bad')).toBeUndefined();
    const table = new Table(writer.doc, goals);
    expect([table.total, [...table.setAside]]).toEqual([1, [['bad', 'it is not a record']]]);
    expect(table.total).toBe(1);
  });

  it('moves a deleted record from all to binned, and get still finds it', () => {
    const writer = writerFor(new Y.Doc());
    const table = new Table(writer.doc, goals);
    const id = createGoal(writer, { title: 'A goal', horizon: 'short' });
    binRecord(writer, goals, id);
    expect(table.all).toEqual([]);
    expect(table.binned.map((goal) => goal.id)).toEqual([id]);
    expect(table.get(id)?.deletedAt).toBe(1_000);
  });
});

describe('an index', () => {
  it('follows a record from one key to another and wakes the readers of those two', () => {
    const writer = writerFor(new Y.Doc());
    const [a, b, c] = ['A', 'B', 'C'].map((title) =>
      createGoal(writer, { title, horizon: 'short' }),
    );
    if (a === undefined || b === undefined || c === undefined) throw new Error('no goals');
    const table = new Table(writer.doc, tasks);
    const steps = new Index(table, ({ goal }) => (goal === null ? [] : [goal]));
    const readers = [a, b, c].map((goal) => watching(() => void steps.of(goal)));
    const task = createTask(writer, { text: 'A step', goal: a });
    flushSync();
    setTaskGoal(writer, task, b);
    flushSync();
    expect(steps.of(a)).toEqual([]);
    expect(steps.of(b).map(({ id }) => id)).toEqual([task]);
    expect(readers.map(({ runs }) => runs())).toEqual([3, 2, 1]);
    binRecord(writer, tasks, task);
    flushSync();
    expect(steps.of(b)).toEqual([]);
    for (const { stop } of readers) stop();
  });
});

describe('a table with more entries than it reads', () => {
  const MOST = 8;
  const few = { ...goals, mostEntries: MOST };

  /** Goals as a device with this client would have written them in one visit. */
  function visit(doc: Y.Doc, client: number, count: number): void {
    const other = new Y.Doc();
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
    other.clientID = client;
    other.transact(() => {
      for (let at = 0; at < count; at++)
        rootOf(other, goals).set(
          `${String(client)}-${String(at)}`,
          new Y.Map([['title', new Y.Text(`Goal ${String(at)}`)]]),
        );
    });
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other), 'remote');
  }
  const ofVisit = (table: Table<Goal>, client: number) =>
    table.all.filter(({ id }) => id.startsWith(`${String(client)}-`)).length;

  it('F32 leaves most of a flood out, counts it, and keeps what others wrote before and after it', () => {
    const doc = new Y.Doc();
    visit(doc, 1, 3);
    const table = new Table(doc, few);
    const steps = new Index(table, ({ title }) => [title]);
    visit(doc, 2, 1_000);
    expect(ofVisit(table, 1)).toBe(3);
    expect(table.all.length).toBeLessThanOrEqual(MOST);
    expect(table.leftOut.size).toBe(1_003 - table.all.length);
    visit(doc, 3, 2);
    expect(ofVisit(table, 3)).toBe(2);
    expect(table.total).toBe(1_005);
    const again = new Table(doc, few);
    expect(ofVisit(again, 1)).toBe(3);
    expect(ofVisit(again, 3)).toBe(2);
    expect(
      steps
        .of('Goal 0')
        .map(({ id }) => id)
        .sort(),
    ).toEqual(['1-0', '2-0', '3-0']);
  });

  it('F32 always reads what is written here', () => {
    const doc = new Y.Doc();
    visit(doc, 2, 1_000);
    const table = new Table(doc, few);
    const ids = [1, 2, 3].map(() =>
      createGoal(writerFor(doc), { title: 'Mine', horizon: 'short' }),
    );
    expect(ids.every((id) => table.has(id))).toBe(true);
  });

  it('F32 reads everything again once the flood was deleted', () => {
    const doc = new Y.Doc();
    visit(doc, 1, 3);
    visit(doc, 2, 1_000);
    const table = new Table(doc, few);
    const left = watching(() => void table.leftOut.size);
    doc.transact(() => {
      for (const id of [...rootOf(doc, goals).keys()])
        if (id.startsWith('2-')) rootOf(doc, goals).delete(id);
    });
    flushSync();
    expect(left.runs()).toBe(2);
    expect(table.leftOut.size).toBe(0);
    expect(table.all).toHaveLength(3);
    visit(doc, 4, 2);
    expect(ofVisit(table, 4)).toBe(2);
    left.stop();
  });

  it('F32 reads as usual while there are no more entries than the limit', () => {
    const doc = new Y.Doc();
    visit(doc, 1, MOST);
    const table = new Table(doc, few);
    expect(table.all).toHaveLength(MOST);
    expect(table.leftOut.size).toBe(0);
  });
});
