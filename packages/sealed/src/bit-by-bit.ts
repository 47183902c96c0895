/* Runs long work in small pieces, so that the page stays responsive. */

import type { Schedule } from './clock.ts';

/**
 * Calls `doOne` for as long as there is more, yielding to the page for `pauseMs` in between. A failure doesn't
 * stop the rest.
 * @throws the first error, once the last piece is done.
 */
export async function bitByBit(
  schedule: Schedule,
  isMore: () => boolean,
  doOne: () => Promise<void>,
  pauseMs: () => number = () => 1,
): Promise<void> {
  const failures: unknown[] = [];
  while (isMore()) {
    await doOne().catch((error: unknown) => failures.push(error));
    if (isMore()) await new Promise<void>((go) => void schedule(pauseMs(), go));
  }
  if (failures.length > 0) throw failures[0];
}
