/** What the editor and those who place it say to each other. */
import type { ThreadId } from '@cairn/model/shared';

/** Selected words of a rich text: two Yjs relative positions (base64) and the words as they are now. */
export interface TextRange {
  /** The rich text's field of its record, such as `notes`. */
  readonly field: string;
  readonly start: string;
  readonly end: string;
  readonly quote: string;
}

/** A thread's words, to be shown in the text. */
export interface ThreadMark {
  readonly thread: ThreadId;
  readonly start: string;
  readonly end: string;
  /** Finds the words again when they were cut and pasted elsewhere, if they occur once. */
  readonly quote?: string;
  /** 0 to 4: the colour of the person who began the thread. */
  readonly colour?: number;
  /** True for the thread that is open beside the text. */
  readonly active?: boolean;
}

/** Whose caret the others see. */
export interface CaretUser {
  readonly name: string;
  /** `#rrggbb`. */
  readonly color: string;
}
