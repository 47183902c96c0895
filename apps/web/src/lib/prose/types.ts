/** The types shared by the editor and the components that embed it. */
import type { TextRange } from '@cairn/model/document';
import type { ThreadId } from '@cairn/model/shared';
import type { Made } from '#lib/ui/making.ts';

export type { Made, TextRange };

/** Selected words: as text, and where they are; `null` while words are being composed. */
export interface SelectedWords {
  readonly text: string;
  readonly range: TextRange | null;
}

export interface MarkedWords {
  readonly start: string;
  readonly end: string;
  /** Finds the words again, if they occur once, after they were cut and pasted elsewhere. */
  readonly quote?: string;
  /** What the words belong to is open beside the text, or they were asked for. */
  readonly active?: boolean;
}

/** A thread's words, to be marked in the text. */
export interface ThreadMark extends MarkedWords {
  readonly thread: ThreadId;
  /** 0 to 4: the colour of the person who started the thread. */
  readonly colour?: number;
}

/** The words that something was made from, marked more softly. */
export interface MadeMark extends MarkedWords {
  readonly made: Made;
  /** The record that was made. */
  readonly id: string;
}

export type TextMark = ThreadMark | MadeMark;

/** The name and colour of a caret. */
export interface CaretUser {
  readonly name: string;
  /** `#rrggbb`. */
  readonly color: string;
}
