/** What people do with goals, in the interface's words. */
import { expect } from '@playwright/test';
import type { Person } from './person.ts';

/** Adds a short-term goal on the Goals page and opens it. */
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

/** Expects the open goal to have this title. */
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

/** Sets the number by which the open goal is measured. */
export async function measureGoal(
  { page }: Person,
  { what, from, to, unit }: Record<'what' | 'from' | 'to' | 'unit', string>,
): Promise<void> {
  await page.getByRole('button', { name: 'Measure it with a number' }).click();
  await page.getByRole('textbox', { name: 'What do you count?' }).fill(what);
  await page.getByRole('textbox', { name: 'From', exact: true }).fill(from);
  await page.getByRole('textbox', { name: 'To', exact: true }).fill(to);
  await page.getByRole('textbox', { name: 'Unit', exact: true }).fill(unit);
  await page.getByRole('button', { name: 'Done', exact: true }).click();
}

/** Checks in on the open goal: confidence, a note, and the value under the measure's name. */
export async function checkIn(
  { page }: Person,
  { sure, note, ...values }: { sure?: string; note: string } & Record<string, string>,
): Promise<void> {
  await page.getByRole('button', { name: 'Check in', exact: true }).click();
  const form = page.getByRole('form', { name: 'Check in' });
  for (const [measure, value] of Object.entries(values))
    await form.getByRole('textbox', { name: measure }).fill(value);
  if (sure !== undefined) await form.getByRole('radio', { name: sure }).check({ force: true });
  await form.getByRole('textbox', { name: 'What have you noticed?' }).fill(note);
  await form.getByRole('button', { name: 'Check in' }).click();
}

/** Adds a barrier to the open goal: picks its kind and describes it. */
export async function addBarrier({ page }: Person, kind: string, words: string): Promise<void> {
  await page.getByRole('button', { name: /^Add (an|another) obstacle$/ }).click();
  await page.getByRole('menuitem', { name: kind }).click();
  const field = page.getByRole('textbox', { name: 'What’s in the way' }).last();
  await expect(field).toBeFocused();
  await field.fill(words);
}
