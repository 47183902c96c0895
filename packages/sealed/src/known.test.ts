import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { isKnown } from './known.ts';
import { chance, copyOf } from './stand-in.ts';

test('a state is known exactly when applying it changes nothing', () => {
  const next = chance(3);
  const below = (limit: number) => Math.floor(next() * limit);
  let known = 0;
  for (let run = 0; run < 300; run += 1) {
    const here = new Y.Doc();
    here.getText('notes').insert(0, 'I talk too fast when nervous');
    const there = copyOf(here);
    for (const doc of [here, there]) {
      for (let edits = below(3); edits > 0; edits -= 1) {
        const text = doc.getText('notes');
        if (below(2) === 0) text.insert(below(text.length), 'x');
        else text.delete(below(text.length - 4), 1 + below(3));
      }
    }
    if (below(2) === 0) Y.applyUpdate(here, Y.encodeStateAsUpdate(there));
    const state = Y.encodeStateAsUpdateV2(there);
    const before = Y.snapshot(here);
    const answer = isKnown(here, Y.decodeUpdateV2(state));
    Y.applyUpdateV2(here, state);
    expect(answer).toBe(Y.equalSnapshots(Y.snapshot(here), before));
    if (answer) known += 1;
  }
  expect(known).toBeGreaterThan(100);
  expect(known).toBeLessThan(300);
});

test('nothing is known to an empty document, and nothing is always known', () => {
  const doc = new Y.Doc();
  const nothing = Y.decodeUpdate(Y.encodeStateAsUpdate(new Y.Doc()));
  doc.getMap('goals').set('g', 1);
  expect(isKnown(doc, nothing)).toBe(true);
  expect(isKnown(new Y.Doc(), Y.decodeUpdate(Y.encodeStateAsUpdate(doc)))).toBe(false);
});
