/** What the user is asked before things are deleted for good. */
import type { EntityRef } from '@cairn/model/document';

export interface Question {
  /** For example "this" or "100,000 goals". */
  readonly what: string;
  /** Shown separately, so that you can see what it is. */
  readonly quoted: string;
  /** What is deleted with it: "3 steps and 1 thread"; `''` for nothing. */
  readonly along: string;
  readonly refs: readonly EntityRef[];
}
