/** Splits long work into short slices, so that typing and drawing can happen in between. */
import { whenIdle } from '#lib/reactivity/when-idle.ts';

const SLICE_MS = 8;
const AT_LATEST_MS = 100;

/**
 * Passes the items of `work` on one by one, the first slice at once, with a rest after each slice.
 * Stops for good when `signal` aborts.
 */
export async function inSlices<T>(
  work: Iterable<T>,
  { each, rested, signal }: { each: (item: T) => void; rested: () => void; signal: AbortSignal },
): Promise<void> {
  let end = performance.now() + SLICE_MS;
  for (const item of work) {
    if (signal.aborted) return;
    each(item);
    if (performance.now() < end) continue;
    rested();
    await new Promise<void>((goOn) => whenIdle(goOn, AT_LATEST_MS));
    end = performance.now() + SLICE_MS;
  }
  if (!signal.aborted) rested();
}
