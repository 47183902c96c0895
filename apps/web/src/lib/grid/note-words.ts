/**
 * The notes about cells that were read in a way you should know of, or not at all, whatever records
 * they are about.
 */
import {
  countInWords,
  type DateNote,
  type DateRefusal,
  type Day,
  excerpt,
  inWords,
  MAX_TABLE_ROWS,
  plural,
  type SheetNote,
  type SheetNoteKey,
} from '@cairn/model/shared';
import { meaningOf } from './date-words.ts';
import type { LeftOut } from './source.ts';

/** The notes any table may have. Those about a row's title are in the feature's own words. */
export type NoteKey =
  | Exclude<SheetNoteKey, 'noTitle' | 'sameRecordTwice' | 'sameTitleTwice'>
  | DateNote
  | DateRefusal
  | 'endBeforeStart';

const MOST_LETTERS = 60;
const MOST_OF_CELLS = 3;
const MOST_SENTENCES = 8;
/** Read in some way, with nothing lost. Any other reason counts as worse. */
const INTERPRETED: ReadonlySet<string> = new Set<NoteKey>([
  'dayFirst',
  'monthFirst',
  'wholeMonth',
  'wholeQuarter',
  'wholeYear',
  'yearAssumed',
  'fromToday',
  'formula',
  'tooFewColumns',
]);

/** A cell's text as it is quoted in a sentence. */
export function quoted(words: string): string {
  return `“${excerpt(words, MOST_LETTERS)}”`;
}

export function noteSentence(key: NoteKey, words: string, today: Day): string {
  const said = quoted(words);
  const as = meaningOf(words, today);
  const readAs = as === '' ? '' : `: ${as}`;
  switch (key) {
    case 'dayFirst':
      return `${said} was read with the day first${readAs}.`;
    case 'monthFirst':
      return `${said} was read with the month first${readAs}.`;
    case 'wholeMonth':
    case 'wholeQuarter':
    case 'wholeYear':
      return `${said} was read as the whole period${readAs}.`;
    case 'yearAssumed':
      return `${said} doesn’t name a year, so the next one was assumed${readAs}.`;
    case 'fromToday':
      return `${said} was counted from today${readAs}.`;
    case 'empty':
    case 'notADate':
      return `${said} isn’t a date Cairn can read. Write it as 2027-03-12, March 2027 or Q1 2027.`;
    case 'noSuchDay':
      return `${said} isn’t a day in any calendar, so the date was left as it was.`;
    case 'yearOutOfReach':
      return `${said} has a year that’s too far away. Is there a digit too many?`;
    case 'endBeforeStart':
      return `${said} would end before it starts, so the dates were left as they were.`;
    case 'formula':
      return `${said} is a formula. Its text was kept; Cairn doesn’t work it out.`;
    case 'tooFewColumns':
      return `${said} has fewer columns than the table. What’s missing was left as it was.`;
    case 'tooManyColumns':
      return `${said} was in columns the table doesn’t have, and was left out.`;
    case 'unknownColumn':
      return `${said} isn’t a column here, so it was left out.`;
    case 'tooManyRows':
      return `Only the first ${MAX_TABLE_ROWS.toLocaleString('en-GB')} rows were read.`;
  }
}

/** A note about a cell that was written. */
export interface CellNote<Key extends string> {
  readonly key: Key;
  readonly words: string;
  /** True if the cell stayed as it was. */
  readonly refused: boolean;
}

/** The feature's own wording. */
export interface NoteWords<Key extends string> {
  readonly sentenceOf: (key: Key | NoteKey, words: string) => string;
  /** What pasted rows add, such as 'goals'. */
  readonly records: string;
}

/**
 * The notes about cells that were written: first what was left out or refused, then what was
 * assumed.
 */
export function cellSentences<Key extends string>(
  notes: readonly CellNote<Key | NoteKey>[],
  leftOut: LeftOut | undefined,
  { sentenceOf, records }: NoteWords<Key>,
): string[] {
  const refused = notes.filter((note) => note.refused);
  const assumed = notes.filter((note) => !note.refused && /First|Assumed/.test(note.key));
  const { lines, cells } = leftOut ?? { lines: 0, cells: [] };
  const were = plural(lines, 'it was', 'they were');
  const counted = countInWords(lines, 'pasted line');
  const sentences = [
    ...(lines > 0
      ? [`${counted} had no row here, so ${were} left out. “Paste rows” adds new ${records}.`]
      : []),
    ...(cells.length > 0 ? [sentenceOf('tooManyColumns', cells.join(' · '))] : []),
    ...[...refused, ...assumed].map(({ key, words }) => sentenceOf(key, words)),
  ];
  const once = [...new Set(sentences)];
  const more = once.length - MOST_OF_CELLS;
  return more > 0 ? [...once.slice(0, MOST_OF_CELLS), `And ${String(more)} more.`] : once;
}

/**
 * The notes about a paste, each with its row: what was lost or refused before what was merely
 * interpreted. Columns that the table doesn't have are one note: a spreadsheet may have dozens.
 */
export function noteSentences<Key extends string>(
  notes: readonly SheetNote<Key>[],
  sentenceOf: (key: Key, words: string) => string,
): { readonly shown: readonly string[]; readonly more: readonly string[] } {
  const unknown = notes.filter(({ key }) => key === 'unknownColumn').map(({ words }) => words);
  const isSaidTogether = ({ key }: SheetNote<Key>) => key === 'unknownColumn' && unknown.length > 1;
  const others = notes.filter((note) => !isSaidTogether(note));
  const harmless = ({ key }: SheetNote<Key>) => INTERPRETED.has(key);
  const inOrder = [...others.filter((note) => !harmless(note)), ...others.filter(harmless)];
  const sentences = [
    ...(unknown.length > 1
      ? [
          `Row 1: ${inWords(unknown.length, 'column')} aren’t in this table, so they were left out: ${quoted(unknown.join(' · '))}.`,
        ]
      : []),
    ...inOrder.map(({ row, key, words }) => `Row ${String(row)}: ${sentenceOf(key, words)}`),
  ];
  return { shown: sentences.slice(0, MOST_SENTENCES), more: sentences.slice(MOST_SENTENCES) };
}
