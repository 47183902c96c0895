/* Results of a store that may answer at once (a file) or later (a database server). */

/** A result, or the promise of one. */
export type Soon<T> = T | Promise<T>;

/**
 * Calls `done` with the result of some work, or `failed` with what it threw: at once if there is
 * nothing to wait for, so that a store that answers at once costs no turn of the event loop.
 */
export function attempt<T, R>(
  work: () => Soon<T>,
  done: (result: T) => Soon<R>,
  failed: (error: unknown) => Soon<R>,
): Soon<R> {
  let result: Soon<T>;
  try {
    result = work();
  } catch (error) {
    return failed(error);
  }
  return result instanceof Promise ? result.then(done, failed) : done(result);
}

/** Does something with a result, at once if it is there. */
export function after<T, R>(result: Soon<T>, next: (result: T) => Soon<R>): Soon<R> {
  return result instanceof Promise ? result.then(next) : next(result);
}
