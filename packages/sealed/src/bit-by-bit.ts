/* Long work in small bits, so that the page stays usable. */

import type { Schedule } from './clock.ts';

/**
 * Does one bit after the other while there is more, and lets the page breathe in between, whatever
 * happens to one of them.
 * @throws whatever the first bit threw that did, once the last one is done.
 */
export async function bitByBit(
  schedule: Schedule,
  isMore: () => boolean,
  doOne: () => Promise<void>,
): Promise<void> {
  const failures: unknown[] = [];
  while (isMore()) {
    await doOne().catch((error: unknown) => failures.push(error));
    if (isMore()) await new Promise<void>((go) => void schedule(1, go));
  }
  if (failures.length > 0) throw failures[0];
}
