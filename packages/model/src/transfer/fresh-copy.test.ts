import { linesOfPlainText, placeAt, plainText, readFlat, writeLines } from '@cairn/prose/text';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { allCollections } from '../collections.ts';
import { binRecord } from '../document/bin.ts';
import { metaOf, proseOf, readMeta, rootOf } from '../document/document.ts';
import { isLongProse } from '../document/prose-size.ts';
import { readAll, readOne } from '../document/read.ts';
import { setUpWorkspace } from '../document/set-up.ts';
import { testWriter } from '../document/test-writers.ts';
import { startThread, threads } from '../feedback/index.ts';
import { createGoal, goals, setGoalDue } from '../goals/index.ts';
import { encodePosition, isAttached, newId, parseDay, type WorkspaceId } from '../shared/index.ts';
import { encodeCopy, openCopyFile } from './copy-file.ts';
import { freshCopy } from './fresh-copy.ts';

const structsIn = ({ store }: Y.Doc) =>
  [...store.clients.values()].reduce((sum, structs) => sum + structs.length, 0);

function workspace() {
  const mira = testWriter('mira', 1);
  setUpWorkspace(mira, { id: 'w1' as WorkspaceId, name: 'Mira & Robin' });
  const goal = createGoal(mira, { title: 'Lead a team', horizon: 'long' });
  setGoalDue(mira, goal, parseDay('2027-03-12'));
  const binned = createGoal(mira, { title: 'Not that one', horizon: 'short' });
  binRecord(mira, goals, binned);
  const notes = proseOf(mira.doc, 'goals', goal, 'notes');
  writeLines(notes, linesOfPlainText('Why\n- I talk too fast\n- and too much'), () =>
    newId(mira.random),
  );
  notes.format(0, 3, { bold: true });
  const [start, end] = [8, 16].map((at) => encodePosition(placeAt(notes, at, 'after')));
  const thread = startThread(mira, {
    anchor: {
      kind: 'goal',
      id: goal,
      range: { field: 'notes', start: start ?? '', end: end ?? '', quote: 'too fast' },
    },
    kind: 'question',
    body: 'How fast?',
  });
  return { mira, goal, thread, notes };
}

test('a fresh copy reads the same, including the bin and rich texts, as another workspace', () => {
  const { mira, goal, thread, notes } = workspace();
  const fresh = freshCopy(mira.doc, mira.random);
  const { id } = readMeta(fresh);
  expect(readMeta(fresh)).toEqual({ ...readMeta(mira.doc), id });
  expect(id).not.toBe('w1');
  for (const collection of allCollections) {
    if (collection.name === 'threads') continue;
    expect(readAll(fresh, collection)).toEqual(readAll(mira.doc, collection));
  }
  const copied = proseOf(fresh, 'goals', goal, 'notes');
  const shown = (text: Y.Text) =>
    readFlat(text).lines.map(({ kind, path, start, runs }) => ({ kind, path, start, runs }));
  expect(shown(copied)).toEqual(shown(notes));
  const range = readOne(fresh, threads, thread)?.anchor.range;
  expect(range && isAttached(copied, range)).toBe(true);
  notes.delete(8, 8);
  expect(range && isAttached(copied, range), 'of its own').toBe(true);
});

test('F46: nothing that somebody has filled the document with comes along', () => {
  const { mira, goal } = workspace();
  const clean = structsIn(freshCopy(mira.doc, mira.random));
  const junk = mira.doc.getArray('junk');
  for (let at = 0; at < 2_000; at += 1) junk.insert(0, [Uint8Array.of(at & 255)]);
  const record = rootOf(mira.doc, goals).get(goal) as Y.Map<unknown>;
  record.set('more', new Y.Array());
  record.set('owner:'.padEnd(300, 'x'), new Y.Map());
  record.set('status', new Y.Map([['in', new Y.Map()]]));
  rootOf(mira.doc, goals).set('nothing', 7);
  mira.doc.getText(`goals/${goal}/elsewhere`).insert(0, 'x'.repeat(1_000_000));
  proseOf(mira.doc, 'goals', goal, 'notes').setAttribute('nobody.k', 'h1');
  const fresh = freshCopy(mira.doc, mira.random);
  expect(structsIn(fresh)).toBeLessThanOrEqual(clean);
  expect(Y.encodeStateAsUpdate(fresh).length).toBeLessThan(10_000);
  expect(readOne(fresh, goals, goal)).toMatchObject({ title: 'Lead a team', status: 'notStarted' });
});

