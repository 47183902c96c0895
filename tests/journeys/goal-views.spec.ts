/**
 * Shows that the same goals can be added, found and moved in the list, tree, tables and board, and
 * that the focus can be chosen.
 */
import { cellsOf, filterBy, lookAt, openTable } from '../actions/goal-views.ts';
import { addGoal } from '../actions/goals.ts';
import { expect, test } from '../actions/journey.ts';

const LONG = 'Become a team lead';
const SHORT = [
  'Finish the analytics course',
  'Speak at a meetup',
  'Run one planning week',
] as const;

test('a newcomer adds a long-term goal and three short-term ones with steps, and sees them in every view', async ({
  arrive,
}) => {
  const mira = await arrive('Mira');
  const { page } = mira;
  await mira.hasWorkspace('Mira & Robin');
  await addGoal(mira, SHORT[0]);
  const step = page.getByRole('textbox', { name: 'Add a step' });
  for (const words of ['Week one', 'Apply it at work']) {
    await step.fill(words);
    await step.press('Enter');
  }
  await page.getByRole('checkbox', { name: 'Week one' }).check();

  // The long-term goal and two more short-term ones are added in the tree, below each other.
  await mira.goTo('Goals');
  await lookAt(mira, 'Tree');
  await page.getByRole('button', { name: 'Add a goal', exact: true }).click();
  await expect(page.getByRole('textbox', { name: 'Add a long-term goal' })).toBeFocused();
  await page.keyboard.type(LONG);
  await page.keyboard.press('Enter');
  const row = (name: string) => page.getByRole('row', { name, exact: true });
  await expect(row(LONG)).toBeVisible();
  await page.getByRole('button', { name: `Add a goal under ${LONG}` }).click();
  for (const title of SHORT.slice(1)) {
    await page.keyboard.type(title);
    await page.keyboard.press('Enter');
  }
  await page.keyboard.press('Escape');
  await expect(row(SHORT[1])).toHaveAttribute('aria-level', '2');

  // The first one is moved below the long-term goal by keyboard alone.
  await row(SHORT[0]).focus();
  await page.keyboard.press('Alt+ArrowDown');
  await expect(row(SHORT[0])).toBeFocused();
  await page.keyboard.press('Alt+ArrowRight');
  await expect(row(SHORT[0])).toHaveAttribute('aria-level', '2');
  await expect(row(LONG).getByText(/Furthest behind: (Speak at|Run one)/)).toBeVisible();
  await expect(row(LONG).getByRole('progressbar')).toHaveAttribute('aria-valuenow', '17');
  await page.keyboard.press('Control+z');
  await expect(row(SHORT[0])).toHaveAttribute('aria-level', '1');
  await page.keyboard.press('Control+Shift+z');
  await expect(row(SHORT[0])).toHaveAttribute('aria-level', '2');

  // Collapsed branches stay collapsed on this device.
  await row(LONG).focus();
  await page.keyboard.press('ArrowLeft');
  await expect(row(SHORT[0])).toBeHidden();
  await page.reload();
  await expect(row(LONG)).toHaveAttribute('aria-expanded', 'false');
  await row(LONG).focus();
  await page.keyboard.press('ArrowRight');
  await expect(row(SHORT[0])).toBeVisible();

  // In a table, the dates are typed in, and the steps are there.
  const grid = await openTable(mira, 'Plan');
  await grid.getByRole('rowheader', { name: SHORT[1] }).click();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.type('Q3 2030');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Pick a topic');
  await page.keyboard.press('Enter');
  const cells = await cellsOf(grid);
  expect(cells.find(([title]) => title === SHORT[1])?.slice(1, 3)).toEqual([
    'Q3 2030',
    'Pick a topic',
  ]);

  // On the board, one is dragged by pointer and one moved by keys; done asks a question without
  // blocking, as long as it is done.
  await lookAt(mira, 'Board');
  const column = (name: string) => page.getByRole('region', { name });
  await column('Not started').getByRole('link', { name: SHORT[1] }).dragTo(column('On track'));
  await expect(column('On track').getByRole('link', { name: SHORT[1] })).toBeFocused();
  await page.getByRole('link', { name: SHORT[0] }).focus();
  for (let moves = 0; moves < 4; moves += 1) await page.keyboard.press('Alt+ArrowRight');
  await expect(column('Done').getByRole('link', { name: SHORT[0] })).toBeFocused();
  const ask = page.getByRole('button', { name: 'Write it down' });
  await expect(ask).toBeVisible();
  await page.keyboard.press('Alt+ArrowRight');
  await expect(column('Dropped').getByRole('link', { name: SHORT[0] })).toBeFocused();
  await expect(ask).toBeHidden();
  await page.keyboard.press('Alt+ArrowLeft');
  await ask.click();
  await page.getByRole('textbox', { name: /^What worked/ }).fill('An hour each morning');
  await page.keyboard.press('Enter');
  await expect(column('Done')).toContainText('An hour each morning');

  // Everything is in the list.
  await lookAt(mira, 'List');
  const near = page.getByRole('list', { name: 'Short-term goals' });
  await expect(near.getByRole('link')).toHaveText([SHORT[1], SHORT[2]]);
  await expect(page.getByRole('list', { name: 'Long-term goals' }).getByRole('link')).toHaveText(
    LONG,
  );
});

