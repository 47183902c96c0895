import { linesOfPlainText, placeAt, readFlat, writeLines } from '@cairn/prose/text';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { proseOf } from '../document/document.ts';
import { exchange, testWriter } from '../document/test-writers.ts';
import { decodePosition, encodePosition, isAttached, placesOfWords } from './anchors.ts';

const WORDS = 'I talk too fast when nervous';
const FIRST = 'First of all.';
/** Flat index of `WORDS`: after the first line, the marker and 'Well: '. */
const AT = FIRST.length + 1 + 6;

/** Notes of two paragraphs, with an anchor on words in the second. */
function noted(from = AT) {
  const { doc } = testWriter('mira', 1);
  const notes = proseOf(doc, 'goals', 'g', 'notes');
  let ids = 0;
  const newId = () => String(ids++);
  writeLines(notes, linesOfPlainText(`${FIRST}\nWell: ${WORDS}, sadly.`), newId);
  const start = encodePosition(placeAt(notes, from, 'after'));
  const end = encodePosition(placeAt(notes, AT + WORDS.length, 'before'));
  const words = { start, end, quote: letters(notes).slice(from, AT + WORDS.length) };
  /** The words that the anchor covers now. */
  const covered = (inText = notes) => {
    const [found] = placesOfWords(inText, [words]);
    return letters(inText).slice(found?.from ?? 0, found?.to ?? 0);
  };
  return { doc, notes, words, covered, attached: () => isAttached(notes, words) };
}

/** All characters, `|` for each marker. */
function letters(notes: ReturnType<typeof proseOf>): string {
  return readFlat(notes)
    .lines.map(({ runs }) => runs.map(({ text }) => text).join(''))
    .join('|');
}

test('an anchor covers the same words after edits on either side and within', () => {
  const { notes, covered, attached } = noted();
  notes.insert(FIRST.length + 1, 'By the way. ');
  notes.insert(notes.length, ' But less than before.');
  notes.delete(0, FIRST.length + 1);
  expect(covered()).toBe(WORDS);
  notes.insert(letters(notes).indexOf(' fast'), ' much and too');
  expect(covered()).toBe('I talk too much and too fast when nervous');
  expect(attached()).toBe(true);
});

test('what is typed right before or right after the words stays outside', () => {
  const { notes, covered } = noted();
  notes.insert(AT, '>');
  notes.insert(AT + 1 + WORDS.length, '<');
  expect(covered()).toBe(WORDS);
});

test('an anchor survives bold, a heading, a list and a split in the middle of its words', () => {
  const { notes, covered, attached } = noted();
  notes.format(AT + 2, 10, { bold: true });
  notes.setAttribute('0.k', 'h2');
  notes.setAttribute('0.p', 'b');
  notes.insertEmbed(AT + 6, { b: 'x' }, {});
  expect(covered()).toBe('I talk| too fast when nervous');
  expect(attached()).toBe(true);
});

test('an anchor holds for as long as one letter is left', () => {
  const { notes, attached, covered } = noted();
  notes.delete(AT, WORDS.length - 1);
  expect([covered(), attached()]).toEqual(['s', true]);
  notes.delete(AT, 1);
  expect(attached()).toBe(false);
});

test('an anchor whose words were replaced doesn’t hold on to the new ones', () => {
  const { notes, attached } = noted();
  notes.delete(AT, WORDS.length);
  notes.insert(AT, 'something else');
  expect(attached()).toBe(false);
});

test('an anchor over two paragraphs holds while words are left in either, but not if only the break is', () => {
  const { notes, attached } = noted(6);
  notes.delete(6, FIRST.length - 6);
  expect(attached()).toBe(true);
  notes.delete(7, 6 + WORDS.length);
  expect(letters(notes)).toBe('First |, sadly.');
  expect(attached()).toBe(false);
});

test('an anchor means the same words on the other person’s device', () => {
  const { doc, words, notes } = noted();
  const robin = testWriter('robin', 2);
  const theirs = proseOf(robin.doc, 'goals', 'g', 'notes');
  expect(isAttached(theirs, words)).toBe(false);
  exchange({ doc }, robin);
  expect(isAttached(theirs, words)).toBe(true);
  expect(isAttached(proseOf(robin.doc, 'goals', 'h', 'notes'), words)).toBe(false);
  notes.delete(AT, WORDS.length);
  exchange({ doc }, robin);
  expect(isAttached(theirs, words)).toBe(false);
});

test('letters that were deleted with their neighbours and brought back by undo are the same words, on both devices', () => {
  const { doc, notes, covered } = noted();
  const robin = testWriter('robin', 2);
  const theirs = proseOf(robin.doc, 'goals', 'g', 'notes');
  exchange({ doc }, robin);
  const undo = new Y.UndoManager(notes);
  const [from, to] = [AT - 4, AT + WORDS.length + 4];
  // Around both edges, around all of it, and its first and last letters alone; twice over.
  const cuts = [
    [from, 8],
    [to - 8, 8],
    [from, to - from],
    [AT, 1],
    [AT + WORDS.length - 1, 1],
    [AT, 3],
  ] as const;
  for (const [at, length] of [...cuts, ...cuts]) {
    notes.delete(at, length);
    undo.stopCapturing();
    exchange({ doc }, robin);
    undo.undo();
    exchange({ doc }, robin);
    expect([covered(), covered(theirs)]).toEqual([WORDS, WORDS]);
  }
  notes.delete(AT, WORDS.length);
  notes.insert(AT, 'He is slow');
  exchange({ doc }, robin);
  expect([covered(), covered(theirs)]).toEqual(['', '']);
});

test('a deleted letter that two people bring back is there twice, and one of them belongs to the words', () => {
  const { doc, notes, covered } = noted();
  const robin = testWriter('robin', 2);
  const theirs = proseOf(robin.doc, 'goals', 'g', 'notes');
  exchange({ doc }, robin);
  const both = [notes, theirs].map((text) => new Y.UndoManager(text));
  for (const text of [notes, theirs]) text.delete(AT, 1);
  exchange({ doc }, robin);
  for (const undo of both) undo.undo();
  exchange({ doc }, robin);
  expect([covered(), covered(theirs)]).toEqual([WORDS, WORDS]);
});

test('[DOC-7] whatever is stored as a position gives a position or nothing', () => {
  const { notes } = noted();
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.base64String()), (raw) => {
      decodePosition(raw);
      expect([true, false]).toContain(isAttached(notes, { start: raw, end: raw, quote: raw }));
    }),
  );
});