test('a line is cut where it can no longer be read, and a text that can’t be shown is left out', () => {
  const { mira, goal, notes } = workspace();
  const record = rootOf(mira.doc, goals).get(goal) as Y.Map<Y.Text>;
  record.get('title')?.insert(0, 'x'.repeat(100_000));
  notes.insert(0, 'x'.repeat(1_000_000));
  expect(isLongProse(notes)).toBe(true);
  const fresh = freshCopy(mira.doc, mira.random);
  expect(readOne(fresh, goals, goal)?.title).toHaveLength(20_001);
  expect(plainText(proseOf(fresh, 'goals', goal, 'notes'))).toBe('');
});

test('a text that can’t be read is left out, and the rest is copied', () => {
  const { mira, goal, notes } = workspace();
  const why = proseOf(mira.doc, 'goals', goal, 'why');
  why.insert(0, 'It matters');
  // The mark at its beginning.
  Object.defineProperty(notes._start?.content, 'value', {
    get() {
      throw new TypeError('unreadable');
    },
  });
  const fresh = freshCopy(mira.doc, mira.random);
  expect(readOne(fresh, goals, goal)?.title).toBe('Lead a team');
  expect(plainText(proseOf(fresh, 'goals', goal, 'why'))).toBe('It matters');
  expect(plainText(proseOf(fresh, 'goals', goal, 'notes'))).toBe('');
});

test('F46: whatever somebody puts where a value is expected, the copy is made, opens, and leaves the document as it was', async () => {
  const hostile: readonly [string, (notes: Y.Text, goal: string, doc: Y.Doc) => void][] = [
    ['a map as an attribute', (notes) => notes.setAttribute('.k', new Y.Map([['a', 1]]))],
    ['a text as an attribute', (notes) => notes.setAttribute('.p', new Y.Text('in it'))],
    ['an element as an attribute', (notes) => notes.setAttribute('.c', new Y.XmlElement('p'))],
    ['a constructor as a mark', (notes) => notes.format(0, 2, { bold: { constructor: 1 } })],
    [
      'a mark that can’t be made a number',
      (notes) => notes.format(0, 2, { bold: { valueOf: 0, toString: 0 } }),
    ],
    ['a number embedded', (notes) => notes.insertEmbed(2, 5)],
    ['a map embedded', (notes) => notes.insertEmbed(2, new Y.Map())],
    [
      'marks without end',
      (notes) => {
        for (let at = 0; at < 2_000; at += 1) notes.insert(0, 'x', { [`m${String(at)}`]: at });
      },
    ],
    ['a newer version', (_notes, _goal, doc) => metaOf(doc).set('schemaVersion', 99)],
    [
      'a list where a collection is',
      (_notes, _goal, doc) => {
        const other = new Y.Doc();
        other.getArray('tasks').push([1, 2, 3]);
        Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
      },
    ],
  ];
  for (const [what, write] of hostile) {
    const { mira, goal, notes } = workspace();
    write(notes, goal, mira.doc);
    const before = Y.encodeStateAsUpdate(mira.doc);
    const startedAtMs = performance.now();
    const fresh = freshCopy(mira.doc, mira.random);
    expect(performance.now() - startedAtMs, what).toBeLessThan(5_000);
    expect(Y.encodeStateAsUpdate(mira.doc), what).toEqual(before);
    expect(Y.encodeStateAsUpdate(fresh).length, what).toBeLessThan(20_000);
    const opened = await openCopyFile(encodeCopy(fresh, { madeAt: 1 }), () =>
      Promise.resolve('good'),
    );
    expect(opened, what).toMatchObject({ ok: true, isWhole: true });
    expect(readOne(fresh, goals, goal)?.title, what).toBe('Lead a team');
  }
});

test('of values stored key by key, as many come along as are read', () => {
  const { mira, goal } = workspace();
  const record = rootOf(mira.doc, goals).get(goal) as Y.Map<unknown>;
  for (let at = 0; at < 1_000; at += 1) record.set(`owner:${String(at)}`, true);
  const fresh = freshCopy(mira.doc, mira.random);
  expect((rootOf(fresh, goals).get(goal) as Y.Map<unknown>).size).toBeLessThan(150);
  expect(readOne(fresh, goals, goal)).toEqual(readOne(mira.doc, goals, goal));
});
