import type { Day, SheetNote } from '@cairn/model/shared';
import { expect, test } from 'vitest';
import { cellSentences, type NoteKey, noteSentence, noteSentences } from './note-words.ts';

const today = '2027-03-12' as Day;
const sentenceOf = (key: NoteKey | 'gone' | 'noTitle', words: string) =>
  key === 'gone' || key === 'noTitle' ? `${words}: ${key}.` : noteSentence(key, words, today);
const all = (notes: readonly SheetNote<NoteKey | 'noTitle'>[]) => {
  const { shown, more } = noteSentences(notes, sentenceOf);
  return [...shown, ...more];
};
const words = { sentenceOf, records: 'plants' };

test('it says how many lines and which cells did not fit', () => {
  const none = { lines: 0, cells: [] };
  expect(cellSentences([], none, words)).toEqual([]);
  expect(cellSentences([], { lines: 1, cells: [] }, words)).toEqual([
    'One pasted line had no row here, so it was left out. “Paste rows” adds new plants.',
  ]);
  expect(cellSentences([], { lines: 12, cells: ['Ask', 'Wait'] }, words)).toEqual([
    '12 pasted lines had no row here, so they were left out. “Paste rows” adds new plants.',
    '“Ask · Wait” was in columns the table doesn’t have, and was left out.',
  ]);
});

test('for cells, what was left out or refused comes before what was assumed, and the rest is counted', () => {
  const assumed = (words: string) => ({ key: 'dayFirst', words, refused: false }) as const;
  const refused = { key: 'notADate', words: 'soon', refused: true } as const;
  const notes = [assumed('1.3.2027'), assumed('2.3.2027'), assumed('3.3.2027'), refused];
  const said = cellSentences(notes, { lines: 1, cells: [] }, words);
  expect(said.map((sentence) => sentence.slice(0, 12))).toEqual([
    'One pasted l',
    '“soon” isn’t',
    '“1.3.2027” w',
    'And 2 more.',
  ]);
  expect(cellSentences([{ ...refused, key: 'gone' }], { lines: 0, cells: [] }, words)).toEqual([
    'soon: gone.',
  ]);
});

test('what was lost or refused comes first, then the rest, each with its row and in order', () => {
  const said = all([
    { row: 2, key: 'dayFirst', words: '1.3.2027' },
    { row: 3, key: 'noTitle', words: 'soon' },
    { row: 4, key: 'wholeMonth', words: 'May 2027' },
    { row: 5, key: 'tooManyColumns', words: 'Ask' },
    { row: 6, key: 'formula', words: '=A1' },
    { row: 7, key: 'notADate', words: 'later' },
    { row: 1001, key: 'tooManyRows', words: '' },
  ]);
  expect(said.map((sentence) => sentence.split(':')[0])).toEqual([
    ...['Row 3', 'Row 5', 'Row 7', 'Row 1001'],
    ...['Row 2', 'Row 4', 'Row 6'],
  ]);
});

test('of a wide spreadsheet, the columns that were left out are one note, and hide no other', () => {
  const unknown = Array.from({ length: 36 }, (_, at) => ({
    row: 1,
    key: 'unknownColumn' as const,
    words: `Column ${String(at)}`,
  }));
  const { shown, more } = noteSentences(
    [...unknown, { row: 5, key: 'notADate', words: 'soon' }],
    sentenceOf,
  );
  expect(shown.map((sentence) => sentence.slice(0, 40))).toEqual([
    'Row 1: 36 columns aren’t in this table, ',
    'Row 5: “soon” isn’t a date Cairn can rea',
  ]);
  expect(shown[0]).toContain('so they were left out: “Column 0 · Column 1 · ');
  expect(more).toEqual([]);
  expect(all(unknown.slice(0, 1))).toEqual([
    'Row 1: “Column 0” isn’t a column here, so it was left out.',
  ]);
});

test('notes beyond the eighth can be expanded', () => {
  const harmless = Array.from({ length: 10 }, (_, at) => ({
    row: at + 1,
    key: 'dayFirst' as const,
    words: '1.3.2027',
  }));
  const { shown, more } = noteSentences(
    [...harmless, { row: 11, key: 'noTitle' as const, words: 'soon' }],
    sentenceOf,
  );
  expect(shown).toHaveLength(8);
  expect(shown[0]).toMatch(/^Row 11: soon: noTitle/);
  expect(more.map((sentence) => sentence.split(':')[0])).toEqual(['Row 8', 'Row 9', 'Row 10']);
});
