import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { indexesOfPlaces, indexesOfWords, indexOfPlace, placeAt, type Side } from './anchors.ts';

/** As Yjs finds it on a device that hasn't undone anything itself, with a walk of its own. */
function indexByYjs(text: Y.Text, place: Y.RelativePosition): number | null {
  const found = Y.createAbsolutePositionFromRelativePosition(place, text.doc as Y.Doc, false);
  return found?.type === text ? found.index : null;
}

const edit = fc.record({
  at: fc.nat(30),
  remove: fc.nat(6),
  words: fc.string({ maxLength: 4 }),
  undo: fc.boolean(),
  side: fc.constantFrom<Side>('before', 'after'),
});

test('places are found where Yjs finds them, after any writing, deleting and undoing', () => {
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 30 }), (edits) => {
      const text = new Y.Doc().getText('goals/g/notes');
      const undo = new Y.UndoManager(text, { captureTimeout: 0 });
      const places: Y.RelativePosition[] = [];
      for (const { at, remove, words, undo: isUndo, side } of edits) {
        const from = Math.min(at, text.length);
        places.push(placeAt(text, from, side));
        if (isUndo) undo.undo();
        else {
          text.delete(from, Math.min(remove, text.length - from));
          text.insertEmbed(from, { b: 'x' });
          text.insert(from, words);
        }
      }
      const wanted = places.map((place) => indexByYjs(text, place));
      expect(indexesOfPlaces(text, places)).toEqual(wanted);
      expect(places.map((place) => indexOfPlace(text, place))).toEqual(wanted);
    }),
  );
});

test('thousands of places at the end of a long text are found in one walk', () => {
  const doc = new Y.Doc();
  const text = doc.getText('goals/g/notes');
  doc.transact(() => {
    for (let at = 0; at < 20_000; at += 1) text.insertEmbed(0, { b: 'x' });
    text.insert(20_000, 'words');
  });
  const place = placeAt(text, 20_002, 'after');
  const startedAtMs = performance.now();
  const found = indexesOfPlaces(text, [null, ...Array<typeof place>(5_000).fill(place)]);
  expect(performance.now() - startedAtMs).toBeLessThan(500);
  expect([found.length, ...new Set(found)]).toEqual([5_001, null, 20_002]);
});

test('words in a long text of the same letters are found at once after undo', () => {
  const text = new Y.Doc().getText('goals/g/notes');
  text.insert(0, 'ab'.repeat(150_000));
  const undo = new Y.UndoManager(text);
  const words = {
    start: placeAt(text, 10, 'after'),
    end: placeAt(text, 14, 'before'),
    head: 'abab',
    tail: 'abab',
  };
  text.delete(0, text.length);
  undo.undo();
  const [found] = indexesOfWords(text, [words]);
  // Shrunk: which of the many places they were at can't be told.
  expect('abab').toContain(text.toJSON().slice(found?.from, found?.to));
});
