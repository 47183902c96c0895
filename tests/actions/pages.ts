/**
 * Every page in a workspace's own navigation, so that a new feature's pages are included
 * automatically.
 */
import { expect, type Page } from '@playwright/test';

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
