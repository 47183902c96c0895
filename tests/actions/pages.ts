/**
 * Every page in a workspace's own navigation, so that a new feature's pages are included
 * automatically.
 */
import { expect, type Page, type Request } from '@playwright/test';

/** Pages that can only be reached from within another page. */
const WITHIN = [
  '/goals/focus',
  '/skills/table',
  '/skills/time',
  '/skills/market',
  '/agreement',
  '/feedback/ask',
  '/feedback/growth',
  '/feedback/request',
  '/learning/experience',
  '/meetings/commitments',
  '/network/table',
  '/network/rhythm',
];
/** Wide enough to show the whole navigation. */
const WIDE = { width: 1440, height: 900 };

/** The address of the open workspace, without its origin. */
export function baseOf(page: Page): string {
  return /^\/w\/[\w-]+/.exec(new URL(page.url()).pathname)?.[0] ?? '';
}

/**
 * Goes to an address of the open app as a click on a link to it does, and waits until nothing more
 * is fetched and all that has come is drawn. Takes half as long as loading the app again.
 */
export async function follow(page: Page, address: string): Promise<void> {
  const fetching = new Set<Request>();
  const begin = (request: Request) => fetching.add(request);
  const end = (request: Request) => fetching.delete(request);
  page.on('request', begin).on('requestfinished', end).on('requestfailed', end);
  await page.evaluate((href) => {
    const link = Object.assign(document.createElement('a'), { href });
    document.body.append(link);
    link.click();
    link.remove();
  }, address);
  await page.waitForURL((url) => url.pathname + url.search === address);
  await expect(page.getByRole('heading', { level: 1 })).toBeAttached();
  do await twoFrames(page);
  while (fetching.size > 0);
  page.off('request', begin).off('requestfinished', end).off('requestfailed', end);
}

/** Waits until what has just changed is drawn. */
export function twoFrames(page: Page): Promise<void> {
  return page.evaluate(async () => {
    for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
  });
}

/** The paths of the pages within the open workspace; Today's is empty. Ends on the goals. */
export async function pagesOf(page: Page): Promise<string[]> {
  const base = baseOf(page);
  const size = page.viewportSize() ?? WIDE;
  await page.setViewportSize(WIDE);
  const paths = new Set<string>();
  const note = async (navigation: string) => {
    const links = page.getByRole('navigation', { name: navigation }).getByRole('link');
    await expect(links.first()).toBeVisible();
    for (const link of await links.all()) {
      const { pathname } = new URL((await link.getAttribute('href')) ?? '', page.url());
      if (pathname.startsWith(base)) paths.add(pathname.slice(base.length).replace(/\/$/, ''));
    }
  };
  await note('Workspace');
  await page.goto(`${base}/goals`);
  await note('Ways to view the goals');
  await page.setViewportSize(size);
  return [...paths, ...WITHIN];
}
