/** What people do with meetings, in the interface's words. */
import { expect } from '@playwright/test';
import type { Person } from './person.ts';

/** Plans a meeting on the Meetings page and ends on its own page. */
export async function planMeeting(person: Person, title: string): Promise<void> {
  await person.goTo('Meetings');
  await person.page.locator('[data-new]').first().click();
  const form = person.page.getByRole('form', { name: 'Plan a meeting' });
  await form.getByLabel('Title').fill(title);
  await form.getByLabel('Agenda').selectOption('Start with an empty agenda');
  await form.getByRole('button', { name: 'Plan it' }).click();
  await expect(person.page.getByRole('textbox', { name: 'Title' })).toHaveValue(title);
}

/** Opens the next meeting, which has this title, from the Meetings page. */
export async function openNextMeeting(person: Person, title: string): Promise<void> {
  await person.goTo('Meetings');
  const next = person.page.getByRole('region', { name: 'The next meeting' });
  await expect(next).toContainText(title);
  await next.getByRole('link', { name: 'Open' }).click();
  await expect(person.page.getByRole('textbox', { name: 'Title' })).toHaveValue(title);
}

/** Adds a line to a list, for example with "Add a topic". */
export async function addLine(person: Person, label: string, text: string): Promise<void> {
  const line = person.page.getByRole('textbox', { name: label });
  await line.fill(text);
  await line.press('Enter');
  await expect(person.page.getByRole('checkbox', { name: text })).toBeVisible();
}

/** Moves the meeting that is open to a minute ago, by this person's clock. */
export async function beginNow({ page }: Person): Promise<void> {
  await page.getByRole('button', { name: /Change the kind, time and place$/ }).click();
  const now = await page.evaluate(() => {
    const date = new Date(Date.now() - 60_000);
    const local = new Date(date.getTime() - date.getTimezoneOffset() * 60_000);
    return local.toISOString().slice(0, 16);
  });
  await page.getByLabel('Day and time').fill(now);
  await page.getByRole('button', { name: 'Done' }).click();
}
