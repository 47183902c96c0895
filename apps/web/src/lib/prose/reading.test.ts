/** Reading notes without an editor, and knowing when an editor would lose something. */
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { isKnown, piecesOf } from './reading.ts';

function notes(): Y.XmlFragment {
  return new Y.Doc().getXmlFragment('goals/g/notes');
}

function paragraph(text: string, marks: Record<string, unknown> = {}): Y.XmlElement {
  const element = new Y.XmlElement('paragraph');
  const words = new Y.XmlText();
  words.applyDelta([{ insert: text, attributes: marks }]);
  element.insert(0, [words]);
  return element;
}

test('a link that could run code is read as words', () => {
  const fragment = notes();
  fragment.insert(0, [paragraph('press me', { link: { href: 'javascript:alert(1)' } })]);
  const [block] = piecesOf(fragment);
  expect(block).toMatchObject({ children: [{ text: 'press me', href: null }] });
});

test('words of a block from a newer version are read', () => {
  const fragment = notes();
  const callout = new Y.XmlElement('callout');
  callout.insert(0, [paragraph('still here')]);
  fragment.insert(0, [callout]);
  expect(piecesOf(fragment)).toMatchObject([
    { name: 'unknown', children: [{ name: 'paragraph', children: [{ text: 'still here' }] }] },
  ]);
});

test('an unknown block, an unknown mark, loose words and a hook are not known', () => {
  const block = notes();
  block.insert(0, [new Y.XmlElement('callout')]);
  const mark = notes();
  mark.insert(0, [paragraph('x', { highlight: {} })]);
  const loose = notes();
  loose.insert(0, [new Y.XmlText('x')]);
  const hook = notes();
  // Yjs inserts hooks, though its types do not say so.
  hook.insert(0, [new Y.XmlHook('x') as unknown as Y.XmlElement]);
  expect([block, mark, loose, hook].map(isKnown)).toEqual([false, false, false, false]);
});

test('what the editor writes is known', () => {
  const fragment = notes();
  fragment.insert(0, [paragraph('x', { bold: {}, link: { href: 'https://example.org' } })]);
  expect(isKnown(fragment)).toBe(true);
  expect(isKnown(notes())).toBe(true);
});
