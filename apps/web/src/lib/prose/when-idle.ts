/** Does something once the page is idle. */

/** At the latest, in milliseconds. */
const LATEST_MS = 3_000;
/** For browsers that don't report when they are idle. */
const GUESS_MS = 500;

export interface WhenIdle {
  readonly soon: () => void;
  readonly cancel: () => void;
}

export function whenIdle(run: () => void): WhenIdle {
  let cancel: (() => void) | null = null;
  return {
    soon() {
      if (cancel !== null) return;
      const now = () => {
        cancel = null;
        run();
      };
      if ('requestIdleCallback' in window) {
        const handle = requestIdleCallback(now, { timeout: LATEST_MS });
        cancel = () => cancelIdleCallback(handle);
      } else {
        const timer = setTimeout(now, GUESS_MS);
        cancel = () => clearTimeout(timer);
      }
    },
    cancel() {
      cancel?.();
      cancel = null;
    },
  };
}
