import type { Day } from '@cairn/model/shared';
import { expect, test } from 'vitest';
import { cellSentences } from './note-words.ts';

const today = '2027-03-12' as Day;

test('lines and cells that found no place are said', () => {
  const none = { lines: 0, cells: [] };
  expect(cellSentences([], none, today)).toEqual([]);
  expect(cellSentences([], { lines: 1, cells: [] }, today)).toEqual([
    'One pasted line had no row here, so it was left out. “Paste rows” adds new goals.',
  ]);
  expect(cellSentences([], { lines: 12, cells: ['Ask', 'Wait'] }, today)).toEqual([
    '12 pasted lines had no row here, so they were left out. “Paste rows” adds new goals.',
    '“Ask · Wait” stood in columns the table does not have, and was left out.',
  ]);
});

test('of cells, what was left out or refused is said before what was assumed, and the rest is counted', () => {
  const assumed = (words: string) => ({ key: 'dayFirst', words, refused: false }) as const;
  const refused = { key: 'notADate', words: 'soon', refused: true } as const;
  const notes = [assumed('1.3.2027'), assumed('2.3.2027'), assumed('3.3.2027'), refused];
  const said = cellSentences(notes, { lines: 1, cells: [] }, today);
  expect(said.map((sentence) => sentence.slice(0, 12))).toEqual([
    'One pasted l',
    '“soon” is no',
    '“1.3.2027” w',
    'And 2 more.',
  ]);
  expect(cellSentences([{ ...refused, key: 'goalGone' }], { lines: 0, cells: [] }, today)).toEqual([
    'The goal was deleted in the meantime. It waits in the bin.',
  ]);
});
