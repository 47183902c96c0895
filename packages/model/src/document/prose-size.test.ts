import { linesOfPlainText, writeLines } from '@cairn/prose/text';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { isLongProse, lettersIn, LONGEST_PROSE_CHARACTERS, roomIn } from './prose-size.ts';

function prose(lines: readonly string[]): Y.Text {
  const text = new Y.Doc().getText('goals/g/notes');
  let ids = 0;
  writeLines(text, linesOfPlainText(lines.join('\n')), () => String(ids++));
  return text;
}

test('[F32] a year’s notes aren’t too long, but 20 MB or 50,000 lines are', () => {
  expect(
    isLongProse(prose(Array<string>(500).fill('A paragraph of some words. '.repeat(10)))),
  ).toBe(false);
  expect(isLongProse(prose(['x'.repeat(LONGEST_PROSE_CHARACTERS + 1)]))).toBe(true);
  expect(isLongProse(prose(Array<string>(50_000).fill('')))).toBe(true);
});

test('letters are counted through all lines, but not deleted ones', () => {
  const text = prose(['one', 'two two']);
  expect(lettersIn(text)).toBe(10);
  expect(roomIn(text)).toEqual({ letters: LONGEST_PROSE_CHARACTERS - 10, lines: 9_998 });
  text.delete(0, 4);
  expect(lettersIn(text)).toBe(7);
});
