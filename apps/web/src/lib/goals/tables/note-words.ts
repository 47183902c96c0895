/**
 * The notes about cells that were read in a way you should know of, or not at all: one table, keyed
 * by reason.
 */
import {
  countInWords,
  excerpt,
  MAX_TABLE_ROWS,
  plural,
  readTimeline,
  type Day,
} from '@cairn/model/shared';
import type { CellNote, TableNote } from '@cairn/model/tables';
import { exactDay } from '#lib/ui/dates.ts';
import type { LeftOut } from './grid-edits.ts';

type Key = TableNote['key'] | CellNote['key'];

const MOST_LETTERS = 60;
const MOST_OF_CELLS = 3;
const MOST_SENTENCES = 8;
/** Read in some way, with nothing lost. Any other reason counts as worse. */
const INTERPRETED: ReadonlySet<Key> = new Set<Key>([
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

/** What a date was read as; `''` if it isn't a date. */
export function meaningOf(words: string, today: Day): string {
  const reading = readTimeline(words, today);
  if (!reading.ok) return '';
  const due = bare(reading.due);
  return reading.start === null ? due : `${bare(reading.start)} to ${due}`;
}

/** The day without its weekday. */
function bare(day: Day): string {
  return exactDay(day).replace(/^\S+ /, '');
}

export function noteSentence(key: Key, words: string, today: Day): string {
  const short = excerpt(words, MOST_LETTERS);
  const said = `“${short}”`;
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
      return `${said} doesn’t name a year, so the next one was taken${readAs}.`;
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
    case 'unknownStatus':
      return `${said} isn’t a status Cairn knows, so it was left as it was. Try “On track” or “Done”.`;
    case 'formula':
      return `${said} is a formula. Its text was kept; Cairn doesn’t work it out.`;
    case 'noTitle':
      return short === ''
        ? 'A goal needs a title, so it kept the one it had.'
        : `There’s no goal in the first column, so ${said} was left out.`;
    case 'tooFewColumns':
      return `${said} has fewer columns than the table. What’s missing was left as it was.`;
    case 'tooManyColumns':
      return `${said} was in columns the table doesn’t have, and was left out.`;
    case 'unknownColumn':
      return `${said} isn’t a column here, so it was left out.`;
    case 'tooManyRows':
      return `Only the first ${MAX_TABLE_ROWS.toLocaleString('en-GB')} rows were read.`;
    case 'sameRecordTwice':
      return `${said} is in two rows. Both were written to the one goal; where they differ, the later one stands.`;
    case 'sameTitleTwice':
      return `${said} is in two rows, which made two goals.`;
    case 'goalGone':
      return 'The goal was deleted in the meantime. It’s in the bin.';
  }
}

/**
 * The notes about cells that were written: first what was left out or refused, then what was
 * assumed.
 */
export function cellSentences(
  notes: readonly CellNote[],
  leftOut: LeftOut | undefined,
  today: Day,
): string[] {
  const refused = notes.filter((note) => note.refused);
  const assumed = notes.filter((note) => !note.refused && /First|Assumed/.test(note.key));
  const sentences = [
    ...leftOutSentences(leftOut ?? { lines: 0, cells: [] }, today),
    ...[...refused, ...assumed].map(({ key, words }) => noteSentence(key, words, today)),
  ];
  const once = [...new Set(sentences)];
  const more = once.length - MOST_OF_CELLS;
  return more > 0 ? [...once.slice(0, MOST_OF_CELLS), `And ${String(more)} more.`] : once;
}

function leftOutSentences({ lines, cells }: LeftOut, today: Day): string[] {
  const were = plural(lines, 'it was', 'they were');
  const counted = countInWords(lines, 'pasted line');
  return [
    ...(lines > 0
      ? [`${counted} had no row here, so ${were} left out. “Paste rows” adds new goals.`]
      : []),
    ...(cells.length > 0 ? [noteSentence('tooManyColumns', cells.join(' · '), today)] : []),
  ];
}

/**
 * The notes about a paste, each with its row: what was lost or refused before what was merely
 * interpreted.
 */
export function noteSentences(
  notes: readonly TableNote[],
  today: Day,
): { readonly shown: readonly string[]; readonly more: readonly string[] } {
  const harmless = ({ key }: TableNote) => INTERPRETED.has(key);
  const inOrder = [...notes.filter((note) => !harmless(note)), ...notes.filter(harmless)];
  const sentences = inOrder.map(
    ({ row, key, words }) => `Row ${String(row)}: ${noteSentence(key, words, today)}`,
  );
  return { shown: sentences.slice(0, MOST_SENTENCES), more: sentences.slice(MOST_SENTENCES) };
}
