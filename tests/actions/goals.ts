/** What one does with goals, in words of the interface. */
import { expect } from '@playwright/test';
import type { Person } from './person.ts';

/** Adds a short-term goal from the Goals page and opens it. */
export async function addGoal(person: Person, title: string): Promise<void> {
  await person.goTo('Goals');
  const first = person.page.getByRole('button', { name: 'Add the first goal' });
  const line = person.page.getByRole('textbox', { name: 'Add a short-term goal' });
  await expect(first.or(line)).toBeVisible();
  if (await first.isVisible()) await first.click();
  await line.fill(title);
  await line.press('Enter');
  await openGoal(person, title);
}

/** Opens the goal with this title from the Goals page. */
export async function openGoal(person: Person, title: string): Promise<void> {
  await person.goTo('Goals');
  await person.page.getByRole('main').getByRole('link', { name: title, exact: true }).click();
  await expectGoalTitle(person, title);
}

/** The open goal is called this. */
export async function expectGoalTitle(person: Person, title: string): Promise<void> {
  await expect(person.page.getByRole('textbox', { name: 'Title' })).toHaveValue(title);
}

export async function renameGoal(person: Person, title: string): Promise<void> {
  await person.page.getByRole('textbox', { name: 'Title' }).fill(title);
}

export async function setGoalStatus(person: Person, status: string): Promise<void> {
  await person.page.getByRole('button', { name: /^Status: / }).click();
  await person.page.getByRole('menuitemcheckbox', { name: status }).click();
  await expectGoalStatus(person, status);
}

export async function expectGoalStatus(person: Person, status: string): Promise<void> {
  await expect(person.page.getByRole('button', { name: `Status: ${status}` })).toBeVisible();
}
