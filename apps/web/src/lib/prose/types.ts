/** The types shared by the editor and the components that embed it. */
import type { ThreadId } from '@cairn/model/shared';

/**
 * Selected words of a rich text: two Yjs relative positions (base64) and the words as they are now.
 */
export interface TextRange {
  /** The record's field that holds the rich text, such as `notes`. */
  readonly field: string;
  readonly start: string;
  readonly end: string;
  readonly quote: string;
}

/** A thread's words, to be marked in the text. */
export interface ThreadMark {
  readonly thread: ThreadId;
  readonly start: string;
  readonly end: string;
  /** Finds the words again, if they occur once, after they were cut and pasted elsewhere. */
  readonly quote?: string;
  /** 0 to 4: the colour of the person who started the thread. */
  readonly colour?: number;
  /** The thread is open beside the text. */
  readonly active?: boolean;
}

/** The name and colour of a caret. */
export interface CaretUser {
  readonly name: string;
  /** `#rrggbb`. */
  readonly color: string;
}
