/** Shows that a workspace of a newer version can be read everywhere and changed nowhere. */
import type { Page } from '@playwright/test';
import * as Y from 'yjs';
import { expect, test } from '../actions/journey.ts';
import { baseOf, follow, pagesOf } from '../actions/pages.ts';
import type { Person } from '../actions/person.ts';

/**
 * Raises the version of what is stored on this device, as a newer Cairn in another tab would have.
 */
async function raiseVersion(person: Person): Promise<void> {
  const doc = await person.keptDocument();
  const before = Y.encodeStateVector(doc);
  doc.getMap('meta').set('schemaVersion', 99);
  await person.page.evaluate(
    ([name, bytes]) =>
      new Promise<void>((resolve, reject) => {
        const request = indexedDB.open(name);
        request.onsuccess = () => {
          const transaction = request.result.transaction(['updates'], 'readwrite');
          transaction.objectStore('updates').add(Uint8Array.from(bytes));
          transaction.oncomplete = () => {
            request.result.close();
            resolve();
          };
          transaction.onabort = () => {
            reject(new Error('the row was not added'));
          };
        };
      }),
    [`cairn/${person.workspaceKey}`, [...Y.encodeStateAsUpdate(doc, before)]] as const,
  );
  await person.page.reload();
  await expect(person.page.getByText('You have read-only access for now')).toBeVisible();
}

/**
 * Clicks everything on the page that can be clicked without leaving it, and types into everything
 * that accepts text.
 */
async function tryEverything(page: Page): Promise<void> {
  await page.evaluate(() => {
    const main = document.getElementById('main');
    for (const field of main?.querySelectorAll<HTMLElement>('input, textarea, select') ?? []) {
      if (!field.matches(':disabled, :read-only, [type=search]'))
        throw new Error(`${field.getAttribute('aria-label') ?? field.outerHTML} can be written in`);
    }
    for (const button of main?.querySelectorAll('button') ?? []) {
      if (button.textContent.trim() !== 'Reload') button.click();
    }
  });
  await page.keyboard.press('c');
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Escape');
}

const WIDE = { width: 1440, height: 900 };

async function tryAtBothWidths(page: Page): Promise<void> {
  await tryEverything(page);
  await page.setViewportSize({ width: 390, height: 900 });
  await tryEverything(page);
  await page.setViewportSize(WIDE);
}

test('everything can be read, nothing can be changed, and nothing fails, on a wide screen and a phone’s', async ({
  arrive,
}) => {
  const mira = await arrive('Mira', { viewport: WIDE });
  const { page } = mira;
  await page.goto('/');
  await page.getByRole('button', { name: 'Look around an example' }).click();
  await mira.expectInside();
  const base = baseOf(page);
  const paths = await pagesOf(page);
  await raiseVersion(mira);
  const before = Y.encodeStateVector(await mira.keptDocument());

  for (const path of [...paths, '/feedback?show=all']) {
    await follow(page, base + path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    if (path !== '/settings') await tryAtBothWidths(page);
  }
  const lists = [
    { path: '/goals' },
    { path: '/meetings' },
    { path: '/learning' },
    { path: '/learning/experience' },
    { path: '/network', titled: 'Name' },
    { path: '/network/rhythm', below: '/network/events' },
  ];
  for (const { path, below = path, titled = 'Title' } of lists) {
    await follow(page, base + path);
    const links = page.locator(`main li a[href^="${base}${below}/"]:not(nav a)`);
    await expect(links.first()).toBeVisible();
    const addresses = await links.evaluateAll((all) =>
      all.map((link) => link.getAttribute('href') ?? ''),
    );
    for (const address of new Set(addresses.slice(0, 4))) {
      await follow(page, address);
      await expect(page.getByRole('textbox', { name: titled, exact: true })).not.toBeEditable();
      await expect(page.locator('[contenteditable=true]')).toHaveCount(0);
      await tryAtBothWidths(page);
    }
  }
  expect(Y.encodeStateVector(await mira.keptDocument())).toEqual(before);
});

test('what helps reading still works: a sheet opens and closes, lists expand, feedback can be searched', async ({
  arrive,
}) => {
  const mira = await arrive('Mira', { viewport: { width: 768, height: 1024 } });
  const { page } = mira;
  await page.goto('/');
  await page.getByRole('button', { name: 'Look around an example' }).click();
  await mira.expectInside();
  await raiseVersion(mira);
  await page.getByRole('button', { name: /^Show all/ }).click();
  await expect(page.getByRole('button', { name: /^Show all/ })).toHaveCount(0);
  await mira.goTo('Feedback');
  await page.getByRole('searchbox', { name: 'Search feedback' }).fill('third row');
  await mira.goTo('Goals');
  await page.getByRole('link', { name: 'Lead a project team for one whole release' }).click();
  await page.getByRole('button', { name: /^Feedback/ }).click();
  const sheet = page.getByRole('dialog');
  await expect(sheet.getByText('Am I just being stubborn?')).toBeVisible();
  await sheet.getByRole('button', { name: 'Close' }).click();
  await expect(sheet).toBeHidden();
});
