/**
 * `npm run bench:feedback`: how the inbox responds among 2,000 threads with 20,000 messages, and what
 * typing costs in notes with 200 threads beside them, next to the same notes without any. Figures are
 * printed but not judged: machines differ.
 */
import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { chromiumLaunch } from '../../scripts/chromium.ts';
import { startRelay } from '../actions/relay.ts';
import { framesDuring, type FrameTimes } from './frames.ts';
import { manyThreads, SAID } from './many-threads.ts';
import { seedDevice } from './seed.ts';
import { duration, table } from './table.ts';
import { type View, WORKSPACE } from './view-list.ts';
import { type Press, viewTimes } from './views.ts';

const ROOT = join(import.meta.dirname, '../..');
const KEY = 'many-threads';
const LIMIT_MS = 60_000;
const REST_MS = 1_500;
const LETTERS = 80;
const BETWEEN_MS = 40;
const SLOWDOWNS = [1, 4];

const TABS = 'Which threads';
const filter = (name: string, link: string): View => {
  const tab = `main nav[aria-label="${TABS}"] a[href$="show=${link}"]`;
  return { name, from: 'Feedback', press: { first: tab }, shows: `${tab}[aria-current=page]` };
};
const VIEWS: readonly View[] = [
  {
    ...{ name: 'the inbox', from: 'Today', press: { link: 'Feedback', in: WORKSPACE } },
    shows: 'main article[id^="thread-"]',
  },
  filter('what waits for others', 'others'),
  filter('all of them', 'all'),
  {
    ...{ name: 'growth in feedback', from: 'Feedback', shows: 'main figure' },
    press: { first: 'main a[href$="/feedback/growth"]' },
  },
];

async function open(context: BrowserContext, url: string, slowdown: number): Promise<Page> {
  const page = await context.newPage();
  if (slowdown !== 1) {
    const devtools = await context.newCDPSession(page);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  }
  await page.goto(url);
  await page.getByRole('heading', { level: 1 }).waitFor({ timeout: LIMIT_MS });
  await page.waitForTimeout(REST_MS * slowdown);
  return page;
}

/** In the middle of the notes of one goal. */
async function typing(browser: Browser, page: Page): Promise<FrameTimes> {
  const notes = page.getByRole('textbox', { name: 'Notes', exact: true });
  await notes.and(page.locator('[contenteditable=true]')).waitFor({ timeout: LIMIT_MS });
  await notes
    .locator('p')
    .nth(SAID.anchored / 2)
    .click({ timeout: LIMIT_MS });
  await page.keyboard.press('End');
  const times = await framesDuring(browser, page, async () => {
    for (let at = 0; at < LETTERS; at++) {
      await page.keyboard.type('a bit more of it '[at % 17] ?? 'a');
      await page.waitForTimeout(BETWEEN_MS);
    }
  });
  await page.close();
  return times;
}

function rowsOf(name: string, views: ReadonlyMap<string, Press>): string[][] {
  return [...views].map(([view, { time, busy }]) => [
    `${name}, press to ${view}`,
    duration(time),
    duration(busy),
  ]);
}

function frameRow(name: string, { p95, busy }: FrameTimes): string[] {
  return [name, duration(p95), duration(busy)];
}

if (process.env['WEB_DIR'] === undefined) {
  const { status } = spawnSync(process.execPath, [join(ROOT, 'scripts/build-web.ts')], {
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(status ?? 1);
}

const relay = await startRelay();
const browser = await chromium.launch(chromiumLaunch());
try {
  const { update, discussed, quiet } = manyThreads();
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  await seedDevice(context, relay.url, [{ key: KEY, update, link: null }]);
  const at = `${relay.url}/w/${KEY}`;
  const presses: string[][] = [];
  const frames: string[][] = [];
  for (const slowdown of SLOWDOWNS) {
    const name = slowdown === 1 ? 'unthrottled' : `${String(slowdown)} times slower`;
    presses.push(...rowsOf(name, await viewTimes(await open(context, at, slowdown), VIEWS)));
    for (const [what, goal] of [
      [`${String(SAID.anchored)} threads on them`, discussed],
      ['no thread on them', quiet],
    ] as const) {
      const page = await open(context, `${at}/goals/${goal}`, slowdown);
      frames.push(frameRow(`${name}, ${what}`, await typing(browser, page)));
    }
  }
  const [load = 0] = loadavg();
  const count = (number: number) => number.toLocaleString('en-GB');
  process.stdout.write(
    table(
      `${count(SAID.threads)} open threads with ${count(SAID.messages)} messages ` +
        `(${(update.length / 1e6).toFixed(1)} MB), medians; load ${load.toFixed(1)}`,
      [['', 'to the picture', 'processor time'], ...presses],
    ) +
      table(`Typing in notes of ${count(SAID.anchored)} lines, 95th percentile of a frame`, [
        ['', 'a frame', 'processor time'],
        ...frames,
      ]),
  );
} finally {
  await browser.close();
  await relay.dispose();
}
