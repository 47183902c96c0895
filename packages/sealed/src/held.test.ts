import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { heldInUpdate } from './contents.ts';
import { lackingOf, missingFrom } from './healing.ts';
import { type Held, heldBy, heldByAll, isHeld, NOTHING_HELD } from './held.ts';
import { chance, chanceBytes, copyOf, newDoc } from './test-devices.ts';

const heldIn = (update: Uint8Array): Held => heldInUpdate(update) ?? NOTHING_HELD;

/** Two documents that have something in common and may differ, and all the updates that made them. */
function twoDocuments(below: (limit: number) => number) {
  const here = newDoc(chanceBytes(below(1_000)));
  const updates: Uint8Array[] = [];
  here.getText('notes').insert(0, 'I talk too fast when nervous');
  updates.push(Y.encodeStateAsUpdate(here));
  const there = copyOf(here, chanceBytes(below(1_000)));
  for (const doc of [here, there]) {
    doc.on('update', (update: Uint8Array) => updates.push(update));
    for (let edits = below(4); edits > 0; edits -= 1) {
      const text = doc.getText('notes');
      const action = below(4);
      if (action === 0) text.insert(below(text.length), 'x');
      else if (action === 1) doc.getMap('goals').set('g', below(9));
      else if (action === 2) doc.getMap('goals').delete('g');
      else text.delete(below(text.length - 4), 1 + below(3));
    }
  }
  return { here, there, updates };
}

test('a state is held exactly if applying it changes nothing', () => {
  const next = chance(3);
  const below = (limit: number) => Math.floor(next() * limit);
  let held = 0;
  for (let run = 0; run < 300; run += 1) {
    const { here, there } = twoDocuments(below);
    if (below(2) === 0) Y.applyUpdate(here, Y.encodeStateAsUpdate(there));
    const state = Y.encodeStateAsUpdate(there);
    const before = Y.snapshot(here);
    const answer = isHeld(heldIn(state), heldBy(here));
    Y.applyUpdate(here, state);
    expect(answer).toBe(Y.equalSnapshots(Y.snapshot(here), before));
    if (answer) held += 1;
  }
  expect(held).toBeGreaterThan(50);
  expect(held).toBeLessThan(300);
});

test('what is missing, and no more than that, fills in for entries that aren’t there', () => {
  const next = chance(4);
  const below = (limit: number) => Math.floor(next() * limit);
  let lacksNothing = 0;
  for (let run = 0; run < 500; run += 1) {
    const { here, there, updates } = twoDocuments(below);
    Y.applyUpdate(here, Y.encodeStateAsUpdate(there));
    const kept = updates.filter(() => below(4) > 0);
    const mailbox = heldByAll(kept.map((update) => heldIn(update)));
    const missing = missingFrom(here, mailbox);
    const newcomer = new Y.Doc();
    for (const update of kept) Y.applyUpdate(newcomer, update);
    if (missing) {
      Y.applyUpdate(newcomer, missing);
      const { items, deletions } = heldIn(missing);
      const isSpare = isHeld({ items, deletions }, mailbox);
      expect(isSpare).toBe(false);
      expect(missingFrom(here, heldByAll([mailbox, { items, deletions }]))).toBeUndefined();
      expect(lackingOf([missing, updates[0] ?? missing], mailbox)).toBeDefined();
    } else lacksNothing += 1;
    expect(Y.equalSnapshots(Y.snapshot(newcomer), Y.snapshot(here))).toBe(true);
    expect(newcomer.getText('notes').toJSON()).toBe(here.getText('notes').toJSON());
    expect(lackingOf(kept, mailbox)).toBeUndefined();
  }
  expect(lacksNothing).toBeGreaterThan(20);
  expect(lacksNothing).toBeLessThan(480);
});

test('what is missing can be read while a deletion is pending that looks like the end of the document’s own', () => {
  const here = Object.assign(new Y.Doc(), { clientID: 5 });
  here.getText('notes').insert(0, 'abcd');
  here.getText('notes').delete(1, 2);
  const mailbox = heldBy(here);
  here.getText('notes').insert(0, 'x');
  const there = Object.assign(new Y.Doc(), { clientID: 9 });
  there.getText('notes').insert(0, 'x');
  there.getText('notes').delete(0, 1);
  // The deletion of something that hasn't arrived: a range of one, of a client that comes before
  // this one's in the update.
  Y.applyUpdate(here, Y.encodeStateAsUpdate(there, Y.encodeStateVector(there)));

  const missing = missingFrom(here, mailbox);
  const { items } = heldIn(missing ?? new Uint8Array());
  expect(items.get(5)).toEqual([{ clock: 4, len: 1 }]);
});

test('a document with a long history sends one change as a few bytes', () => {
  const doc = new Y.Doc();
  for (let count = 0; count < 1_000; count += 1) {
    doc.getText('notes').insert(0, 'ab');
    doc.getText('notes').delete(1, 1);
  }
  const before = heldBy(doc);
  expect(missingFrom(doc, before)).toBeUndefined();
  doc.getText('notes').insert(0, 'x');
  expect(missingFrom(doc, before)?.length).toBeLessThan(40);
  doc.getText('notes').delete(5, 1);
  expect(missingFrom(doc, before)?.length).toBeLessThan(50);
});
