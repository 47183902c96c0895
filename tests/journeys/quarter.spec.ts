/**
 * Shows that after a quarter in which nobody looked, Today says what slipped and what went quiet,
 * and why it mattered.
 */
import { A_DAY_MS, setClockOff } from '../actions/clock.ts';
import { expect, test } from '../actions/journey.ts';

const QUARTER_DAYS = 91;
const EVENTS = 'Go to two events a month, with a question prepared';

test('after a quarter, Today says what slipped and what went quiet, and notices when somebody is back', async ({
  arrive,
}) => {
  const mira = await arrive('Mira');
  const { page } = mira;
  await page.goto('/');
  await page.getByRole('button', { name: 'Look around an example' }).click();
  await mira.expectInside();
  const focus = page.getByRole('region', { name: 'Focus' });
  const slipped = page.getByRole('region', { name: 'What slipped' });
  const quiet = page.getByRole('region', { name: 'Gone quiet' });
  await expect(focus.getByRole('listitem')).toHaveCount(3);
  await expect(slipped.getByRole('link', { name: EVENTS })).toHaveCount(0);
  await expect(quiet).toContainText('You wrote: “I lead a team of six that people ask to join.”');
  await expect(page.getByRole('article', { name: 'The latest win' })).toBeVisible();

  await setClockOff(mira, QUARTER_DAYS * A_DAY_MS);
  await page.reload();
  await expect(focus.getByText(/days late/).first()).toBeVisible();
  await expect(slipped.getByRole('listitem').filter({ hasText: EVENTS })).toContainText(
    'was due 31 days ago, and two steps are late',
  );
  await expect(quiet.getByText(/No change for \d months/).first()).toBeVisible();
  await expect(quiet).toContainText('Eight more goals have gone quiet. It’s fine to drop one.');

  // One small change, and the goal is active again.
  const title = await quiet.getByRole('link').first().innerText();
  await quiet.getByRole('link').first().click();
  await expect(page.getByRole('textbox', { name: 'Title' })).toHaveValue(title);
  const step = page.getByRole('textbox', { name: 'Add a step' });
  await step.fill('Half an hour, tomorrow');
  await step.press('Enter');
  await mira.goTo('Today');
  await expect(quiet).toBeVisible();
  await expect(quiet.getByRole('link', { name: title })).toHaveCount(0);
});
