/* The same ids with other content: told apart from everything that Yjs itself does to an update. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { heldInUpdate } from './contents.ts';
import { contradictionsOf } from './contradictions.ts';

function check(doc: Y.Doc, update: Uint8Array): number | undefined {
  const held = heldInUpdate(update);
  if (!held) throw new Error('the scanner takes it');
  const [client] = contradictionsOf(doc, update, held).keys();
  return client;
}

function docOf(client: number): Y.Doc {
  const doc = new Y.Doc();
  doc.clientID = client;
  return doc;
}

/** The update with other bytes of the same length in the place of some. */
function altered(update: Uint8Array, from: string, to: string): Uint8Array {
  const bytes = Buffer.from(update);
  const at = bytes.indexOf(from);
  if (at === -1) throw new Error('not there');
  bytes.write(to, at);
  return Uint8Array.from(bytes);
}

test('other words under the same ids are noticed, as are another place, another key and another value', () => {
  const doc = docOf(1);
  doc.getText('notes').insert(0, 'I will pay 1000 euros');
  doc.getMap('meta').set('title', 'Plan A');
  const state = Y.encodeStateAsUpdate(doc);
  expect(check(doc, state)).toBeUndefined();
  for (const [from, to] of [
    ['1000', '9999'],
    ['notes', 'other'],
    ['title', 'tutle'],
    ['Plan A', 'Plan B'],
  ] as const)
    expect(check(doc, altered(state, from, to)), `${from} → ${to}`).toBe(1);
});

test('content that is left out without saying that it was deleted is noticed', () => {
  const [doc, evil] = [docOf(1), docOf(1)];
  doc.getText('notes').insert(0, 'Kept');
  evil.getText('notes').insert(0, 'Kept');
  evil.getText('notes').delete(0, 4);
  const deleted = Y.encodeStateAsUpdate(evil);
  expect(check(doc, deleted)).toBeUndefined();
  // The last bytes are the deletions: one client, one range.
  const without = Uint8Array.from([...deleted.slice(0, -5), 0]);
  expect(check(doc, without)).toBe(1);
});

test('a pair of surrogates that Yjs has split is no contradiction', () => {
  const doc = docOf(1);
  doc.getText('notes').insert(0, 'a😀b');
  const before = Y.encodeStateAsUpdate(doc);
  doc.getText('notes').insert(2, '-');
  expect(check(doc, before)).toBeUndefined();
});

test('signs for halves that were lost stand for halves of pairs only, and for no other letter', () => {
  const doc = docOf(1);
  doc.getText('notes').insert(0, 'I will pay 1000 euros');
  const lost = '\ufffd';
  const state = Y.encodeStateAsUpdate(doc);
  const forger = docOf(1);
  forger.getText('notes').insert(0, `I will pay ${lost.repeat(4)} euros`);
  expect(check(doc, Y.encodeStateAsUpdate(forger))).toBe(1);
  expect(check(forger, state)).toBe(1);
});

const anEdit = fc.record({
  by: fc.nat(2),
  kind: fc.constantFrom('insert', 'delete', 'format', 'set', 'push', 'embed', 'exchange', 'merge'),
  at: fc.nat(20),
  words: fc.string({ maxLength: 6 }),
});

test('whatever honest devices do, none of their updates contradicts any of their documents', () => {
  fc.assert(
    fc.property(fc.array(anEdit, { maxLength: 60 }), (edits) => {
      const docs = [docOf(1), docOf(2), docOf(3)];
      const updates: Uint8Array[] = [];
      for (const doc of docs)
        doc.on('update', (update: Uint8Array, origin) => {
          if (origin !== 'remote') updates.push(update);
        });
      for (const { by, kind, at, words } of edits) {
        const doc = docs[by] ?? docOf(9);
        const text = doc.getText('notes');
        const place = at % (text.length + 1);
        const rest = Math.min(3, text.length - place);
        if (kind === 'insert') text.insert(place, words);
        else if (kind === 'delete' && rest > 0) text.delete(place, rest);
        else if (kind === 'format' && rest > 0) text.format(place, rest, { bold: at % 2 === 0 });
        else if (kind === 'embed') text.insertEmbed(place, { words, at });
        else if (kind === 'set')
          doc.getMap<unknown>('meta').set(`k${String(at % 3)}`, [words, { at }]);
        else if (kind === 'push') doc.getArray<unknown>('list').push([words, at, null]);
        else if (kind === 'exchange')
          for (const other of docs)
            Y.applyUpdate(other, Y.encodeStateAsUpdate(doc, Y.encodeStateVector(other)), 'remote');
        else if (updates.length > 1)
          updates.push(Y.mergeUpdates(updates.splice(at % updates.length)));
      }
      for (const doc of docs) {
        for (const update of updates) expect(check(doc, update)).toBeUndefined();
        for (const other of docs) {
          expect(check(doc, Y.encodeStateAsUpdate(other))).toBeUndefined();
          const part = Y.diffUpdate(Y.encodeStateAsUpdate(other), Y.encodeStateVector(docOf(7)));
          expect(check(doc, part)).toBeUndefined();
        }
      }
    }),
    { numRuns: 300 },
  );
});
