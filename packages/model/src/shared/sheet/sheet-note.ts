/** The notes about pasted rows, whatever the rows are about. */

/** A note about a row: the app has the sentence, `words` is the cell it is about. */
export interface SheetNote<Key extends string> {
  /** 1 for the first row pasted, headings included. */
  readonly row: number;
  readonly key: Key;
  readonly words: string;
}

export type SheetNoteKey =
  | 'formula'
  | 'noTitle'
  | 'tooFewColumns'
  | 'tooManyColumns'
  | 'tooManyRows'
  | 'unknownColumn'
  | 'sameRecordTwice'
  | 'sameTitleTwice';

export type AddNote = (key: SheetNoteKey, words: string) => void;
