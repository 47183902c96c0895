/** What people do with the roadmap, in the interface's words. */
import { expect, type Locator } from '@playwright/test';
import type { Person } from './person.ts';

export async function openRoadmap(person: Person): Promise<void> {
  await person.goTo('Goals');
  await person.page
    .getByRole('navigation', { name: 'Ways to view the goals' })
    .getByRole('link', { name: 'Roadmap' })
    .click();
  await expect(person.page.locator('[data-view="roadmap"]')).toBeVisible();
}

/** The goal's bar on the timeline. */
export function barOf(person: Person, title: string): Locator {
  return person.page.getByRole('slider', { name: title, exact: true });
}

/** The bar's dates and the goal's status, as a screen reader says them. */
export async function wordsOf(bar: Locator): Promise<string> {
  await expect(bar).toHaveAttribute('aria-valuetext', /.+/);
  return (await bar.getAttribute('aria-valuetext')) ?? '';
}

/** Types the goal's dates into the fields in its row; days as 'YYYY-MM-DD'. */
export async function setDatesByFields(
  person: Person,
  title: string,
  { from, until }: { from: string; until: string },
): Promise<void> {
  await person.page.getByRole('button', { name: `Dates of ${title}` }).click();
  const fields = person.page.getByRole('dialog', { name: `Dates of ${title}` });
  await fields.getByLabel('From', { exact: true }).fill(from);
  await fields.getByLabel('Until', { exact: true }).fill(until);
  await person.page.keyboard.press('Escape');
}

/** Drags the bar by its middle, or by its end, by this many pixels. */
export async function dragBar(
  person: Person,
  bar: Locator,
  pixels: number,
  { at = 'middle' }: { at?: 'middle' | 'end' } = {},
): Promise<void> {
  const { mouse } = person.page;
  const box = await bar.boundingBox();
  if (box === null) throw new Error('the bar is not in sight');
  const [x, y] = [at === 'end' ? box.x + box.width - 4 : box.x + box.width / 2, box.y + 8];
  await mouse.move(x, y);
  await mouse.down();
  await mouse.move(x + pixels, y, { steps: 6 });
  await mouse.up();
}

export async function zoomTo(person: Person, zoom: string): Promise<void> {
  await person.page.getByLabel('How much time is shown').selectOption({ label: zoom });
}
