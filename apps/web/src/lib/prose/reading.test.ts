/** Reading notes without an editor. */
import { readFlat, render, writeLines } from '@cairn/prose/text';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { nameOf, wordsOf } from './reading.ts';
import { NO_PAGES, type Pages } from './things.ts';

function notes(): Y.Text {
  return new Y.Doc().getText('goals/g/notes');
}

const pages: Pages = {
  ...NO_PAGES,
  find: (link) => (link === '/goals/g1' ? { path: link, noun: 'goal' } : null),
};

const firstLine = (text: Y.Text) => readFlat(text).lines[0]?.runs ?? [];

test('a link that could run code is read as plain words', () => {
  const text = notes();
  text.insert(0, 'press me', { link: 'javascript:alert(1)' });
  expect(wordsOf(firstLine(text), pages)).toMatchObject([
    { text: 'press me', href: null, page: null },
  ]);
});

test('marks, links and hard breaks are read', () => {
  const text = notes();
  text.insert(0, 'bold\nmore', { bold: true });
  text.insert(text.length, 'there', { link: '/goals/g1' });
  expect(wordsOf(firstLine(text), pages)).toEqual([
    { text: 'bold', bold: true, href: null, page: null, isMention: false, isUnknown: false },
    { text: '\n', bold: true, href: null, page: null, isMention: false, isUnknown: false },
    { text: 'more', bold: true, href: null, page: null, isMention: false, isUnknown: false },
    {
      text: 'there',
      href: null,
      page: { path: '/goals/g1', noun: 'goal' },
      isMention: false,
      isUnknown: false,
    },
  ]);
});

test('content of a newer version is said to be there', () => {
  const text = notes();
  text.insertEmbed(0, { sketch: 'x' }, {});
  expect(wordsOf(firstLine(text), pages)).toMatchObject([{ isUnknown: true }]);
});

test('an item of a checklist is named by the words of its first line', () => {
  const text = notes();
  const lines = [
    { path: 't', ticked: true, content: 'Find a date ' },
    { path: 't', content: '' },
  ];
  writeLines(text, lines, () => 'x');
  const [list] = render(readFlat(text).lines);
  if (list?.type !== 'taskList') throw new Error('there is no checklist');
  expect(list.items.map(nameOf)).toEqual(['Find a date', 'Untitled']);
});
