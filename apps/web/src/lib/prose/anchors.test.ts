/** Anchors of words, in two shared copies of one text. */
import { linesOfPlainText, writeLines } from '@cairn/prose/text';
import { getSchema } from '@tiptap/core';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { lettersIn, rangeOf, spanOfQuote, spansOf, textOf } from './anchors.ts';
import { docOf } from './binding.ts';
import { vocabulary } from './vocabulary.ts';

const schema = getSchema(vocabulary());

function write(...lines: string[]): Y.Text {
  const text = new Y.Doc().getText('goals/g/notes');
  let ids = 0;
  writeLines(text, linesOfPlainText(lines.join('\n')), () => String(ids++));
  return text;
}

const open = (text: Y.Text) => docOf(schema, text);

function anchor(text: Y.Text, words: string) {
  const document = open(text);
  const span = spanOfQuote(lettersIn(document), words);
  const range = span === null ? null : rangeOf(text, document, span);
  if (range === null) throw new Error(`'${words}' is not in the text`);
  return range;
}

function shown(text: Y.Text, range: { start: string; end: string; quote: string }) {
  const document = open(text);
  const [span] = spansOf(text, document, [range]);
  return span == null ? null : textOf(document, span);
}

test('words keep their place, including the first ones of the text', () => {
  const text = write('Mira leads', 'in spring');
  for (const words of ['Mira', 'leads', 'Mira leads', 'in spring', 'spring']) {
    const range = anchor(text, words);
    expect(range.quote).toBe(words);
    expect(shown(text, range)).toBe(words);
  }
});

test('typing directly before or after the words stays outside', () => {
  const text = write('Mira leads');
  const range = anchor(text, 'leads');
  text.insert(10, ' now');
  text.insert(5, 'always ');
  expect(text.toJSON()).toBe('Mira always leads now');
  expect(shown(text, range)).toBe('leads');
});

test('typing inside the words is included', () => {
  const text = write('Mira leads');
  const range = anchor(text, 'leads');
  text.insert(8, '-x-');
  expect(shown(text, range)).toBe('lea-x-ds');
});

test('words can span several lines, without empty edges', () => {
  const text = write('one', '', 'two', '');
  const document = open(text);
  // From the end of the first line to the last, empty one.
  const range = rangeOf(text, document, { from: 4, to: document.content.size - 1 });
  expect(range?.quote).toBe('two');
  const both = rangeOf(text, document, { from: 1, to: document.content.size });
  if (both === null) throw new Error('no words');
  expect(shown(text, both)).toBe(both.quote);
  expect(both.quote.split(/\s+/)).toEqual(['one', 'two']);
});

test('words keep their place when their line becomes a heading, goes into a list and is split', () => {
  const text = write('one', 'Mira leads in spring');
  const range = anchor(text, 'leads in');
  text.setAttribute('0.k', 'h2');
  text.setAttribute('0.p', 'b');
  text.insertEmbed(13, { b: 'x' });
  expect(shown(text, range)).toBe('lead s in');
  text.insert(0, 'zero');
  expect(shown(text, range)).toBe('lead s in');
});

test('a selection without words has no range', () => {
  const text = write('', ' ', '');
  const document = open(text);
  expect(rangeOf(text, document, { from: 0, to: document.content.size })).toBeNull();
});

test('deleted words have no place, and get it back with undo', () => {
  const text = write('Mira leads in spring');
  const range = anchor(text, 'leads');
  const undo = new Y.UndoManager(text, { trackedOrigins: new Set([null]) });
  text.delete(5, 6);
  expect(shown(text, range)).toBeNull();
  undo.undo();
  expect(shown(text, range)).toBe('leads');
  text.delete(0, text.length);
  expect(shown(text, range)).toBeNull();
});

test('the other copy shows the same words after both people have written', () => {
  const mine = write('Mira leads in spring');
  const theirs = new Y.Doc();
  const copy = theirs.getText('goals/g/notes');
  Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine.doc as Y.Doc));
  const range = anchor(mine, 'in spring');
  copy.insert(0, 'Now ');
  mine.insert(20, ', perhaps');
  Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine.doc as Y.Doc));
  Y.applyUpdate(mine.doc as Y.Doc, Y.encodeStateAsUpdate(theirs));
  expect(shown(mine, range)).toBe('in spring');
  expect(shown(copy, range)).toBe('in spring');
});

test('a quote is found if it occurs once', () => {
  const letters = lettersIn(open(write('again and again', 'only once')));
  expect(spanOfQuote(letters, 'once')).not.toBeNull();
  expect(spanOfQuote(letters, 'again')).toBeNull();
  expect(spanOfQuote(letters, 'never')).toBeNull();
});

test('a quote is found even if its line was split in the middle of it', () => {
  const document = open(write('Before. I talk', 'too fast when nervous'));
  const span = spanOfQuote(lettersIn(document), 'I talk too fast');
  expect(span && textOf(document, span)).toBe('I talk too fast');
});

test.each(['', 'AAAA', 'not base64 at all', '/////////w==', 'AAEC'])(
  'the position %j has no place and throws nothing',
  (position) => {
    const text = write('words');
    expect(spansOf(text, open(text), [{ start: position, end: position }])).toEqual([null]);
  },
);
