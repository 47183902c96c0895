import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { metaOf } from '../document/document.ts';
import { setUpWorkspace } from '../document/set-up.ts';
import { exchange, standIn } from '../document/stand-in.ts';
import { createGoal, renameGoal } from '../goals/index.ts';
import type { WorkspaceId } from '../shared/ids.ts';
import { decodeCopy, encodeCopy } from './copy-file.ts';

const MADE_AT = Date.UTC(2027, 2, 12);

function workspace() {
  const mira = standIn('mira', 1);
  setUpWorkspace(mira, { id: 'w1' as WorkspaceId, name: 'Mira & Robin 🏔' });
  const goal = createGoal(mira, { title: 'Lead a team', horizon: 'long' });
  return { mira, goal, file: encodeCopy(mira.doc, { madeAt: MADE_AT, link: 's3cret' }) };
}

test('a copy opens with everything that was put into it', () => {
  const { mira, file } = workspace();
  const opened = decodeCopy(file);
  if (!opened.ok) throw new Error(opened.reason);
  expect(opened.header).toEqual({
    workspaceId: 'w1',
    name: 'Mira & Robin 🏔',
    madeAt: MADE_AT,
    link: 's3cret',
  });
  const doc = new Y.Doc();
  Y.applyUpdateV2(doc, opened.update);
  expect(doc.getMap('goals').toJSON()).toEqual(mira.doc.getMap('goals').toJSON());
  expect(Y.encodeStateVector(doc)).toEqual(Y.encodeStateVector(mira.doc));
});

test('a copy without a link holds none', () => {
  const opened = decodeCopy(encodeCopy(new Y.Doc(), { madeAt: MADE_AT }));
  expect(opened).toMatchObject({
    ok: true,
    header: { workspaceId: null, name: '', madeAt: MADE_AT },
  });
  expect(opened.ok && 'link' in opened.header).toBe(false);
});

test('a copy opens from the middle of a larger buffer', () => {
  const { file } = workspace();
  const larger = new Uint8Array(file.length + 20);
  larger.set(file, 7);
  expect(decodeCopy(larger.subarray(7, 7 + file.length)).ok).toBe(true);
});

test('an old copy opens by merging, and newer edits stay', () => {
  const { mira, goal, file } = workspace();
  const robin = standIn('robin', 2);
  exchange(mira, robin);
  renameGoal(robin, goal, 'Lead a team well');
  const opened = decodeCopy(file);
  if (opened.ok) Y.applyUpdateV2(robin.doc, opened.update);
  expect(robin.doc.getMap('goals').toJSON()).toMatchObject({
    [goal]: { title: 'Lead a team well' },
  });
});

test('a copy that was cut anywhere is refused', () => {
  const { file } = workspace();
  for (let length = 0; length < file.length; length++) {
    const opened = decodeCopy(file.subarray(0, length));
    expect([length, opened]).toEqual([
      length,
      { ok: false, reason: length < 9 ? 'notACopy' : 'cut' },
    ]);
  }
});

test('a copy with any byte changed is refused', () => {
  const { file } = workspace();
  for (let at = 0; at < file.length; at++) {
    for (const bits of [0x01, 0x80, 0xff]) {
      const damaged = file.slice();
      damaged[at] = (damaged[at] ?? 0) ^ bits;
      expect([at, decodeCopy(damaged).ok]).toEqual([at, false]);
    }
  }
});

test('a file of something else is refused as such', () => {
  const png = Uint8Array.from([
    0x89,
    0x50,
    0x4e,
    0x47,
    0x0d,
    0x0a,
    0x1a,
    0x0a,
    ...new Array<number>(200).fill(0),
  ]);
  expect(decodeCopy(png)).toEqual({ ok: false, reason: 'notACopy' });
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
      expect(decodeCopy(bytes)).toEqual({ ok: false, reason: 'notACopy' });
    }),
  );
});

test('[DOC-8] a copy in a newer format, or of a newer document, says that it is newer', () => {
  const { mira, file } = workspace();
  const format = file.slice();
  format[9] = 2;
  expect(decodeCopy(format)).toEqual({ ok: false, reason: 'newer' });
  metaOf(mira.doc).set('schemaVersion', 2);
  expect(decodeCopy(encodeCopy(mira.doc, { madeAt: MADE_AT }))).toEqual({
    ok: false,
    reason: 'newer',
  });
});
