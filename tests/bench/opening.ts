/** How long a workspace takes from the start of the navigation to the first list on screen. */
import { decodeBase64url } from '@cairn/protocol';
import type { Browser, BrowserContext } from '@playwright/test';
import { fiveYearWorkspace } from './five-year.ts';
import { mailboxOf, seedDevice, workspaceOfGoals } from './seed.ts';
import { median } from './table.ts';

const RUNS = 7;
const LIMIT_MS = 60_000;
const AFTERWARDS_MS = 5_000;
const FIVE_YEARS = { key: 'five-years', shows: 'main li a[href*="/goals/"]' };
const SECRET = 'A'.repeat(43);
const SEALED = { ...FIVE_YEARS, key: 'five-years-sealed' };
const WITHOUT_GROWTH = { ...FIVE_YEARS, key: 'five-years-without-growth' };
const EMPTY = { key: 'empty', shows: 'main [data-new]' };

/** Milliseconds. The fastest run shows what remains on an otherwise idle machine. */
export interface Times {
  readonly median: number;
  readonly fastest: number;
  /**
   * The median processor time of the page itself, independent of what else the machine was doing.
   */
  readonly busy: number;
}

interface Opening {
  readonly time: number;
  readonly busy: number;
  readonly longestTask: number;
}

/** In a browser whose device has the app itself already. */
export interface OpeningTimes {
  readonly empty: Times;
  readonly fiveYears: Times;
  /** The same without the records of the pages of growth. */
  readonly withoutGrowth: Times;
  /** The same, with the mailbox's copy and its ledger on the device, and a relay to connect to. */
  readonly sealed: Times;
  /**
   * The longest time, in milliseconds, for which the sealed one keeps the page from responding
   * after the first list.
   */
  readonly longestTask: number;
  /** The five-year workspace as one Yjs update. */
  readonly bytes: number;
}

/** @param slowdown 4 measures on a processor a quarter as fast */
export async function measureOpening(
  browser: Browser,
  origin: string,
  slowdown: number,
): Promise<OpeningTimes> {
  const context = await browser.newContext();
  const update = fiveYearWorkspace(1);
  const secret = decodeBase64url(SECRET) ?? new Uint8Array();
  const mailbox = mailboxOf(secret, update);
  await seedDevice(context, origin, [
    { key: FIVE_YEARS.key, update, link: null },
    { key: SEALED.key, update: mailbox.document, link: `w.${SECRET}`, mailbox },
    {
      key: WITHOUT_GROWTH.key,
      update: fiveYearWorkspace(1, { growth: false }),
      link: null,
    },
    { key: EMPTY.key, update: workspaceOfGoals(0), link: null },
  ]);
  await open(context, origin, EMPTY, 1);
  const empty: Opening[] = [];
  const fiveYears: Opening[] = [];
  const withoutGrowth: Opening[] = [];
  const sealed: Opening[] = [];
  // Alternately, so that a temporary slowdown of the machine affects all.
  for (let run = 0; run < RUNS; run++) {
    empty.push(await open(context, origin, EMPTY, slowdown));
    withoutGrowth.push(await open(context, origin, WITHOUT_GROWTH, slowdown));
    fiveYears.push(await open(context, origin, FIVE_YEARS, slowdown));
    sealed.push(await open(context, origin, SEALED, slowdown));
  }
  await context.close();
  const longestTask = median(sealed.map((run) => run.longestTask));
  const bytes = update.byteLength;
  return {
    empty: times(empty),
    fiveYears: times(fiveYears),
    withoutGrowth: times(withoutGrowth),
    sealed: times(sealed),
    longestTask,
    bytes,
  };
}

function times(runs: readonly Opening[]): Times {
  const walls = runs.map(({ time }) => time);
  const busy = median(runs.map((run) => run.busy));
  return { median: median(walls), fastest: Math.min(...walls), busy };
}

/** Opens `place` in a new tab and waits until its contents have been painted. */
async function open(
  context: BrowserContext,
  origin: string,
  place: { key: string; shows: string },
  slowdown: number,
): Promise<Opening> {
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  if (slowdown !== 1) {
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  }
  await page.addInitScript((selector) => {
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries()) {
        performance.mark('long-task', { startTime, detail: { duration } });
      }
    }).observe({ type: 'longtask', buffered: true });
    const seen = new MutationObserver(() => {
      if (document.querySelector(selector) === null) return;
      seen.disconnect();
      // The task after this frame runs once it has been painted.
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => performance.mark('first-list', { startTime: performance.now() });
        port2.postMessage(null);
      });
    });
    seen.observe(document, { childList: true, subtree: true });
  }, place.shows);
  await page.goto(`${origin}/w/${place.key}/goals`);
  const handle = await page.waitForFunction(
    () => performance.getEntriesByName('first-list')[0]?.startTime,
    undefined,
    { timeout: LIMIT_MS },
  );
  const time = Number(await handle.jsonValue());
  const { metrics } = await devtools.send('Performance.getMetrics');
  const busy = 1_000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN);
  // As on a real second visit: the app comes from the device.
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  // By then the mailbox has been opened and compared, which happens when the page is idle.
  await page.waitForTimeout(AFTERWARDS_MS);
  const longestTask = await page.evaluate((from) => {
    const marks = performance.getEntriesByType('mark') as PerformanceMark[];
    const later = marks.filter(({ name, startTime }) => name === 'long-task' && startTime > from);
    return Math.max(0, ...later.map(({ detail }) => (detail as { duration: number }).duration));
  }, time);
  await page.close();
  return { time, busy, longestTask };
}
