/* Work on a store in slices, with pauses in which everybody else is answered. */

import { attempt, type Soon } from './soon.ts';

const PAUSE_MS = 10;

/** Something that is done slice by slice. */
export interface Slow {
  /** Does nothing more. */
  stop(): void;
}

/**
 * Does the first slice at once (or not, if `isLater`) and the others after pauses, until `step`
 * returns true or fails; then calls `over`, with the error.
 */
export function slowly(
  step: () => Soon<boolean>,
  over: (error?: unknown) => void,
  isLater = false,
): Slow {
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;

  function stepped(isOver: boolean): void {
    if (isStopped) return;
    if (isOver) over();
    else timer = setTimeout(next, PAUSE_MS).unref();
  }

  function failed(error: unknown): void {
    if (!isStopped) over(error);
  }

  function next(): void {
    void attempt(step, stepped, failed);
  }

  if (isLater) timer = setTimeout(next, PAUSE_MS).unref();
  else next();
  return {
    stop: () => {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}
