/** Where words are, in two shared copies of one text. */
import { getSchema } from '@tiptap/core';
import { Node } from '@tiptap/pm/model';
import { initProseMirrorDoc, prosemirrorJSONToYXmlFragment } from '@tiptap/y-tiptap';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { lettersIn, rangeOf, spanOf, spanOfQuote, textOf, type Binding } from './anchors.ts';
import { vocabulary } from './extensions.ts';

const schema = getSchema(vocabulary());

function write(...paragraphs: string[]): { doc: Y.Doc; type: Y.XmlFragment } {
  const doc = new Y.Doc();
  const type = doc.getXmlFragment('goals/g/notes');
  prosemirrorJSONToYXmlFragment(
    schema,
    {
      type: 'doc',
      content: paragraphs.map((text) => ({
        type: 'paragraph',
        ...(text === '' ? {} : { content: [{ type: 'text', text }] }),
      })),
    },
    type,
  );
  return { doc, type };
}

function open({ doc, type }: { doc: Y.Doc; type: Y.XmlFragment }) {
  const { doc: document, mapping } = initProseMirrorDoc(type, schema);
  return { document: Node.fromJSON(schema, document.toJSON()), binding: { doc, type, mapping } };
}

/** The shared text of a paragraph. */
function textIn(type: Y.XmlFragment, paragraph: number): Y.XmlText {
  return (type.get(paragraph) as Y.XmlElement).get(0) as Y.XmlText;
}

function anchor(text: { doc: Y.Doc; type: Y.XmlFragment }, words: string) {
  const { document, binding } = open(text);
  const span = spanOfQuote(lettersIn(document), words);
  const range = span === null ? null : rangeOf(binding, document, span);
  if (range === null) throw new Error(`'${words}' is not in the text`);
  return range;
}

function shown(text: { doc: Y.Doc; type: Y.XmlFragment }, range: { start: string; end: string }) {
  const { document, binding } = open(text);
  const span = spanOf(binding, range);
  return span === null ? null : textOf(document, span);
}

test('words keep their place, the first of the text as well', () => {
  const text = write('Mira leads', 'in spring');
  for (const words of ['Mira', 'leads', 'Mira leads', 'in spring', 'spring']) {
    const range = anchor(text, words);
    expect(range.quote).toBe(words);
    expect(shown(text, range)).toBe(words);
  }
});

test('typing right before and right after the words stays outside', () => {
  const text = write('Mira leads');
  const range = anchor(text, 'leads');
  textIn(text.type, 0).insert(10, ' now');
  textIn(text.type, 0).insert(5, 'always ');
  expect(textIn(text.type, 0).toJSON()).toBe('Mira always leads now');
  expect(shown(text, range)).toBe('leads');
});

test('typing inside the words is taken in', () => {
  const text = write('Mira leads');
  const range = anchor(text, 'leads');
  textIn(text.type, 0).insert(8, '-x-');
  expect(shown(text, range)).toBe('lea-x-ds');
});

test('words reach over paragraphs, and empty edges are left out', () => {
  const text = write('one', '', 'two', '');
  const { document, binding } = open(text);
  // From the end of the first paragraph to the last, empty one.
  const range = rangeOf(binding, document, { from: 4, to: document.content.size - 1 });
  expect(range?.quote).toBe('two');
  const both = rangeOf(binding, document, { from: 1, to: document.content.size });
  if (both === null) throw new Error('no words');
  expect(shown(text, both)).toBe(both.quote);
  expect(both.quote.split(/\s+/)).toEqual(['one', 'two']);
});

test('a selection without words has no range', () => {
  const { document, binding } = open(write('', ' ', ''));
  expect(rangeOf(binding, document, { from: 0, to: document.content.size })).toBeNull();
});

test('deleted words have no place, and get it back with undo', () => {
  const text = write('Mira leads in spring');
  const range = anchor(text, 'leads');
  const undo = new Y.UndoManager(text.type, { trackedOrigins: new Set([null]) });
  textIn(text.type, 0).delete(5, 6);
  expect(shown(text, range)).toBeNull();
  undo.undo();
  expect(shown(text, range)).toBe('leads');
  text.type.delete(0, 1);
  expect(shown(text, range)).toBeNull();
});

test('the other copy shows the same words after both have written', () => {
  const mine = write('Mira leads in spring');
  const theirs = new Y.Doc();
  Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine.doc));
  const range = anchor(mine, 'in spring');
  const copy = { doc: theirs, type: theirs.getXmlFragment('goals/g/notes') };
  textIn(copy.type, 0).insert(0, 'Now ');
  textIn(mine.type, 0).insert(20, ', perhaps');
  Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine.doc));
  Y.applyUpdate(mine.doc, Y.encodeStateAsUpdate(theirs));
  expect(shown(mine, range)).toBe('in spring');
  expect(shown(copy, range)).toBe('in spring');
});

test('a quote is found when it is there once', () => {
  const { document } = open(write('again and again', 'only once'));
  const letters = lettersIn(document);
  expect(spanOfQuote(letters, 'once')).not.toBeNull();
  expect(spanOfQuote(letters, 'again')).toBeNull();
  expect(spanOfQuote(letters, 'never')).toBeNull();
});

test('a quote is found though its paragraph was split in the middle of it', () => {
  const { document } = open(write('Before. I talk', 'too fast when nervous'));
  const span = spanOfQuote(lettersIn(document), 'I talk too fast');
  expect(span && textOf(document, span)).toBe('I talk too fast');
});

test.each(['', 'AAAA', 'not base64 at all', '/////////w==', 'AAEC'])(
  'the position %j has no place and throws nothing',
  (position) => {
    const text = write('words');
    const { binding }: { binding: Binding } = open(text);
    expect(spanOf(binding, { start: position, end: position })).toBeNull();
  },
);
