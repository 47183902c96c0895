/** What the page and its worker for foreign bytes say to each other. */
import type { Signed } from '@cairn/sealed';

/** An update (v1) to be applied to a document with the state `base`; to an empty one without. */
export interface TryTask {
  readonly kind: 'try';
  readonly update: Uint8Array;
  readonly base: Uint8Array | undefined;
}

export interface Tried {
  /** It could be applied, and nests no deeper than it may. */
  readonly isGood: boolean;
  readonly tookMs: number;
}

/** Signatures to be checked one by one; the answer has a yes or no for each. */
export interface VerifyTask {
  readonly kind: 'verify';
  readonly key: Uint8Array;
  readonly all: readonly Signed[];
}

export type ForeignTask = TryTask | VerifyTask;
export type Answer<Task> = Task extends TryTask ? Tried : readonly boolean[];
