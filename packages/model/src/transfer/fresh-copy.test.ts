import { linesOfPlainText, placeAt, plainText, writeLines } from '@cairn/prose/text';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { allCollections } from '../collections.ts';
import { binRecord } from '../document/bin.ts';
import { proseOf, readMeta, rootOf } from '../document/document.ts';
import { isLongProse } from '../document/prose-size.ts';
import { readAll, readOne } from '../document/read.ts';
import { setUpWorkspace } from '../document/set-up.ts';
import { standIn } from '../document/stand-in.ts';
import { startThread, threads } from '../feedback/index.ts';
import { createGoal, goals, setGoalDue } from '../goals/index.ts';
import { encodePosition, isAttached, newId, parseDay, type WorkspaceId } from '../shared/index.ts';
import { freshCopy } from './fresh-copy.ts';

const NEW = 'w2' as WorkspaceId;
const structsIn = ({ store }: Y.Doc) =>
  [...store.clients.values()].reduce((sum, structs) => sum + structs.length, 0);

function workspace() {
  const mira = standIn('mira', 1);
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

test('a fresh copy reads the same, the bin and rich texts included, as another workspace', () => {
  const { mira, goal, thread, notes } = workspace();
  const fresh = freshCopy(mira.doc, NEW);
  expect(readMeta(fresh)).toEqual({ ...readMeta(mira.doc), id: NEW });
  for (const collection of allCollections) {
    if (collection.name === 'threads') continue;
    expect(readAll(fresh, collection)).toEqual(readAll(mira.doc, collection));
  }
  const copied = proseOf(fresh, 'goals', goal, 'notes');
  expect(copied.toDelta()).toEqual(notes.toDelta());
  expect(copied.getAttributes()).toEqual(notes.getAttributes());
  const range = readOne(fresh, threads, thread)?.anchor.range;
  expect(isAttached(copied, range?.start ?? '', range?.end ?? '')).toBe(true);
  notes.delete(8, 8);
  expect(isAttached(copied, range?.start ?? '', range?.end ?? ''), 'of its own').toBe(true);
});

test('F46: nothing comes along of what somebody has filled the document with', () => {
  const { mira, goal } = workspace();
  const clean = structsIn(freshCopy(mira.doc, NEW));
  const junk = mira.doc.getArray('junk');
  for (let at = 0; at < 2_000; at += 1) junk.insert(0, [Uint8Array.of(at & 255)]);
  const record = rootOf(mira.doc, goals).get(goal) as Y.Map<unknown>;
  record.set('more', new Y.Array());
  record.set('owner:'.padEnd(300, 'x'), new Y.Map());
  record.set('status', new Y.Map([['in', new Y.Map()]]));
  rootOf(mira.doc, goals).set('nothing', 7);
  mira.doc.getText(`goals/${goal}/elsewhere`).insert(0, 'x'.repeat(1_000_000));
  proseOf(mira.doc, 'goals', goal, 'notes').setAttribute('nobody.k', 'h1');
  const fresh = freshCopy(mira.doc, NEW);
  expect(structsIn(fresh)).toBeLessThanOrEqual(clean);
  expect(Y.encodeStateAsUpdate(fresh).length).toBeLessThan(10_000);
  expect(readOne(fresh, goals, goal)).toMatchObject({ title: 'Lead a team', status: 'notStarted' });
});

test('a line is cut where it can’t be read any more, and a text that can’t be shown is left out', () => {
  const { mira, goal, notes } = workspace();
  const record = rootOf(mira.doc, goals).get(goal) as Y.Map<Y.Text>;
  record.get('title')?.insert(0, 'x'.repeat(100_000));
  notes.insert(0, 'x'.repeat(1_000_000));
  expect(isLongProse(notes)).toBe(true);
  const fresh = freshCopy(mira.doc, NEW);
  expect(readOne(fresh, goals, goal)?.title).toHaveLength(20_001);
  expect(plainText(proseOf(fresh, 'goals', goal, 'notes'))).toBe('');
});
