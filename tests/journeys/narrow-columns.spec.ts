/** Shows that a row of a narrow column wraps before its words are cut to nothing, and that no page is wider than the screen. */
import type { Page } from '@playwright/test';
import { expect, test } from '../actions/journey.ts';
import { baseOf, pagesOf } from '../actions/pages.ts';

const READABLE_PX = 100;

for (const width of [1440, 768, 390]) {
  test(`at ${String(width)} px an action item names its goal, and no page sticks out`, async ({
    arrive,
  }) => {
    const mira = await arrive('Mira', { viewport: { width, height: 900 } });
    const { page } = mira;
    await page.goto('/');
    await page.getByRole('button', { name: 'Look around an example' }).click();
    await mira.expectInside();
    await page.goto(`${new URL(page.url()).pathname}/meetings`);
    await page.getByRole('link', { name: /^Check-in 8/ }).click();
    const goals = page
      .getByRole('list', { name: 'Action items' })
      .getByRole('button', { name: /^Goal: / });
    await expect(goals.first()).toBeVisible();
    for (const goal of await goals.all()) {
      const { shown, whole } = await goal.locator('span').evaluate((words) => ({
        shown: words.clientWidth,
        whole: words.scrollWidth,
      }));
      expect(shown, await goal.innerText()).toBeGreaterThanOrEqual(Math.min(whole, READABLE_PX));
    }
    await expectNothingSticksOut(page, 'a meeting');
    const base = baseOf(page);
    for (const path of await pagesOf(page)) {
      await page.goto(base + path);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expectNothingSticksOut(page, path);
    }
  });
}

async function expectNothingSticksOut(page: Page, where: string): Promise<void> {
  const sideways = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect.soft(sideways, where).toBe(0);
}
