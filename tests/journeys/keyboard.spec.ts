/**
 * Shows that everything you do with goals can be done without a mouse, and that the focus is never
 * lost.
 */
import { expect, test } from '../actions/journey.ts';
import type { Person } from '../actions/person.ts';
import { STORED } from '../actions/person.ts';

const GOAL = 'Speak at the spring conference';

/**
 * Presses Tab until the focus is on the element with this name; if it never is, says how far it
 * got.
 */
async function tabTo(person: Person, name: RegExp): Promise<void> {
  const seen: string[] = [];
  for (let presses = 0; presses < 60; presses += 1) {
    await person.page.keyboard.press('Tab');
    const here = await person.page.evaluate(() => {
      const element = document.activeElement;
      return element?.getAttribute('aria-label') ?? element?.textContent?.trim() ?? '';
    });
    if (name.test(here)) return;
    seen.push(here);
  }
  throw new Error(`Tab did not reach ${String(name)}; it passed ${seen.join(' | ')}`);
}

async function goByPalette(person: Person, words: string): Promise<void> {
  const { page } = person;
  await page.keyboard.press('Control+k');
  const search = page.getByRole('combobox', { name: /^Search/ });
  await expect(search).toBeFocused();
  await page.keyboard.type(words);
  await expect(page.getByRole('option').first()).toContainText(words);
  await page.keyboard.press('Enter');
  await expect(search).toBeHidden();
}

test('a goal can be added, broken into steps, reordered, undone and found again by keyboard alone', async ({
  arrive,
}) => {
  const mira = await arrive('Mira');
  const { page } = mira;
  await mira.hasWorkspace('Mira & Robin');

  await page.keyboard.press('g');
  await page.keyboard.press('g');
  await expect(page.getByRole('heading', { level: 1, name: 'Goals' })).toBeVisible();
  await page.keyboard.press('c');
  const line = page.getByRole('textbox', { name: 'Add a short-term goal' });
  await expect(line).toBeFocused();
  await page.keyboard.type(GOAL);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('link', { name: GOAL })).toBeVisible();
  await expect(line).toBeFocused();
  await page.keyboard.press('Escape');

  for (const place of ['Meetings', 'Feedback', 'Bin', 'Settings', 'Today']) {
    await goByPalette(mira, place);
    if (place !== 'Today') {
      await expect(page.getByRole('heading', { level: 1, name: place })).toBeVisible();
    }
  }
  await goByPalette(mira, GOAL);
  await expect(page.getByRole('textbox', { name: 'Title' })).toHaveValue(GOAL);

  await tabTo(mira, /^Add a step$/);
  for (const step of ['Write the outline', 'Rehearse aloud', 'Ask for a slot']) {
    await page.keyboard.type(step);
    await page.keyboard.press('Enter');
  }
  const steps = page.getByRole('list', { name: 'Steps' }).getByRole('checkbox');
  const names = () => steps.evaluateAll((boxes) => boxes.map((box) => box.ariaLabel));
  await expect.poll(names).toEqual(['Write the outline', 'Rehearse aloud', 'Ask for a slot']);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Move Ask for a slot' }).focus();
  await page.keyboard.press('Alt+ArrowUp');
  await expect.poll(names).toEqual(['Write the outline', 'Ask for a slot', 'Rehearse aloud']);
  await page.keyboard.press('Alt+ArrowUp');
  await expect.poll(names).toEqual(['Ask for a slot', 'Write the outline', 'Rehearse aloud']);
  await expect(page.getByRole('button', { name: 'Move Ask for a slot' })).toBeFocused();

  await page.keyboard.press('Control+z');
  await expect.poll(names).not.toEqual(['Ask for a slot', 'Write the outline', 'Rehearse aloud']);
  await page.keyboard.press('Control+Shift+z');
  await expect.poll(names).toEqual(['Ask for a slot', 'Write the outline', 'Rehearse aloud']);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await expect(steps.first()).toBeChecked();
  await page.keyboard.press('Control+z');
  await expect(steps.first()).not.toBeChecked();
});

test('Escape closes what is open and returns the focus, and Tab reaches the whole frame', async ({
  arrive,
}) => {
  const mira = await arrive('Mira');
  const { page } = mira;
  await mira.hasWorkspace('Mira & Robin');
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await mira.expectStored();
  for (const name of [/^Skip to content$/, /^Goals$/, /^Feedback$/, /^Search/, /^Settings$/]) {
    await tabTo(mira, name);
  }
  const settings = page
    .getByRole('navigation', { name: 'Workspace' })
    .getByRole('link', { name: 'Settings' });
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: /^Search/ })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(settings).toBeFocused();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Shortcuts' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(settings).toBeFocused();
  await tabTo(mira, STORED);
  await page.keyboard.press('Enter');
  await expect(page.getByText('Where your changes are')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: STORED })).toBeFocused();
});
