/**
 * Shows that notes can be copied as plain text and pasted back through the real clipboard, and
 * accept a spreadsheet and a document.
 */
import { addGoal } from '../actions/goals.ts';
import { expect, test } from '../actions/journey.ts';
import type { Person } from '../actions/person.ts';

const PLAN = ['Plan', '- one', '  - two', '[x] done', '1. first', 'Words.'].join('\n');

/** Puts this on the clipboard, as another program would. */
async function bring({ page }: Person, content: Readonly<Record<string, string>>): Promise<void> {
  await page.evaluate(async (kinds) => {
    const blobs = Object.entries(kinds).map(([type, text]) => [type, new Blob([text], { type })]);
    await navigator.clipboard.write([
      new ClipboardItem(Object.fromEntries(blobs) as Record<string, Blob>),
    ]);
  }, content);
}

test('F45: notes are copied as plain text with bullets and ticks, and pasted back as the same lists', async ({
  arrive,
}) => {
  const mira = await arrive('Mira', { permissions: ['clipboard-read', 'clipboard-write'] });
  const { page } = mira;
  await mira.hasWorkspace('Mira & Robin');
  await addGoal(mira, 'Lead a team');
  const notes = await mira.notes('Notes');
  await notes.focus();
  await bring(mira, { 'text/plain': PLAN });
  await page.keyboard.press('Control+v');
  await expect(notes.locator('ul ul li')).toHaveText('two');
  await expect(notes.getByRole('checkbox')).toBeChecked();
  await expect(notes.locator('ol li')).toHaveText('first');

  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+c');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(PLAN);
  await page.keyboard.press('Delete');
  await expect(notes).toHaveText('');
  await page.keyboard.press('Control+v');
  await expect(notes.locator('ul ul li')).toHaveText('two');
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+c');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(PLAN);
});

test('F45: a range of a spreadsheet and a document with a picture are pasted into notes', async ({
  arrive,
}) => {
  const mira = await arrive('Mira', { permissions: ['clipboard-read', 'clipboard-write'] });
  const { page } = mira;
  await mira.hasWorkspace('Mira & Robin');
  await addGoal(mira, 'Lead a team');
  const notes = await mira.notes('Notes');
  await notes.focus();
  await bring(mira, {
    'text/html':
      '<table><tbody><tr><td>Anna</td><td>5</td></tr><tr><td>Ben</td><td>12</td></tr></tbody></table>',
    'text/plain': 'Anna\t5\nBen\t12',
  });
  await page.keyboard.press('Control+v');
  await expect(notes.locator('p')).toHaveText(['Anna\t5', 'Ben\t12'], { useInnerText: true });
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+c');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('Anna\t5\nBen\t12');

  await bring(mira, {
    'text/html':
      '<h4>Background</h4><ul><li>x<sup>2</sup></li></ul><p>See notes.md <img src="data:,"></p>',
  });
  await page.keyboard.press('Control+v');
  await expect(notes.getByRole('heading', { level: 3 })).toHaveText('Background');
  await expect(notes.locator('ul li')).toHaveText('x²');
  await expect(notes.getByRole('link')).toHaveCount(0);
  await expect(page.getByText('Notes can’t hold images yet, so only the words')).toBeVisible();
});
