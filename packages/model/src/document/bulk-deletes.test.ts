import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { goals } from '../goals/index.ts';
import { purgeRecords } from './bin.ts';
import { mindBulkDeletes } from './bulk-deletes.ts';
import { testWriter } from './test-writers.ts';

type Step =
  | { readonly kind: 'map'; readonly key: number; readonly fields: number }
  | { readonly kind: 'text'; readonly at: number; readonly words: string }
  | { readonly kind: 'cut'; readonly at: number; readonly length: number }
  | { readonly kind: 'delete'; readonly key: number }
  | { readonly kind: 'field'; readonly key: number; readonly value: number };

const small = fc.integer({ min: 0, max: 9 });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('map' as const), key: small, fields: small }),
  fc.record({ kind: fc.constant('text' as const), at: small, words: fc.string({ maxLength: 6 }) }),
  fc.record({ kind: fc.constant('cut' as const), at: small, length: small }),
  fc.record({ kind: fc.constant('delete' as const), key: small }),
  fc.record({ kind: fc.constant('field' as const), key: small, value: small }),
);
/** Several people, each with some transactions of a few steps. */
const history = fc.array(
  fc.record({ who: fc.integer({ min: 0, max: 2 }), steps: fc.array(step, { maxLength: 8 }) }),
  { maxLength: 14 },
);

function take(doc: Y.Doc, one: Step): void {
  const things = doc.getMap<Y.Map<unknown>>('things');
  const text = doc.getText('words');
  if (one.kind === 'map') {
    const thing = new Y.Map<unknown>([['title', new Y.Text('A title')]]);
    for (let at = 0; at < one.fields; at++) thing.set(`f${String(at)}`, at);
    things.set(String(one.key), thing);
  } else if (one.kind === 'delete') things.delete(String(one.key));
  else if (one.kind === 'field') things.get(String(one.key))?.set('f0', one.value);
  else if (one.kind === 'text') text.insert(Math.min(one.at, text.length), one.words);
  else {
    const at = Math.min(one.at, text.length);
    text.delete(at, Math.min(one.length, text.length - at));
  }
}

test('[F32] a document with faster deletes ends up the same as one without', () => {
  fc.assert(
    fc.property(history, fc.boolean(), (turns, atOnce) => {
      const writers = [1, 2, 3].map((client) => {
        const doc = new Y.Doc();
        doc.clientID = client;
        return doc;
      });
      const plain = new Y.Doc();
      const minded = new Y.Doc();
      mindBulkDeletes(minded, 1);
      const updates: Uint8Array[] = [];
      for (const doc of writers) doc.on('update', (update: Uint8Array) => updates.push(update));
      for (const { who, steps } of turns) {
        const doc = writers[who];
        if (doc === undefined) continue;
        doc.transact(() => steps.forEach((one) => take(doc, one)));
        for (const other of writers)
          if (other !== doc) Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
      }
      for (const doc of [plain, minded]) {
        const apply = () => updates.forEach((update) => Y.applyUpdate(doc, update));
        if (atOnce) Y.transact(doc, apply, null, false);
        else apply();
        doc.getMap('things');
        doc.getText('words');
      }
      expect(minded.toJSON()).toEqual(plain.toJSON());
      expect(Y.equalSnapshots(Y.snapshot(minded), Y.snapshot(plain))).toBe(true);
      // What is written later in either still fits the other.
      minded.transact(() => take(minded, { kind: 'text', at: 2, words: 'more' }));
      Y.applyUpdate(plain, Y.encodeStateAsUpdate(minded));
      const fresh = new Y.Doc();
      Y.applyUpdate(fresh, Y.encodeStateAsUpdate(minded));
      fresh.getMap('things');
      fresh.getText('words');
      expect(plain.toJSON()).toEqual(minded.toJSON());
      expect(fresh.toJSON()).toEqual(minded.toJSON());
    }),
    { numRuns: 400 },
  );
});

test('[F32] 30,000 goals deleted for good leave a small document, in far less time than Yjs takes', () => {
  const mira = testWriter('mira', 1);
  mindBulkDeletes(mira.doc);
  const ids = Array.from({ length: 30_000 }, (_, at) => `junk${String(at)}`);
  mira.doc.transact(() => {
    for (const id of ids) {
      const goal = new Y.Map<unknown>([
        ['horizon', 'short'],
        ['status', 'onTrack'],
      ]);
      goal.set('title', new Y.Text('Junk'));
      mira.doc.getMap('goals').set(id, goal);
    }
  });
  const before = mira.doc.store.clients.get(1)?.length ?? 0;
  const begin = Date.now();
  purgeRecords(
    mira,
    ids.map((id) => ({ collection: goals, id })),
  );
  expect(Date.now() - begin).toBeLessThan(4_000);
  expect(mira.doc.getMap('goals').size).toBe(0);
  expect(before).toBeGreaterThan(120_000);
  expect(mira.doc.store.clients.get(1)?.length).toBeLessThanOrEqual(60_000);
});
