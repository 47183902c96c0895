/** What somebody is asked before things are deleted for good. */
import type { EntityRef } from '@cairn/model/document';

export interface Question {
  /** As in "this" or "100,000 goals". */
  readonly what: string;
  /** Shown apart, so that one sees what it is. */
  readonly quoted: string;
  /** What goes with it: "3 steps and 1 thread", `''` for nothing. */
  readonly along: string;
  readonly refs: readonly EntityRef[];
}
