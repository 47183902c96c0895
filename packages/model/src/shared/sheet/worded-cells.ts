/** A record's field for the wording of its cells: copying repeats it until the facts change. */
import { keyed, type KeyedField } from '../../document/fields.ts';
import { isBeginning } from '../texts.ts';

/**
 * The wording of a table's cell, and what the record said at the time: as long as it still says
 * that, the wording is kept.
 */
export interface WordedCell {
  readonly column: string;
  readonly words: string;
  readonly stoodFor: string;
}

export function wordedCells(): KeyedField<WordedCell[], string, string> {
  return keyed('cell:<column>', (cells) => cells.flatMap(([column, raw]) => read(column, raw)));
}

const BETWEEN = '\u001f';

/**
 * What is stored for a cell's wording; `null` if the facts say the same. One string for both, so
 * that two people's wordings and facts never get mixed.
 */
export function wordedCellValue({ words, stoodFor }: Omit<WordedCell, 'column'>): string | null {
  return words === stoodFor ? null : stoodFor + BETWEEN + words;
}

/** The text of a cell: as it was worded, if that still stands for `plain`, which the facts alone say. */
export function cellWords(cells: readonly WordedCell[], column: string, plain: string): string {
  const worded = cells.find((cell) => cell.column === column);
  return worded?.stoodFor === plain ? worded.words : plain;
}

function read(column: string, raw: unknown): WordedCell[] {
  if (typeof raw !== 'string') return [];
  const at = isBeginning(raw) ? -1 : raw.indexOf(BETWEEN);
  return at === -1 ? [] : [{ column, stoodFor: raw.slice(0, at), words: raw.slice(at + 1) }];
}
