/** What a page's JavaScript weighs on the wire: what the page itself requests on a first visit, compressed with gzip. */
import { gzipSync } from 'node:zlib';
import type { Browser } from '@playwright/test';
import { seedDevice, workspaceOfGoals } from './seed.ts';

const LIMIT_MS = 60_000;

export interface PageWeight {
  readonly page: string;
  /** Gzip, all scripts together. */
  readonly bytes: number;
  readonly limit: number;
  /** The heaviest scripts first. */
  readonly scripts: readonly { readonly path: string; readonly bytes: number }[];
}

const PAGES = [
  { page: 'Home', path: '/', heading: /.+/, limit: 80_000 },
  { page: 'Today', path: '/w/weighed', heading: /^(Good|Still)/, limit: 130_000 },
  { page: 'Goals', path: '/w/weighed/goals', heading: 'Goals', limit: 130_000 },
  { page: 'Feedback', path: '/w/weighed/feedback', heading: 'Feedback', limit: 130_000 },
];

export async function weighPages(browser: Browser, origin: string): Promise<PageWeight[]> {
  const weights: PageWeight[] = [];
  for (const { page: name, path, heading, limit } of PAGES) {
    // The service worker fetches the whole app for later; that is not what the page waits for.
    const context = await browser.newContext({ serviceWorkers: 'block' });
    const seed = { key: 'weighed', update: workspaceOfGoals(3), secret: null };
    if (path !== '/') await seedDevice(context, origin, [seed]);
    const page = await context.newPage();
    const bodies: Promise<{ path: string; bytes: number }>[] = [];
    page.on('response', (response) => {
      if (response.request().resourceType() !== 'script') return;
      const { pathname } = new URL(response.url());
      bodies.push(
        response.body().then((body) => ({ path: pathname, bytes: gzipSync(body).byteLength })),
      );
    });
    await page.goto(`${origin}${path}`);
    await page.getByRole('heading', { level: 1, name: heading }).waitFor({ timeout: LIMIT_MS });
    await page.waitForLoadState('networkidle');
    const scripts = (await Promise.all(bodies)).sort((a, b) => b.bytes - a.bytes);
    await context.close();
    const bytes = scripts.reduce((sum, script) => sum + script.bytes, 0);
    weights.push({ page: name, bytes, limit, scripts });
  }
  return weights;
}
