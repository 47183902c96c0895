/** What several people may create at the same time: one record, and nothing of either's is lost. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { binRecord, purgeRecord } from './bin.ts';
import { change, type Writer } from './change.ts';
import { collection, type RecordOf } from './collection.ts';
import { rootOf } from './document.ts';
import { arrivedSince } from './entries.ts';
import { entriesToRead, visitsOf } from './entries-to-read.ts';
import { labels, number, words } from './fields.ts';
import { History } from './history.ts';
import { readAll, readOne } from './read.ts';
import { exchange, testWriter } from './test-writers.ts';

const weeks = collection({
  name: 'weeks',
  record: 'week',
  storage: 'flat',
  mostEntries: 20,
  title: ({ mood }) => mood,
  fields: { mood: words(), rating: number(), kept: labels('kept:<thing>') },
});
type WeekId = RecordOf<typeof weeks>['id'];
const MONDAY = '2027-02-01' as WeekId;
const read = ({ doc }: Writer) => readAll(doc, weeks).records;

function begin(writer: Writer, mood: string, kept: readonly string[] = []): void {
  change(writer, weeks, 'begin', (edit) => edit.create(weeks, { mood, kept }, MONDAY));
}

test('[DOC-16] both begin the same week offline: it is one, with what each put into it', () => {
  const [mira, robin] = [testWriter('mira', 1), testWriter('robin', 2)];
  begin(mira, 'tired', ['a']);
  change(mira, weeks, 'rate', (edit) => edit.set(weeks, MONDAY, 'rating', 4));
  begin(robin, 'proud', ['b']);
  exchange(mira, robin);
  expect(read(mira)).toEqual(read(robin));
  expect(read(mira)).toMatchObject([{ id: MONDAY, rating: 4, kept: ['a', 'b'] }]);
  expect(['tired', 'proud']).toContain(read(mira)[0]?.mood);
});

test('undoing the beginning of a week moves it to the bin, and redoing brings it back', () => {
  const mira = testWriter('mira', 1);
  const history = new History(mira.doc, [weeks], mira.now);
  begin(mira, 'tired');
  history.undo();
  expect(read(mira)).toMatchObject([{ deletedBy: 'mira', mood: 'tired' }]);
  history.redo();
  expect(read(mira)).toMatchObject([{ deletedAt: null }]);
});

test('a field is undone alone, and what somebody else set since stays', () => {
  const [mira, robin] = [testWriter('mira', 1), testWriter('robin', 2)];
  begin(mira, 'tired');
  const history = new History(mira.doc, [weeks], mira.now);
  change(mira, weeks, 'rate', (edit) => edit.set(weeks, MONDAY, 'rating', 4));
  exchange(mira, robin);
  change(robin, weeks, 'keep', (edit) => edit.put(weeks, MONDAY, 'kept', 'b', true));
  exchange(mira, robin);
  expect(history.undo()).toBe('week.rate');
  expect(read(mira)).toMatchObject([{ rating: null, kept: ['b'], mood: 'tired' }]);
});

test('one that was deleted for good is gone, and can be begun again', () => {
  const mira = testWriter('mira', 1);
  begin(mira, 'tired', ['a']);
  binRecord(mira, weeks, MONDAY);
  purgeRecord(mira, weeks, MONDAY);
  expect([...rootOf(mira.doc, weeks).keys()]).toEqual([]);
  expect(readOne(mira.doc, weeks, MONDAY)).toBeUndefined();
  begin(mira, 'proud');
  expect(read(mira)).toMatchObject([{ mood: 'proud', kept: [], deletedAt: null }]);
});

test('a week that exists in one field alone is read, and other fields never make one', () => {
  const mira = testWriter('mira', 1);
  change(mira, weeks, 'rate', (edit) => edit.set(weeks, MONDAY, 'rating', 4));
  expect(read(mira)).toEqual([]);
  rootOf(mira.doc, weeks).set(`${MONDAY}.rating`, 4);
  expect(read(mira)).toMatchObject([{ id: MONDAY, rating: 4, createdBy: null, mood: '' }]);
});

test('what somebody else puts there is read tolerantly, and too many are left out', () => {
  const mira = testWriter('mira', 1);
  const root = rootOf(mira.doc, weeks);
  for (const key of ['', '.', 'x', 'x.', '.mood', `${'y'.repeat(300)}.mood`]) root.set(key, 'odd');
  root.set('z.mood', new Y.Map());
  const { records, setAside } = readAll(mira.doc, weeks);
  expect(records.map(({ id }) => id).sort()).toEqual(['x', 'z']);
  expect(setAside.length).toBe(2);
  for (let at = 0; at < 100; at++) root.set(`w${String(at)}.mood`, 'fine');
  expect(readAll(mira.doc, weeks).records.length).toBeLessThanOrEqual(20);
});

test('which weeks are new since the last visit follows from what had arrived', () => {
  const mira = testWriter('mira', 1);
  const visit = Y.decodeStateVector(Y.encodeStateVector(mira.doc));
  begin(mira, 'tired');
  expect(arrivedSince(mira.doc, weeks, MONDAY, visit)).toBe(true);
  expect(arrivedSince(mira.doc, weeks, 'other', visit)).toBe(false);
  const later = Y.decodeStateVector(Y.encodeStateVector(mira.doc));
  expect(arrivedSince(mira.doc, weeks, MONDAY, later)).toBe(false);
});

test('[DOC-16] whatever two people do apart, both end up with the same, and every thing kept is there', () => {
  const thing = fc.constantFrom('a', 'b', 'c', 'd');
  const act = fc.record({ by: fc.boolean(), thing, rating: fc.integer({ min: 0, max: 9 }) });
  fc.assert(
    fc.property(fc.array(act, { maxLength: 20 }), (acts) => {
      const [mira, robin] = [testWriter('mira', 1), testWriter('robin', 2)];
      for (const { by, thing: kept, rating } of acts) {
        const writer = by ? mira : robin;
        if (readOne(writer.doc, weeks, MONDAY) === undefined) begin(writer, 'fine');
        change(writer, weeks, 'keep', (edit) => {
          edit.put(weeks, MONDAY, 'kept', kept, true);
          edit.set(weeks, MONDAY, 'rating', rating);
        });
      }
      exchange(mira, robin);
      expect(read(mira)).toEqual(read(robin));
      const kept = [...new Set(acts.map((each) => each.thing))].sort();
      expect(read(mira)[0]?.kept ?? []).toEqual(kept);
    }),
  );
});

test('a key without a field is set aside, and deleted with the week it stands for', () => {
  const mira = testWriter('mira', 1);
  const root = rootOf(mira.doc, weeks);
  root.set(MONDAY, 'odd');
  expect(readAll(mira.doc, weeks).setAside).toMatchObject([{ id: MONDAY }]);
  begin(mira, 'tired');
  expect(read(mira)).toMatchObject([{ id: MONDAY, mood: 'tired' }]);
  purgeRecord(mira, weeks, MONDAY);
  expect([...root.keys()]).toEqual([]);
});

test('[F32] a week that a flood has written to as well stays readable, and belongs to no heap', () => {
  const [mira, flood] = [testWriter('mira', 7), testWriter('eve', 3)];
  begin(mira, 'tired');
  const known = Y.decodeStateVector(Y.encodeStateVector(mira.doc));
  exchange(mira, flood);
  const root = rootOf(flood.doc, weeks);
  root.set(`${MONDAY}.x`, 1);
  for (let at = 0; at < 100; at++) root.set(`w${String(at)}.mood`, 'fine');
  exchange(mira, flood);
  expect(entriesToRead(mira.doc, weeks, known).read).toContain(MONDAY);
  expect(visitsOf(mira.doc, weeks).flatMap(({ ids }) => ids)).not.toContain(MONDAY);
});

test('what somebody else changed since is said to be changed, not deleted', () => {
  const [mira, robin] = [testWriter('mira', 1), testWriter('robin', 2)];
  begin(mira, 'tired');
  const history = new History(mira.doc, [weeks], mira.now);
  const { step } = history.step(() =>
    change(mira, weeks, 'rate', (edit) => edit.set(weeks, MONDAY, 'rating', 4)),
  );
  exchange(mira, robin);
  change(robin, weeks, 'rate', (edit) => edit.set(weeks, MONDAY, 'rating', null));
  exchange(mira, robin);
  if (step === null) throw new Error('it was a step');
  expect(history.takeBack(step)).toMatchObject({ ok: false, reason: 'changed' });
});

test('[DOC-16] what one changes while both begin it apart stays changed, even to nothing', () => {
  for (const [first, second] of [
    [1, 2],
    [2, 1],
  ] as const) {
    const [mira, robin] = [testWriter('mira', first), testWriter('robin', second)];
    for (const writer of [mira, robin]) begin(writer, 'fine', ['a']);
    change(mira, weeks, 'word', (edit) => edit.words(weeks, MONDAY, 'mood', 'proud'));
    change(mira, weeks, 'keep', (edit) => edit.put(weeks, MONDAY, 'kept', 'a', null));
    exchange(mira, robin);
    expect(read(mira)).toEqual(read(robin));
    expect(read(mira)).toMatchObject([{ mood: 'proud', kept: [] }]);
    change(robin, weeks, 'keep', (edit) => edit.put(weeks, MONDAY, 'kept', 'a', true));
    expect(read(robin)).toMatchObject([{ kept: ['a'] }]);
  }
});
