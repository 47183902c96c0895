/**
 * Screenshots of every page, wide and narrow, light and dark, for review; and the two in the
 * README.
 */
import { type Browser, type BrowserContextOptions, chromium, type Page } from '@playwright/test';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { chromiumLaunch } from '../scripts/chromium.ts';
import { baseOf, pagesOf } from './actions/pages.ts';
import { startRelay } from './actions/relay.ts';

const ROOT = join(import.meta.dirname, '..');
const OUTPUT = join(ROOT, '.screenshots');
const SIZES = [
  { width: 1440, height: 900 },
  { width: 768, height: 1024 },
  { width: 390, height: 844 },
];
const THEMES = ['light', 'dark'] as const;
const IN_README = ['today', 'roadmap'];

interface Shot {
  readonly name: string;
  /** Brings the page into the state to be shown; `base` is the example workspace's address. */
  readonly show: (page: Page, base: string) => Promise<void>;
}

const at = (name: string, path: string): Shot => ({
  name,
  show: async (page, base) => {
    await page.goto(base + path);
  },
});

const nameOf = (path: string) => (path === '' ? 'today' : (path.split('/').at(-1) ?? path));

/** The page behind the first link on `path` whose address is below it. */
const firstOf = (name: string, path: string): Shot => ({
  name,
  show: async (page, base) => {
    await page.goto(base + path);
    await page.locator(`main li a[href^="${base}${path}/"]`).first().click();
  },
});

const SHOTS: readonly Shot[] = [
  { name: 'home', show: async (page) => void (await page.goto('/')) },
  {
    name: 'home-start',
    show: async (page) => {
      await page.goto('/');
      await page.getByRole('button', { name: 'Start a workspace' }).click();
    },
  },
  { name: 'join-cut-link', show: async (page) => void (await page.goto('/join#w.abc')) },
  firstOf('goal', '/goals'),
  firstOf('meeting', '/meetings'),
  at('feedback-all', '/feedback?show=all'),
  {
    name: 'palette',
    show: async (page, base) => {
      await page.goto(base);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox').fill('talk');
    },
  },
  {
    name: 'shortcuts',
    show: async (page, base) => {
      await page.goto(base);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.keyboard.press('?');
    },
  },
];

async function shoot(
  browser: Browser,
  url: string,
  options: BrowserContextOptions,
  suffix: string,
): Promise<void> {
  const context = await browser.newContext({ baseURL: url, reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  await page.goto('/');
  await settle(page);
  await page.screenshot({ path: join(OUTPUT, `home-first-visit-${suffix}.png`) });
  await page.getByRole('button', { name: 'Look around an example' }).click();
  await page.waitForURL(/\/w\//);
  const base = baseOf(page);
  const pages = (await pagesOf(page)).map((path) => at(nameOf(path), path));
  for (const { name, show } of [...SHOTS, ...pages]) {
    await show(page, base);
    await settle(page);
    await page.screenshot({ path: join(OUTPUT, `${name}-${suffix}.png`) });
    if (IN_README.includes(name) && suffix === '1440-light') {
      await page.screenshot({ path: join(ROOT, `docs/${name}.png`) });
    }
  }
  await context.close();
}

/** Waits until fonts have loaded and nothing else is loading. */
async function settle(page: Page): Promise<void> {
  await page.getByRole('heading').first().waitFor();
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => document.fonts.ready.then(() => true));
}

rmSync(OUTPUT, { recursive: true, force: true });
mkdirSync(OUTPUT, { recursive: true });
const relay = await startRelay();
const browser = await chromium.launch(chromiumLaunch());
for (const size of SIZES) {
  for (const colorScheme of THEMES) {
    await shoot(
      browser,
      relay.url,
      { viewport: size, colorScheme },
      `${String(size.width)}-${colorScheme}`,
    );
  }
}
await browser.close();
await relay.dispose();
console.log(`Pictures are in ${OUTPUT.slice(ROOT.length + 1)}/`);
