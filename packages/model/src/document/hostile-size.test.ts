import { type Block, readFlat, render } from '@cairn/prose/text';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { isLongProse } from './prose-size.ts';

function count(blocks: readonly Block[]): number {
  let found = 0;
  for (const block of blocks) {
    found += 1;
    if ('children' in block) found += count(block.children);
    if ('items' in block) for (const { children } of block.items) found += 1 + count(children);
  }
  return found;
}

test('S1: a million plain values in one item are too much to be shown (1 MB)', () => {
  const evil = new Y.Doc();
  evil.getArray('notes').insert(0, new Array(1_000_000).fill(null));
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(evil));
  // Each of them is one node in the editor and one element on the page.
  expect(isLongProse(doc.getText('notes'))).toBe(true);
});

test('S2: lines that each begin 32 containers are too much to be shown (0.3 MB)', () => {
  const doc = new Y.Doc();
  const text = doc.getText('notes');
  text.setAttribute('x.p', 't'.repeat(32));
  text.applyDelta(Array.from({ length: 19_000 }, () => ({ insert: { b: 'x' } })));
  expect(isLongProse(text) || count(render(readFlat(text).lines)) < 60_000).toBe(true);
});

test('S3: 300,000 hard breaks are too much to be shown (0.3 MB)', () => {
  const text = new Y.Doc().getText('notes');
  text.insert(0, '\n'.repeat(300_000));
  expect(isLongProse(text)).toBe(true);
});
