import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { hasWords } from './has-words.ts';

function textOf(...paragraphs: string[]): Y.XmlFragment {
  const fragment = new Y.Doc().getXmlFragment('text');
  for (const words of paragraphs) {
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.insert(0, [new Y.XmlText(words)]);
    fragment.push([paragraph]);
  }
  return fragment;
}

test('a text without letters says nothing, however many lines it has', () => {
  expect([textOf(), textOf(''), textOf(' ', '')].map(hasWords)).toEqual([false, false, false]);
});

test('one letter anywhere is enough', () => {
  expect(hasWords(textOf('', '', 'a'))).toBe(true);
  const list = textOf();
  const item = new Y.XmlElement('listItem');
  list.push([item]);
  const words = new Y.XmlText();
  item.insert(0, [words]);
  words.insert(0, 'now', { bold: true });
  expect(hasWords(list)).toBe(true);
});
