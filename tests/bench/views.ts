/**
 * How the views of five years of goals, and the pages of growth, respond: from the click to the
 * picture, and while typing and dragging.
 */
import { addDays, dayOf } from '@cairn/model/shared';
import type { Browser, BrowserContext, Locator, Page } from '@playwright/test';
import { fiveYearWorkspace } from './five-year.ts';
import { framesDuring, type FrameTimes } from './frames.ts';
import { seedDevice, workspaceOfGoals } from './seed.ts';
import { median } from './table.ts';
import { type View, VIEWS, WORKSPACE } from './view-list.ts';

const RUNS = 7;
const LIMIT_MS = 60_000;
/** A view that hasn't appeared by then doesn't exist in this version. */
const MISSING_MS = 5_000;
const REST_MS = 400;
const KEYSTROKES = 80;
const MOVES = 160;
const BETWEEN_MS = 12;

const FIVE_YEARS = 'five-years';
const EMPTY = 'empty';
const SMALL = 'one-goal';

/** Medians, in milliseconds. */
export interface Press {
  /** From the click to the frame that shows the view. */
  readonly time: number;
  /**
   * Processor time of the page's main thread until then, independent of what else the machine was
   * doing.
   */
  readonly busy: number;
}

export interface ViewTimes {
  /** `null` if there is no such view. */
  readonly views: readonly {
    readonly view: string;
    readonly empty: Press | null;
    readonly fiveYears: Press | null;
  }[];
  /** With one goal, and among 500. */
  readonly typing: readonly [FrameTimes, FrameTimes];
  /** In a page with one text field and no script: what the browser itself needs on this machine. */
  readonly bareTyping: FrameTimes;
  readonly dragging: readonly [FrameTimes, FrameTimes];
}

/** @param slowdown 4 measures on a processor a quarter as fast */
export async function measureViews(
  browser: Browser,
  origin: string,
  slowdown: number,
): Promise<ViewTimes> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const today = dayOf(Date.now());
  const dates = { start: addDays(today, -30), due: addDays(today, 60) };
  await seedDevice(context, origin, [
    { key: FIVE_YEARS, update: fiveYearWorkspace(1), link: null },
    { key: EMPTY, update: workspaceOfGoals(0), link: null },
    { key: SMALL, update: workspaceOfGoals(1, dates), link: null },
  ]);
  const open = (key: string, path: string) =>
    openSlowed(context, `${origin}/w/${key}${path}`, slowdown);

  const empty = await viewTimes(await open(EMPTY, ''));
  const fiveYears = await viewTimes(await open(FIVE_YEARS, ''));
  const views = VIEWS.map(({ name }) => ({
    ...{ view: name, empty: empty.get(name) ?? null, fiveYears: fiveYears.get(name) ?? null },
  }));
  const each = async (measure: (page: Page) => Promise<FrameTimes>, path: string) =>
    [await measure(await open(SMALL, path)), await measure(await open(FIVE_YEARS, path))] as const;
  const bareTyping = await typeBare(browser, await open(SMALL, ''));
  const typing = await each((page) => type(browser, page), '/goals');
  const dragging = await each((page) => drag(browser, page), '/goals/roadmap');
  await context.close();
  return { views, typing, bareTyping, dragging };
}

async function openSlowed(context: BrowserContext, url: string, slowdown: number): Promise<Page> {
  const page = await context.newPage();
  if (slowdown !== 1) {
    const devtools = await context.newCDPSession(page);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  }
  await page.goto(url);
  await page.getByRole('heading', { level: 1 }).waitFor({ timeout: LIMIT_MS });
  // By then, everything that loads while the page is idle has loaded.
  await page.waitForTimeout(REST_MS * slowdown);
  return page;
}

