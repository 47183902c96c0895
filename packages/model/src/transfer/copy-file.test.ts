import fc from 'fast-check';
import { digest } from 'lib0/hash/sha256';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { metaOf } from '../document/document.ts';
import { setUpWorkspace } from '../document/set-up.ts';
import { exchange, testWriter } from '../document/test-writers.ts';
import { createGoal, renameGoal } from '../goals/index.ts';
import type { WorkspaceId } from '../shared/ids.ts';
import { encodeCopy, openCopyFile } from './copy-file.ts';

const decodeCopy = (file: Uint8Array) => openCopyFile(file, () => Promise.resolve('good'));
const MADE_AT = Date.UTC(2027, 2, 12);

function workspace() {
  const mira = testWriter('mira', 1);
  setUpWorkspace(mira, { id: 'w1' as WorkspaceId, name: 'Mira & Robin 🏔' });
  const goal = createGoal(mira, { title: 'Lead a team', horizon: 'long' });
  return { mira, goal, file: encodeCopy(mira.doc, { madeAt: MADE_AT, link: 's3cret' }) };
}

test('a copy opens with everything that was put into it', async () => {
  const { mira, file } = workspace();
  const opened = await decodeCopy(file);
  if (!opened.ok) throw new Error(opened.reason);
  expect(opened.header).toEqual({
    workspaceId: 'w1',
    name: 'Mira & Robin 🏔',
    madeAt: MADE_AT,
    link: 's3cret',
  });
  const { doc } = opened;
  expect(doc.getMap('goals').toJSON()).toEqual(mira.doc.getMap('goals').toJSON());
  expect(Y.encodeStateVector(doc)).toEqual(Y.encodeStateVector(mira.doc));
});

test('a copy without a link contains none', async () => {
  const opened = await decodeCopy(encodeCopy(new Y.Doc(), { madeAt: MADE_AT }));
  expect(opened).toMatchObject({
    ok: true,
    header: { workspaceId: null, name: '', madeAt: MADE_AT },
  });
  expect(opened.ok && 'link' in opened.header).toBe(false);
});

test('a copy opens from the middle of a larger buffer', async () => {
  const { file } = workspace();
  const larger = new Uint8Array(file.length + 20);
  larger.set(file, 7);
  expect((await decodeCopy(larger.subarray(7, 7 + file.length))).ok).toBe(true);
});

test('an old copy opens by merging, and newer edits stay', async () => {
  const { mira, goal, file } = workspace();
  const robin = testWriter('robin', 2);
  exchange(mira, robin);
  renameGoal(robin, goal, 'Lead a team well');
  const opened = await decodeCopy(file);
  if (opened.ok) Y.applyUpdate(robin.doc, opened.update);
  expect(robin.doc.getMap('goals').toJSON()).toMatchObject({
    [goal]: { title: 'Lead a team well' },
  });
});

test('a copy cut off anywhere is refused', async () => {
  const { file } = workspace();
  for (let length = 0; length < file.length; length++) {
    const opened = await decodeCopy(file.subarray(0, length));
    expect([length, opened]).toEqual([
      length,
      { ok: false, reason: length < 9 ? 'notACopy' : 'cut' },
    ]);
  }
});

test('a copy with any byte changed is refused', async () => {
  const { file } = workspace();
  for (let at = 0; at < file.length; at++) {
    for (const bits of [0x01, 0x80, 0xff]) {
      const damaged = file.slice();
      damaged[at] = (damaged[at] ?? 0) ^ bits;
      expect([at, (await decodeCopy(damaged)).ok]).toEqual([at, false]);
    }
  }
});

test('a file that is something else is refused as such', async () => {
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
  expect(await decodeCopy(png)).toEqual({ ok: false, reason: 'notACopy' });
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
      expect(await decodeCopy(bytes)).toEqual({ ok: false, reason: 'notACopy' });
    }),
  );
});

test('[DOC-8] a copy in a newer format, or of a newer document, says that it is newer', async () => {
  const { mira, file } = workspace();
  const format = file.slice();
  format[9] = 3;
  expect(await decodeCopy(format)).toEqual({ ok: false, reason: 'newer' });
  metaOf(mira.doc).set('schemaVersion', 2);
  expect(await decodeCopy(encodeCopy(mira.doc, { madeAt: MADE_AT }))).toEqual({
    ok: false,
    reason: 'newer',
  });
});

test('a copy in the previous format says so', async () => {
  const { file } = workspace();
  file[9] = 1;
  expect(await decodeCopy(file)).toEqual({ ok: false, reason: 'older' });
});

/** A well-formed file around any bytes. */
function fileAround(update: Uint8Array): Uint8Array {
  const { file } = workspace();
  const headerEnd = 14 + new DataView(file.buffer, file.byteOffset).getUint32(10);
  const content = new Uint8Array([...file.subarray(0, headerEnd), ...update]);
  return new Uint8Array([...content, ...digest(content)]);
}

test('F31: a copy whose few bytes stand for a great deal is harmful, and none of it is applied', async () => {
  const doc = new Y.Doc();
  doc.getArray('many').push(Array.from({ length: 20_000 }, () => new Y.Map()));
  const runLength = Y.encodeStateAsUpdateV2(doc);
  expect(runLength.length).toBeLessThan(300);
  const claims = Uint8Array.of(255, 255, 255, 15, 1, 1, 0);
  for (const update of [runLength, claims, Uint8Array.of(1, 2, 3)]) {
    expect(await decodeCopy(fileAround(update))).toEqual({ ok: false, reason: 'harmful' });
  }
});

test('F31: a copy that takes too long to apply is too much to open, and is tried out before it is applied', async () => {
  const { file } = workspace();
  let asked = 0;
  const slow = (update: Uint8Array) => {
    asked = update.length;
    return Promise.resolve('tooMuch' as const);
  };
  expect(await openCopyFile(file, slow)).toEqual({ ok: false, reason: 'tooMuch' });
  expect(asked).toBeGreaterThan(0);
});

test('a copy tells whether everything it builds on is in it', async () => {
  const { mira, goal } = workspace();
  const before = Y.encodeStateVector(mira.doc);
  renameGoal(mira, goal, 'Lead a team well');
  const rest = fileAround(Y.encodeStateAsUpdate(mira.doc, before));
  expect(await decodeCopy(rest)).toMatchObject({ ok: true, isWhole: false });
  expect(await decodeCopy(workspace().file)).toMatchObject({ ok: true, isWhole: true });
});
