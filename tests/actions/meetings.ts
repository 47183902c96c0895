/** What one does with meetings, in words of the interface. */
import { expect } from '@playwright/test';
import type { Person } from './person.ts';

/** Plans a meeting from the Meetings page and ends on its page. */
export async function planMeeting(person: Person, title: string): Promise<void> {
  await person.goTo('Meetings');
  await person.page.locator('[data-new]').first().click();
  const form = person.page.getByRole('form', { name: 'Plan a meeting' });
  await form.getByLabel('Title').fill(title);
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

/** Adds a line to a list, as in "Add a topic". */
export async function addLine(person: Person, label: string, text: string): Promise<void> {
  const line = person.page.getByRole('textbox', { name: label });
  await line.fill(text);
  await line.press('Enter');
  await expect(person.page.getByRole('checkbox', { name: text })).toBeVisible();
}
