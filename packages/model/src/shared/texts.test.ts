import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { exchange } from '../document/test-writers.ts';
import { oneLine, spliceText } from './texts.ts';

function textOf(words: string): Y.Text {
  const text = new Y.Doc().getText('t');
  text.insert(0, words);
  return text;
}

/** Words, emoji of several code units, and accents combined from two. */
const words = fc.string({
  unit: fc.constantFrom('a', 'b', ' ', '😀', '😁', '👩‍🔬', 'e\u0301', '\n'),
});

test('[DOC-3] a splice turns any text into any other, letter by letter', () => {
  fc.assert(
    fc.property(words, words, (from, to) => {
      const text = textOf(from);
      spliceText(text, to);
      expect(text.toJSON()).toBe(to);
    }),
  );
});

test('[DOC-3] an emoji that becomes its neighbour stays whole', () => {
  const text = textOf('I 😀 it');
  spliceText(text, 'I 😁 it');
  expect(text.toJSON()).toBe('I 😁 it');
});

test('[DOC-3] an equal text writes nothing', () => {
  const text = textOf('same');
  const before = Y.encodeStateVector(text.doc as Y.Doc);
  spliceText(text, 'same');
  expect(Y.encodeStateVector(text.doc as Y.Doc)).toEqual(before);
});

test('[DOC-3] letters that two people add in different places are both kept', () => {
  const [mira, robin] = [{ doc: new Y.Doc() }, { doc: new Y.Doc() }];
  mira.doc.getText('t').insert(0, 'Lead a team');
  exchange(mira, robin);
  spliceText(mira.doc.getText('t'), 'Lead a small team');
  spliceText(robin.doc.getText('t'), 'Lead a team by June');
  exchange(mira, robin);
  expect(mira.doc.getText('t').toJSON()).toBe('Lead a small team by June');
  expect(robin.doc.getText('t').toJSON()).toBe('Lead a small team by June');
});

test('a pasted text of several lines becomes one line', () => {
  expect(oneLine('one\r\ntwo\n\nthree\u2028four')).toBe('one two three four');
  expect(oneLine('  kept as it is  ')).toBe('  kept as it is  ');
});
