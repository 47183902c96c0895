/**
 * Measures how long a page's main thread is busy in each frame during an action, from the browser's
 * own trace.
 */
import type { Browser, Page } from '@playwright/test';
import { percentile95 } from './table.ts';

/** Milliseconds per frame, over the frames in which an input was handled. */
export interface FrameTimes {
  readonly frames: number;
  /** The 95th percentile of elapsed time. */
  readonly p95: number;
  /**
   * The same in processor time of the main thread, independent of what else the machine was doing.
   */
  readonly busy: number;
}

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds. */
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: string; readonly data?: { readonly type?: string } };
}

const CATEGORIES = ['devtools.timeline', 'disabled-by-default-devtools.timeline'];
/** The `toplevel` category would report each task a second time, under another name. */
const TASK = 'RunTask';
const FRAME = 'FireAnimationFrame';
const INPUTS = new Set(['pointermove', 'keydown', 'input', 'beforeinput']);

/**
 * Traces `page` while `act` runs. An animation-frame callback is kept running, so that frames can
 * be told apart.
 */
export async function framesDuring(
  browser: Browser,
  page: Page,
  act: () => Promise<void>,
): Promise<FrameTimes> {
  await page.evaluate(() => {
    const scope = window as unknown as { watching: boolean };
    scope.watching = true;
    const watch = () => void (scope.watching && requestAnimationFrame(watch));
    watch();
  });
  await browser.startTracing(page, { categories: CATEGORIES });
  await act();
  const trace = JSON.parse((await browser.stopTracing()).toString()) as {
    traceEvents: TraceEvent[];
  };
  await page.evaluate(() => ((window as unknown as { watching: boolean }).watching = false));
  return frameTimes(trace.traceEvents);
}

function frameTimes(events: readonly TraceEvent[]): FrameTimes {
  // The page's main thread is the one that handles frames.
  const frame = events.find(({ name }) => name === FRAME);
  const own = events.filter(({ pid, tid }) => pid === frame?.pid && tid === frame.tid);
  const starts = own
    .filter(({ name, ph }) => name === FRAME && (ph === 'X' || ph === 'B'))
    .map(({ ts }) => ts)
    .sort((a, b) => a - b);
  const slots = starts.map(() => ({ wall: 0, busy: 0, input: false }));
  const slotOf = (ts: number) => {
    let [low, high] = [0, starts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= ts) low = middle + 1;
      else high = middle;
    }
    return slots[low - 1];
  };
  for (const { name, ph, ts, dur = 0, tdur = 0, args } of own) {
    if (ph !== 'X') continue;
    // A task belongs to the frame in which it ends: the one that draws begins before its callback.
    const slot = slotOf(ts + dur);
    if (slot === undefined) continue;
    if (name === TASK) {
      slot.wall += dur / 1_000;
      slot.busy += tdur / 1_000;
    } else if (name === 'EventDispatch' && INPUTS.has(args?.data?.type ?? '')) slot.input = true;
  }
  const answered = slots.filter(({ input }) => input);
  return {
    frames: answered.length,
    p95: percentile95(answered.map(({ wall }) => wall)),
    busy: percentile95(answered.map(({ busy }) => busy)),
  };
}