test('filters are in the address, apply in every view, and offer a way back if nothing matches', async ({
  arrive,
}) => {
  const mira = await arrive('Mira');
  const { page } = mira;
  await page.goto('/');
  await page.getByRole('button', { name: 'Look around an example' }).click();
  await mira.expectInside();
  await mira.goTo('Goals');
  await filterBy(mira, 'Status', 'Blocked');
  await expect(page).toHaveURL(/\/goals\?status=blocked$/);
  const near = page.getByRole('list', { name: 'Short-term goals' });
  await expect(near.getByRole('listitem')).toHaveCount(1);
  const [blocked = ''] = await near.getByRole('link').allInnerTexts();
  await lookAt(mira, 'Board');
  await expect(page).toHaveURL(/\/goals\/board\?status=blocked$/);
  await expect(page.getByRole('region', { name: 'Blocked' }).getByRole('link')).toHaveText(blocked);
  await page.reload();
  await expect(page.getByRole('button', { name: 'Status: Blocked' })).toBeVisible();

  await page.getByRole('button', { name: 'In focus' }).click();
  await expect(page.getByText('No goals match')).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL(/\/goals\/board\?status=blocked$/);
  await expect(page.getByRole('link', { name: blocked })).toBeVisible();
  await page.goForward();
  await expect(page.getByText('No goals match')).toBeVisible();
  await page.getByRole('button', { name: 'Add a goal', exact: true }).click();
  await page.keyboard.type('Something quite new');
  await page.keyboard.press('Enter');
  await expect(page.getByText('The filters are hiding it.')).toBeVisible();
  await page.getByRole('main').getByRole('button', { name: 'Show all goals' }).click();
  await expect(page).toHaveURL(/\/goals\/board$/);
  await expect(page.getByRole('link', { name: 'Something quite new' })).toBeVisible();
});

test('the focus is chosen by three small choices, and goals can cross the line against their score', async ({
  arrive,
}) => {
  const mira = await arrive('Mira');
  const { page } = mira;
  await page.goto('/');
  await page.getByRole('button', { name: 'Look around an example' }).click();
  await mira.expectInside();
  await mira.goTo('Goals');
  await page.getByRole('link', { name: 'Choose your focus' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Choose your focus' })).toBeVisible();
  const taken = page.getByRole('button', { name: /^Take / });
  for (let left = await taken.count(); left > 0; left -= 1) await taken.first().click();

  const rows = page.getByRole('list', { name: /^Open goals/ }).getByRole('listitem');
  const talk = rows.filter({ hasText: 'Speak at the regional engineering meetup' });
  await talk.getByRole('radio', { name: 'Urgency 3' }).check();
  await talk.getByRole('radio', { name: 'Fit 3' }).check();
  await talk.getByRole('radio', { name: 'Impact 2' }).check();
  await expect(talk).toContainText('8 of 9: urgency 3, fit 3, impact 2');
  // As many points as the long-term goal above it, whose impact is greater.
  await expect(rows.nth(3)).toContainText('Speak at the regional engineering meetup');

  // Moved above the line by keys, whatever its score.
  await rows
    .nth(2)
    .getByRole('button', { name: /^Move / })
    .focus();
  await page.keyboard.press('Alt+ArrowUp');
  await expect(taken).toHaveCount(1);
  await page.keyboard.press('Control+z');
  await expect(taken).toHaveCount(0);
  for (let more = 0; more < 6; more += 1)
    await page
      .getByRole('button', { name: /^Bring / })
      .first()
      .click();
  await expect(page.getByText('Six goals are in focus')).toBeVisible();

  await page.getByRole('link', { name: 'Goals', exact: true }).last().click();
  await page.getByRole('button', { name: 'In focus' }).click();
  await expect(page).toHaveURL(/focus=yes/);
  await expect(page.getByRole('img', { name: 'In focus' })).toHaveCount(6);
});
