import { placeAt, readFlat, writeLines } from '@cairn/prose/text';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { encodePosition } from '../shared/anchors.ts';
import { takeWording, wordsNow } from './suggestion.ts';

const ORIGIN = { name: 'accepter' };

function notes(text: string): Y.Text {
  const prose = new Y.Doc().getText('goals/g/notes');
  prose.insert(0, text);
  return prose;
}

function rangeOf(prose: Y.Text, words: string) {
  const from = prose.toJSON().indexOf(words);
  return {
    field: 'notes',
    start: encodePosition(placeAt(prose, from, 'after')),
    end: encodePosition(placeAt(prose, from + words.length, 'before')),
    quote: words,
  };
}

test('a proposed wording replaces the words that differ, and its thread stays with the new ones', () => {
  const prose = notes('First. I will speak slowly and pause. Last.');
  const range = rangeOf(prose, 'I will speak slowly and pause.');
  const now = wordsNow(prose, range);
  if (now === null) throw new Error('the words are there');
  const changes: unknown[] = [];
  prose.observe(({ delta, transaction }) => changes.push([delta, transaction.origin]));
  const { range: moved } = takeWording(prose, range, now, 'I speak slowly and breathe.', ORIGIN);
  expect(prose.toJSON()).toBe('First. I speak slowly and breathe. Last.');
  expect(wordsNow(prose, moved)?.words).toBe('I speak slowly and breathe.');
  expect(changes).toEqual([
    [
      [{ retain: 8 }, { delete: 5 }, { retain: 17 }, { delete: 7 }, { insert: ' breathe.' }].map(
        (op) => expect.objectContaining(op) as unknown,
      ),
      ORIGIN,
    ],
  ]);
});

test('words of which each differs are replaced whole, and the thread is on the new ones', () => {
  const prose = notes('One. Two words. Three.');
  const range = rangeOf(prose, 'Two words.');
  const now = wordsNow(prose, range);
  if (now === null) throw new Error('the words are there');
  const { range: moved } = takeWording(prose, range, now, 'Something else entirely', ORIGIN);
  expect(prose.toJSON()).toBe('One. Something else entirely Three.');
  expect(wordsNow(prose, moved)?.words).toBe('Something else entirely');
});

test('marks stay, and the end of a paragraph among the words is kept', () => {
  const prose = new Y.Doc().getText('goals/g/notes');
  let next = 0;
  writeLines(
    prose,
    ['I speak', 'too fast today'].map((text) => ({
      kind: 'p' as const,
      path: '',
      ticked: false,
      content: [{ text, marks: { bold: true } }],
    })),
    () => `m${String((next += 1))}`,
  );
  const range = {
    field: 'notes',
    start: encodePosition(placeAt(prose, 0, 'after')),
    end: encodePosition(placeAt(prose, prose.length, 'before')),
    quote: 'I speak too fast today',
  };
  const now = wordsNow(prose, range);
  expect(now?.words).toBe('I speak too fast today');
  if (now === null) throw new Error('the words are there');
  takeWording(prose, range, now, 'I talk too fast now', ORIGIN);
  const { lines } = readFlat(prose);
  expect(lines.map(({ runs }) => runs.map(({ text }) => text).join(''))).toEqual([
    'I talk',
    'too fast now',
  ]);
  for (const { runs } of lines) for (const { marks } of runs) expect(marks.bold).toBe(true);
});

test('words that were cut and pasted are found by their quote, and gone words are null', () => {
  const prose = notes('I talk too fast. Yes.');
  const range = rangeOf(prose, 'talk too fast');
  prose.delete(0, prose.length);
  expect(wordsNow(prose, range)).toBeNull();
  prose.insert(0, 'When nervous I talk too  fast.');
  expect(wordsNow(prose, range)?.words).toBe('talk too  fast');
});

test('what somebody else types among the words meanwhile survives the wording that is taken', () => {
  const [mine, theirs] = [new Y.Doc(), new Y.Doc()];
  const prose = mine.getText('n');
  prose.insert(0, 'We meet every week in June.');
  Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine));
  const range = rangeOf(prose, 'We meet every week in June.');
  const now = wordsNow(prose, range);
  if (now === null) throw new Error('the words are there');
  theirs.getText('n').insert('We meet every week'.length, 'day');
  takeWording(prose, range, now, 'We talk every week in July.', ORIGIN);
  Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine));
  Y.applyUpdate(mine, Y.encodeStateAsUpdate(theirs));
  expect(prose.toJSON()).toBe('We talk every weekday in July.');
  expect(theirs.getText('n').toJSON()).toBe(prose.toJSON());
});
