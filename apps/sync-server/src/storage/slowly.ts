/* Work on the disk in slices, with pauses in which everybody else is answered. */

const PAUSE_MS = 10;

/** Something that is done slice by slice. */
export interface Slow {
  /** Does nothing more. */
  stop(): void;
}

/**
 * Does the first slice at once (or not, if `isLater`) and the others after pauses, until `step`
 * returns true or throws; then calls `over`, with what was thrown.
 */
export function slowly(
  step: () => boolean,
  over: (error?: unknown) => void,
  isLater = false,
): Slow {
  let timer: NodeJS.Timeout | undefined;

  function next(): void {
    try {
      if (!step()) {
        timer = setTimeout(next, PAUSE_MS).unref();
        return;
      }
    } catch (error) {
      over(error);
      return;
    }
    over();
  }

  if (isLater) timer = setTimeout(next, PAUSE_MS).unref();
  else next();
  return {
    stop: () => {
      clearTimeout(timer);
    },
  };
}
