/** Shows that the focus always goes somewhere sensible when the element that has it disappears. */
import { addGoal } from '../actions/goals.ts';
import { expect, test } from '../actions/journey.ts';
import type { Person } from '../actions/person.ts';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

async function beginThread(person: Person, words: string): Promise<void> {
  await person.page.getByRole('button', { name: 'Start a thread' }).press('Enter');
  await person.page.getByRole('textbox', { name: 'Comment' }).fill(words);
  await person.page.keyboard.press('Control+Enter');
  await expect(
    person.page.getByRole('article', { name: 'Comment by' }).filter({ hasText: words }),
  ).toBeVisible();
}

test('after resolving, the focus goes to the next thread or the heading; after deleting, to the list; and Undo returns it', async ({
  arrive,
}) => {
  const mira = await arrive('Mira', { viewport: { width: 1440, height: 900 } });
  await mira.hasWorkspace('Mira & Robin');
  await addGoal(mira, 'Lead a team');
  const { page } = mira;
  const rail = page.getByRole('complementary', { name: 'Feedback on this goal' });
  await beginThread(mira, 'The first');
  await beginThread(mira, 'The second');
  const [latest, earliest] = [rail.getByRole('article').first(), rail.getByRole('article').nth(1)];
  await expect(latest).toContainText('The second');
  // A single message, all of it mine, has a single menu.
  await expect(latest.getByRole('button', { name: /^(Your message|More)/ })).toHaveCount(1);

  await expect(earliest).toContainText('The first');
  await latest.getByRole('button', { name: 'Resolve' }).press('Enter');
  const left = rail.getByRole('article').filter({ hasText: 'The first' });
  await expect(left).toBeFocused();
  await left.getByRole('button', { name: 'Resolve' }).press('Enter');
  await expect(rail.getByRole('heading', { name: 'Feedback' })).toBeFocused();

  await page.getByRole('button', { name: 'More actions for this goal' }).press('Enter');
  await page.getByRole('menuitem', { name: 'Move to the bin' }).press('Enter');
  const heading = page.getByRole('heading', { level: 1, name: 'Goals' });
  await expect(heading).toBeFocused();
  const toast = page.getByRole('status').filter({ hasText: 'Goal moved to the bin.' });
  await toast.getByRole('button', { name: 'Undo' }).last().press('Enter');
  await expect(page.getByRole('main').getByRole('link', { name: 'Lead a team' })).toBeVisible();
  await expect(heading).toBeFocused();
});

test('on a phone, “Comment on this step” opens with the focus in the text', async ({ arrive }) => {
  const mira = await arrive('Mira', PHONE);
  await mira.hasWorkspace('Mira & Robin');
  await addGoal(mira, 'Lead a team');
  const { page } = mira;
  const step = page.getByRole('textbox', { name: 'Add a step' });
  await step.fill('Ask Ines');
  await step.press('Enter');
  await page.getByRole('button', { name: 'Comment on this step: Ask Ines' }).tap();
  await expect(page.getByRole('dialog').getByRole('textbox', { name: 'Comment' })).toBeFocused();
});
