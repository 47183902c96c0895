/** What people do on the page of the mentoring agreement. */
import { expect, type Locator } from '@playwright/test';
import type { Person } from './person.ts';

/** Goes there from Meetings. */
export async function openAgreement(person: Person): Promise<void> {
  const { page } = person;
  await person.goTo('Meetings');
  await page
    .getByRole('navigation', { name: 'Pages of Meetings' })
    .getByRole('link', { name: 'Agreement' })
    .click();
  await expect(page.getByRole('heading', { level: 1, name: 'Mentoring agreement' })).toBeVisible();
}

/** The part of the page about one subject, such as "How often we meet, and how". */
export function clause({ page }: Person, title: string): Locator {
  return page.getByRole('region', { name: title, exact: true });
}

/** Writes a clause that nobody has written yet. */
export async function propose(person: Person, title: string, words: string): Promise<void> {
  const { page } = person;
  await page.getByRole('button', { name: new RegExp(`^(Write it|Add .*): ${title}$`) }).click();
  await page.getByRole('textbox', { name: title }).fill(words);
  await page.getByRole('button', { name: 'Propose it' }).click();
  await expect(clause(person, title).getByText(words)).toBeVisible();
}

/** Writes other words for a clause; what the button says depends on whose the present ones are. */
export async function reword(
  person: Person,
  title: string,
  words: string,
  send: 'Reword it' | 'Suggest these words',
): Promise<void> {
  const part = clause(person, title);
  await part.getByRole('button', { name: new RegExp(`: ${title}$`) }).click();
  await part.getByRole('textbox', { name: title }).fill(words);
  await part.getByRole('button', { name: send }).click();
}