/** From where its link is to each of the views, and back, repeatedly. */
export async function viewTimes(page: Page, views = VIEWS): Promise<Map<string, Press>> {
  // A place may have a number beside its name, of what waits there.
  const link = (navigation: string, name: string) =>
    page
      .getByRole('navigation', { name: navigation })
      .getByRole('link', { name: new RegExp(`^${name}(?: \\d.*)?$`) });
  const leading = ({ press }: View) =>
    'first' in press ? page.locator(press.first).first() : link(press.in, press.link);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  const busyTime = async () => {
    const { metrics } = await devtools.send('Performance.getMetrics');
    return 1_000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN);
  };
  const found = new Map<string, Press>();
  for (const view of views) {
    const presses: Press[] = [];
    // The first run also loads the view's code, so it isn't counted.
    for (let run = 0; run <= RUNS; run++) {
      await link(WORKSPACE, view.from).click();
      await page.waitForTimeout(REST_MS);
      if ((await leading(view).count()) === 0) break;
      const before = await busyTime();
      const shown = pressed(page, view.shows);
      await leading(view).click();
      const time = await shown;
      if (time === null) break;
      if (run > 0) presses.push({ time, busy: (await busyTime()) - before });
    }
    const middle = (of: keyof Press) => median(presses.map((press) => press[of]));
    if (presses.length > 0) found.set(view.name, { time: middle('time'), busy: middle('busy') });
  }
  await page.close();
  return found;
}

/**
 * Resolves to the milliseconds from the next click to the frame that shows something `selector`
 * finds; `null` if it doesn't appear.
 */
async function pressed(page: Page, selector: string): Promise<number | null> {
  const begun = page.evaluate(
    ({ selector, limit }) =>
      new Promise<number | null>((resolve) => {
        let from = NaN;
        addEventListener('pointerdown', ({ timeStamp }) => (from = timeStamp), {
          ...{ capture: true, once: true },
        });
        const given = setTimeout(() => {
          seen.disconnect();
          resolve(null);
        }, limit);
        const seen = new MutationObserver(() => {
          if (Number.isNaN(from) || document.querySelector(selector) === null) return;
          seen.disconnect();
          clearTimeout(given);
          requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => resolve(performance.now() - from);
            port2.postMessage(null);
          });
        });
        seen.observe(document, { childList: true, subtree: true });
      }),
    { selector, limit: MISSING_MS },
  );
  return begun;
}

async function type(browser: Browser, page: Page): Promise<FrameTimes> {
  await page.locator('main li a[href*="/goals/"]').first().click();
  return typeIn(browser, page, page.getByRole('textbox', { name: 'Title' }));
}

async function typeBare(browser: Browser, page: Page): Promise<FrameTimes> {
  await page.goto('about:blank');
  await page.setContent('<textarea>Lead a team</textarea>');
  return typeIn(browser, page, page.getByRole('textbox'));
}

async function typeIn(browser: Browser, page: Page, title: Locator): Promise<FrameTimes> {
  await title.click({ timeout: LIMIT_MS });
  await page.keyboard.press('End');
  const times = await framesDuring(browser, page, async () => {
    for (let at = 0; at < KEYSTROKES; at++) {
      await page.keyboard.type('a bit more of it '[at % 17] ?? 'a');
      await page.waitForTimeout(3 * BETWEEN_MS);
    }
  });
  await page.close();
  return times;
}

async function drag(browser: Browser, page: Page): Promise<FrameTimes> {
  const timeline = page.getByRole('region', { name: 'Timeline' });
  await timeline.waitFor({ timeout: LIMIT_MS });
  // Goals are ordered by year, so today's are at the end.
  await timeline.evaluate((box) => box.scrollTo({ top: box.scrollHeight }));
  await page.waitForTimeout(REST_MS);
  const edges = await timeline.boundingBox();
  let bar: { x: number; y: number } | null = null;
  for (const slider of await page.getByRole('slider').all()) {
    const box = await slider.boundingBox();
    if (!box || !edges || box.y < edges.y + 52 || box.y + box.height > edges.y + edges.height)
      continue;
    const left = Math.max(box.x, edges.x + edges.width * 0.35);
    const right = Math.min(box.x + box.width, edges.x + edges.width * 0.85);
    if (right - left < 80) continue;
    bar = { x: (left + right) / 2, y: box.y + box.height / 2 };
    break;
  }
  if (bar === null) throw new Error('no bar of the roadmap is in sight');
  const { x, y } = bar;
  await page.mouse.move(x, y);
  await page.mouse.down();
  const times = await framesDuring(browser, page, async () => {
    for (let at = 1; at <= MOVES; at++) {
      await page.mouse.move(x + 110 * Math.sin(at / 16), y);
      await page.waitForTimeout(BETWEEN_MS);
    }
    await page.mouse.up();
  });
  await page.close();
  return times;
}
