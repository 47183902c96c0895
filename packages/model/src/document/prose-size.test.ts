import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { isLongProse, lettersIn, LONGEST_PROSE_CHARACTERS } from './prose-size.ts';

function prose(paragraphs: readonly string[]): Y.XmlFragment {
  const fragment = new Y.Doc().getXmlFragment('goals/g/notes');
  fragment.push(
    paragraphs.map((words) => {
      const paragraph = new Y.XmlElement('paragraph');
      paragraph.insert(0, [new Y.XmlText(words)]);
      return paragraph;
    }),
  );
  return fragment;
}

test('[F32] notes of a year are not long, those of 20 MB and those of 50,000 blocks are', () => {
  expect(
    isLongProse(prose(Array<string>(500).fill('A paragraph of some words. '.repeat(10)))),
  ).toBe(false);
  expect(isLongProse(prose(['x'.repeat(LONGEST_PROSE_CHARACTERS + 1)]))).toBe(true);
  expect(isLongProse(prose(Array<string>(50_000).fill('')))).toBe(true);
});

test('[F32] elements within each other deeper than what shows them can go are too much', () => {
  const fragment = new Y.Doc().getXmlFragment('goals/g/notes');
  let inside: Y.XmlFragment = fragment;
  for (let depth = 0; depth < 200; depth++) {
    const next = new Y.XmlElement('blockquote');
    inside.push([next]);
    inside = next;
  }
  expect(isLongProse(fragment)).toBe(true);
});

test('letters are counted through all blocks, and deleted ones are not', () => {
  const fragment = prose(['one', 'two two']);
  expect(lettersIn(fragment)).toBe(10);
  fragment.delete(0, 1);
  expect(lettersIn(fragment)).toBe(7);
});
