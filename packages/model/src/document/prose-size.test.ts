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

test(
  'a text with more deleted letters, or more keys, than can be walked over is too long',
  { timeout: 30_000 },
  () => {
    const written = (write: (text: Y.Text, transaction: Y.Transaction) => void) => {
      const text = new Y.Doc().getText('notes');
      text.doc?.transact((transaction) => write(text, transaction));
      return text;
    };
    const keyed = (count: number) =>
      written((text) => {
        for (let at = 0; at < count; at += 1) text.setAttribute(`${String(at)}.k`, 'h1');
      });
    const deleted = (count: number) =>
      written((text, transaction) => {
        let last: Y.Item | null = null;
        for (let client = 1; client <= count; client += 1) {
          const [id, gone] = [Y.createID(client, 0), new Y.ContentDeleted(1)];
          const before: Y.ID | null = last && last.lastId;
          last = new Y.Item(id, last, before, null, null, text, null, gone);
          last.integrate(transaction, 0);
        }
      });
    expect(isLongProse(keyed(30_000))).toBe(false);
    expect(isLongProse(deleted(20_001))).toBe(false);
    expect(isLongProse(keyed(100_001))).toBe(true);
    expect(isLongProse(deleted(100_001))).toBe(true);
  },
);

test('letters are counted through all lines, but not deleted ones', () => {
  const text = prose(['one', 'two two']);
  expect(lettersIn(text)).toBe(10);
  expect(roomIn(text)).toEqual({ letters: LONGEST_PROSE_CHARACTERS - 10, lines: 9_998 });
  text.delete(0, 4);
  expect(lettersIn(text)).toBe(7);
});
