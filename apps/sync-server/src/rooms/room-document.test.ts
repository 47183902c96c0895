import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { RoomDocument } from './room-document.ts';

interface Step {
  readonly who: number;
  readonly what: number;
  readonly where: number;
}

const step: fc.Arbitrary<Step> = fc.record({
  who: fc.nat(2),
  what: fc.nat(9),
  where: fc.nat(1_000),
});

function edit(doc: Y.Doc, { what, where }: Step): void {
  const text = doc.getText('t');
  const list = doc.getArray<unknown>('a');
  const at = text.length === 0 ? 0 : where % text.length;
  if (what < 4) text.insert(at, ['x', 'longer 👩‍👩‍👧', 'ü', 'yes'][what] as string);
  else if (what < 6) text.delete(at, Math.min(3, text.length - at));
  else if (what === 6) list.push([1, 'two', { three: [3] }]);
  else if (what === 7) list.delete(0, Math.min(2, list.length));
  else if (what === 8) doc.getMap('m').set(String(where % 5), where);
  else text.format(at, Math.min(2, text.length - at), { bold: true });
}

function contentOf(doc: Y.Doc): unknown {
  return [doc.getText('t').toDelta(), doc.getArray('a').toJSON(), doc.getMap('m').toJSON()];
}

function shownBy(updates: readonly (Uint8Array | undefined)[]): unknown {
  const doc = new Y.Doc();
  for (const update of updates) if (update) Y.applyUpdate(doc, update);
  expect(doc.store.pendingStructs).toBe(null);
  expect(doc.store.pendingDs).toBe(null);
  return contentOf(doc);
}

test('a room agrees with a Yjs document about every update, and gives everyone what they lack', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 60 }), fc.nat(59), (steps, half) => {
      const truth = new Y.Doc();
      const room = new RoomDocument();
      const people = Array.from({ length: 3 }, (_, index) => {
        const doc = new Y.Doc();
        doc.clientID = index + 1;
        return doc;
      });
      let halfway: Uint8Array | undefined;
      for (const [index, one] of steps.entries()) {
        const doc = people[one.who] as Y.Doc;
        if (one.where % 3 === 0) Y.applyUpdate(doc, room.everything());
        edit(doc, one);
        const since = one.where % 2 === 0 ? Y.encodeStateVector(truth) : undefined;
        // A whole state overlaps with what the room has.
        const update = Y.encodeStateAsUpdate(doc, since);
        const before = Y.snapshot(truth);
        Y.applyUpdate(truth, update);
        const verdict = room.read(update);
        const isNew = !Y.equalSnapshots(before, Y.snapshot(truth));
        // When two set a key at once, Yjs deletes one by itself; the room learns of it a little
        // later.
        const saysDeletions = Y.decodeUpdate(update).ds.clients.size > 0;
        expect([isNew ? 'new' : 'known', ...(saysDeletions ? ['new'] : [])]).toContain(verdict);
        if (verdict === 'new') room.add(update, index % 2 === 0);
        expect(room.read(update)).toBe('known');
        if (index === half) halfway = Y.encodeStateAsUpdate(truth);
      }
      expect(Y.decodeStateVector(room.stateVector())).toEqual(
        Y.decodeStateVector(Y.encodeStateVector(truth)),
      );
      expect(shownBy([room.everything()])).toEqual(contentOf(truth));
      if (!halfway) return;
      const theirs = Y.encodeStateVectorFromUpdate(halfway);
      expect(shownBy([halfway, room.updateSince(theirs)])).toEqual(contentOf(truth));
    }),
    { numRuns: 300 },
  );
});

test('what someone lacks begins in the middle of a struct if they have its beginning', () => {
  const doc = new Y.Doc();
  doc.clientID = 7;
  doc.getText('t').insert(0, 'hello');
  const first = Y.encodeStateAsUpdate(doc);
  doc.getText('t').insert(5, ' world');
  const room = new RoomDocument();
  expect(room.read(first)).toBe('new');
  room.add(first, false);
  const whole = Y.encodeStateAsUpdate(doc);
  expect(room.read(whole)).toBe('new');
  room.add(whole, false);
  const lacking = room.updateSince(Uint8Array.of(1, 7, 3)) as Uint8Array;
  const cut = Y.decodeUpdate(lacking).structs.map(({ id, length }) => [id.clock, length]);
  expect(cut).toEqual([
    [3, 2],
    [5, 6],
  ]);
  expect(shownBy([room.everything()])).toEqual(contentOf(doc));
});

test('whatever builds on something that the room lacks is ahead, in whichever way', () => {
  const [ada, bob] = [new Y.Doc(), new Y.Doc()];
  const updates: Uint8Array[] = [];
  ada.on('update', (update: Uint8Array) => updates.push(update));
  ada.getText('t').insert(0, 'a');
  ada.getText('t').insert(1, 'b');
  ada.getText('t').delete(0, 1);
  for (const update of updates) Y.applyUpdate(bob, update);
  const before = Y.encodeStateVector(bob);
  bob.getText('t').insert(1, 'c');
  const beside = Y.encodeStateAsUpdate(bob, before);
  const [first, second, deletion] = updates as [Uint8Array, Uint8Array, Uint8Array];
  const room = new RoomDocument();
  for (const ahead of [second, deletion, beside]) expect(room.read(ahead)).toBe('ahead');
  for (const next of [first, second, deletion]) {
    expect(room.read(next)).toBe('new');
    room.add(next, false);
  }
  expect(room.read(Uint8Array.of(1, 1, 5))).toBe('broken');
});
