/** Changes from others are applied in reasonable time, whoever put them together. */
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { createDoc } from './create-doc.ts';

/** A text with a bold letter and this many others, each an item that merges with no other. */
function scattered(letters: number): Y.Doc {
  const doc = new Y.Doc();
  doc.transact(() => {
    const text = doc.getText('notes');
    text.insert(0, 'b', { bold: true });
    for (let count = 0; count < letters; count += 1) text.insert(0, 'x');
  });
  return doc;
}

test('Yjs doesn’t walk everything deleted around each letter of a formatted text', () => {
  const LETTERS = 2_000;
  const hostile = scattered(LETTERS);
  const [ours, plain] = [createDoc(), new Y.Doc()];
  const looked = new Set<Y.Doc>();
  for (const doc of [ours, plain]) {
    doc.getText('notes');
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(hostile));
    doc.on('afterTransaction', ({ _needFormattingCleanup }: Y.Transaction) => {
      if (_needFormattingCleanup) looked.add(doc);
    });
  }
  const before = Y.encodeStateVector(hostile);
  hostile.getText('notes').delete(0, LETTERS);
  for (const doc of [ours, plain]) Y.applyUpdate(doc, Y.encodeStateAsUpdate(hostile, before));
  expect(ours.getText('notes').toDelta()).toEqual(plain.getText('notes').toDelta());
  expect([looked.has(plain), looked.has(ours)]).toEqual([true, false]);
});

test('a document that tidies up formatting and one that doesn’t read the same', () => {
  const [ours, plain] = [createDoc(), new Y.Doc()];
  const writer = new Y.Doc();
  const share = () => {
    for (const doc of [ours, plain]) Y.applyUpdate(doc, Y.encodeStateAsUpdate(writer));
  };
  const text = writer.getText('notes');
  text.insert(0, 'one two three', {});
  text.format(4, 3, { bold: true });
  share();
  text.delete(2, 8);
  share();
  text.insert(2, ' and ', { italic: true });
  share();
  expect(ours.getText('notes').toDelta()).toEqual(plain.getText('notes').toDelta());
  expect(ours.getText('notes').toDelta()).toEqual(text.toDelta());
});
