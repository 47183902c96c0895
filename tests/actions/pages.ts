/** Every page that a workspace's own navigation leads to, so that a new feature's is among them by itself. */
import { expect, type Page } from '@playwright/test';

/** What is led to from within a page alone. */
const WITHIN = ['/goals/focus', '/learning/experience'];
/** Where all of the navigation is in sight. */
const WIDE = { width: 1440, height: 900 };

/** The address of the open workspace, without its origin. */
export function baseOf(page: Page): string {
  return /^\/w\/[\w-]+/.exec(new URL(page.url()).pathname)?.[0] ?? '';
}

/** Their paths within the open workspace; Today is the empty one. Ends on the goals. */
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
