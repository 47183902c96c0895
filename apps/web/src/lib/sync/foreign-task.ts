/** The messages between the page and the worker that handles untrusted bytes. */
import type { Signed } from '@cairn/sealed';

/**
 * An update (v1) to apply to a document with the state `base`, or to an empty one if there is none.
 */
export interface TryTask {
  readonly kind: 'try';
  readonly update: Uint8Array;
  readonly base: Uint8Array | undefined;
}

export interface Tried {
  /** It could be applied, and isn't nested too deeply. */
  readonly isGood: boolean;
  readonly tookMs: number;
}

/** Signatures to check one by one; the answer has a boolean for each. */
export interface VerifyTask {
  readonly kind: 'verify';
  readonly key: Uint8Array;
  readonly all: readonly Signed[];
}

export type ForeignTask = TryTask | VerifyTask;
export type Answer<Task> = Task extends TryTask ? Tried : readonly boolean[];
