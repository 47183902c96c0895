import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { proseOf } from '../document/document.ts';
import { exchange, standIn } from '../document/stand-in.ts';
import { decodePosition, encodePosition, isAttached } from './anchors.ts';

const WORDS = 'I talk too fast when nervous';

/** Notes of two paragraphs, with an anchor on words in the second. */
function noted() {
  const { doc } = standIn('mira', 1);
  const notes = proseOf(doc, 'goals', 'g', 'notes');
  const texts = ['First of all.', `Well: ${WORDS}, sadly.`].map((words) => {
    const paragraph = new Y.XmlElement('paragraph');
    const text = new Y.XmlText(words);
    paragraph.insert(0, [text]);
    notes.push([paragraph]);
    return text;
  });
  const text = texts[1] as Y.XmlText;
  const start = encodePosition(Y.createRelativePositionFromTypeIndex(text, 6));
  const end = encodePosition(Y.createRelativePositionFromTypeIndex(text, 6 + WORDS.length, -1));
  /** The words that the anchor covers now. */
  const covered = () => {
    const [from, to] = [start, end].map((position) => {
      const decoded = decodePosition(position);
      return decoded && Y.createAbsolutePositionFromRelativePosition(decoded, doc)?.index;
    });
    return text.toJSON().slice(from ?? 0, to ?? 0);
  };
  return { doc, notes, text, start, end, covered, attached: () => isAttached(doc, start, end) };
}

test('an anchor covers the same words after edits on either side and within', () => {
  const { text, notes, covered, attached } = noted();
  text.insert(0, 'By the way. ');
  text.insert(text.length, ' But less than before.');
  notes.insert(0, [new Y.XmlElement('paragraph')]);
  notes.delete(1, 1);
  expect(covered()).toBe(WORDS);
  text.insert(text.toJSON().indexOf(' fast'), ' much and too');
  expect(covered()).toBe('I talk too much and too fast when nervous');
  expect(attached()).toBe(true);
});

test('what is typed right before and right behind the words stays outside', () => {
  const { text, covered } = noted();
  text.insert(6, '>');
  text.insert(6 + 1 + WORDS.length, '<');
  expect(covered()).toBe(WORDS);
});

test('an anchor survives that bold is put on its words', () => {
  const { text, attached } = noted();
  text.format(2, 20, { bold: {} });
  expect(attached()).toBe(true);
});

test('an anchor holds as long as one letter is left, and lets go with the last', () => {
  const { text, attached, covered } = noted();
  text.delete(6, WORDS.length - 1);
  expect([covered(), attached()]).toEqual(['s', true]);
  text.delete(6, 1);
  expect(attached()).toBe(false);
});

test('an anchor lets go when its paragraph is deleted', () => {
  const { notes, attached } = noted();
  notes.delete(0, 1);
  expect(attached()).toBe(true);
  notes.delete(0, 1);
  expect(attached()).toBe(false);
});

test('an anchor means the same words on the other person’s device', () => {
  const { doc, start, end, text } = noted();
  const robin = standIn('robin', 2);
  expect(isAttached(robin.doc, start, end)).toBe(false);
  exchange({ doc }, robin);
  expect(isAttached(robin.doc, start, end)).toBe(true);
  text.delete(6, WORDS.length);
  exchange({ doc }, robin);
  expect(isAttached(robin.doc, start, end)).toBe(false);
});

test('an anchor over two paragraphs holds while words of it are left in either', () => {
  const { doc, notes, text, end } = noted();
  const first = (notes.get(0) as Y.XmlElement).get(0) as Y.XmlText;
  const start = encodePosition(Y.createRelativePositionFromTypeIndex(first, 6));
  expect(isAttached(doc, start, end)).toBe(true);
  first.delete(6, first.length - 6);
  expect(isAttached(doc, start, end)).toBe(true);
  text.delete(0, 6 + WORDS.length);
  const between = new Y.XmlText('In between.');
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [between]);
  notes.insert(1, [paragraph]);
  expect(isAttached(doc, start, end)).toBe(true);
  between.delete(0, between.length);
  expect(isAttached(doc, start, end)).toBe(false);
});

test('[DOC-7] whatever is stored as a position gives a position or nothing', () => {
  const { doc } = noted();
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.base64String()), (raw) => {
      decodePosition(raw);
      expect([true, false]).toContain(isAttached(doc, raw, raw));
    }),
  );
});
