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
  await part.getByRole('button', { name: new RegExp(`^(?!Comment).*: ${title}$`) }).click();
  await part.getByRole('textbox', { name: title }).fill(words);
  await part.getByRole('button', { name: send }).click();
}

/** Agrees to all of the words as they are now. */
export async function agreeNow({ page }: Person): Promise<void> {
  await page.getByRole('button', { name: 'Agree to these words' }).click();
}

/** What the page says of the whole, such as "Agreed, version 1". */
export function standing({ page }: Person, title: string | RegExp): Locator {
  return page.getByRole('heading', { level: 2, name: title });
}

/** Looks at what the other person changed meanwhile; only then can one agree. */
export async function readChanges({ page }: Person, words: string): Promise<void> {
  const changes = page.getByRole('region', { name: 'Changed while you were reading' });
  await expect(changes.locator('ins').first()).toContainText(words);
  await expect(page.getByRole('button', { name: 'Agree to these words' })).toBeDisabled();
  // A click right after the change was meant for something else.
  await expect(async () => {
    await changes.getByRole('button', { name: 'I’ve read what changed' }).click();
    await expect(changes).toBeHidden({ timeout: 500 });
  }).toPass();
}
