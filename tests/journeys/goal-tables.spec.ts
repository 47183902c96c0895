/**
 * Shows that you can paste from a spreadsheet into each of the three tables, copy it back
 * unchanged, and are told what was odd.
 */
import { copyTable, openTable, pasteRows, type Table } from '../actions/goal-views.ts';
import { addGoal } from '../actions/goals.ts';
import { expect, test } from '../actions/journey.ts';

const CLIPBOARD = { permissions: ['clipboard-read', 'clipboard-write'] };

const PLAN = [
  'Goal\tTimeline\tKey actions\tMetrics for success',
  'Speak at a meetup\tQ3 2030\t"Pick a topic\nAsk Ines for a slot"\tOne talk given',
  'Lead a retro\t12.4.2030\t"Watch two\nRun one"\tThe team asks for more',
].join('\n');
const STEPS = [
  'Major goal\tStep 1\tStep 2\tStep 3',
  'Become a lead\tShadow a planning (2030-04-01)\tRun one\tAsk how it went',
  'Finish the course\tWeek one\tWeek two\tApply it',
].join('\n');
const PROGRESS = [
  'Goal\tStatus\tCompletion date\tNext action step',
  'Speak at a meetup\tIn progress\tMarch 2030\tWrite to Ines',
  'Lead a retro\tCompleted\t2027-02-01\tAsk for notes',
].join('\n');

const TABLES: readonly (readonly [Table, string])[] = [
  ['Plan', PLAN],
  ['Steps', STEPS],
  ['Progress', PROGRESS],
];

for (const [table, rows] of TABLES) {
  test(`you can paste into the ${table} table, which creates goals, steps and dates, copy it back unchanged, and undo it all at once`, async ({
    arrive,
  }) => {
    const mira = await arrive('Mira', CLIPBOARD);
    const { page } = mira;
    await mira.hasWorkspace('Mira & Robin');
    await mira.goTo('Goals');
    const grid = await openTable(mira, table);
    // Pasted with Ctrl+V onto the empty row.
    await page.evaluate((text) => navigator.clipboard.writeText(text), rows);
    await grid.getByRole('gridcell', { name: 'Add a goal' }).click();
    await page.keyboard.press('Control+v');
    await expect(page.getByText('Two goals added from the pasted rows.')).toBeVisible();
    await expect(grid.getByRole('rowheader')).toHaveCount(2);
    // The steps table has one more column, for the next step.
    const copied = (await copyTable(mira)).split('\n').map((line) => line.trimEnd());
    expect(copied.join('\n')).toBe(rows);

    await page.evaluate((text) => navigator.clipboard.writeText(text), copied.join('\n'));
    await grid.getByRole('rowheader').first().click();
    await page.keyboard.press('Control+v');
    await expect(page.getByText('Two goals updated from the pasted rows.')).toBeVisible();
    expect((await copyTable(mira)).split('\n').map((line) => line.trimEnd())).toEqual(copied);

    await page
      .getByRole('navigation', { name: 'Ways to view the goals' })
      .getByRole('link', { name: 'List' })
      .click();
    const goal = rows.split('\n')[1]?.split('\t')[0] ?? '';
    await page.getByRole('main').getByRole('link', { name: goal }).click();
    if (table === 'Plan') {
      await expect(page.getByRole('checkbox', { name: 'Ask Ines for a slot' })).toBeVisible();
      await expect(page.getByText('30 September 2030')).toBeVisible();
    } else if (table === 'Steps') {
      await expect(page.getByRole('list', { name: 'Steps' }).getByRole('checkbox')).toHaveCount(3);
      await expect(page.getByText(/1 Apr(il)? 2030/).first()).toBeVisible();
    } else await expect(page.getByRole('button', { name: 'Status: On track' })).toBeVisible();

    await mira.goTo('Goals');
    await page.keyboard.press('Control+z');
    await expect(page.getByRole('button', { name: 'Add the first goal' })).toBeVisible();
  });
}

test('bad rows are explained, what can be read is kept, and undo takes it back', async ({
  arrive,
}) => {
  const mira = await arrive('Mira', CLIPBOARD);
  const { page } = mira;
  await mira.hasWorkspace('Mira & Robin');
  await mira.goTo('Goals');
  const grid = await openTable(mira, 'Plan');
  const odd = [
    'Lead a retro\t12.3.20255\t\t=SUM(A1:A3)',
    'Read the budget\t3/12/2030\t\t\textra',
    'Alone',
    '\t2030-04-01\t\t',
    'Backwards\tJune 2030 - May 2030\t\t',
  ];
  await pasteRows(mira, odd.join('\n'));
  const notes = page.getByRole('region', { name: 'About the pasted rows' });
  for (const sentence of [
    'Row 1: “12.3.20255” has a year that’s too far away. Is there a digit too many?',
    'Row 1: “=SUM(A1:A3)” is a formula. Its text was kept; Cairn doesn’t work it out.',
    'Row 2: “3/12/2030” was read with the day first: 3 December 2030.',
    'Row 2: “extra” was in columns the table doesn’t have, and was left out.',
    'Row 3: “Alone” has fewer columns than the table. What’s missing was left as it was.',
    'Row 4: There’s no goal in the first column, so “2030-04-01” was left out.',
    'Row 5: “June 2030 - May 2030” would end before it starts, so the dates were left as they were.',
  ]) {
    await expect(notes.getByText(sentence)).toBeVisible();
  }
  await expect(grid.getByRole('rowheader')).toHaveCount(4);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(grid.getByRole('rowheader')).toHaveCount(0);
  await expect(notes).toBeHidden();
});

test('cells are edited as in a spreadsheet: keys, ranges, refusals, and pasting over existing cells', async ({
  arrive,
}) => {
  const mira = await arrive('Mira', CLIPBOARD);
  const { page } = mira;
  await mira.hasWorkspace('Mira & Robin');
  await mira.goTo('Goals');
  const grid = await openTable(mira, 'Progress');
  await page.keyboard.press('c');
  for (const title of ['Lead a retro', 'Read the budget', 'Speak']) {
    await page.keyboard.type(title);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
  }
  await page.keyboard.press('Escape');
  const headers = grid.getByRole('rowheader');
  await expect(headers).toHaveText(['Lead a retro', 'Read the budget', 'Speak']);

  const next = (row: number) =>
    grid
      .getByRole('row')
      .nth(row + 1)
      .getByRole('gridcell')
      .last();

  // Typing replaces, Enter goes down, Escape stays and keeps what was written, F2 opens it again.
  await headers.first().click();
  await page.keyboard.press('End');
  await page.keyboard.type('Ask Ines');
  await page.keyboard.press('Enter');
  await page.keyboard.type('not this');
  await page.keyboard.press('Escape');
  await expect(next(1)).toHaveText('not this');
  await page.keyboard.press('Control+z');
  await expect(next(1)).toHaveText('');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('F2');
  await page.keyboard.type(' for a slot');
  await page.keyboard.press('Enter');
  await expect(next(0)).toHaveText('Ask Ines for a slot');
  await expect(next(1)).toHaveText('');

  // An invalid date is refused with a sentence, and nothing is lost.
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.type('soon');
  await page.keyboard.press('Enter');
  await expect(page.getByText('“soon” isn’t a date Cairn can read.')).toBeVisible();

  // A status is chosen, not typed: a letter opens it unchanged.
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.type('d');
  await expect(grid.getByRole('combobox')).toHaveValue('Not started');
  await grid.getByRole('combobox').selectOption('At risk');
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.type('d');
  await page.keyboard.press('Tab');
  await expect(grid.getByRole('gridcell', { name: 'At risk' })).toHaveCount(1);
  await page.keyboard.press('Control+z');

  // A single cell fills a whole selection; Delete clears it; each is one step of undo.
  await page.evaluate(() => navigator.clipboard.writeText('Done'));
  await headers.first().click();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Control+v');
  await expect(grid.getByRole('gridcell', { name: 'Done' })).toHaveCount(3);
  await page.keyboard.press('Control+c');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('Done\nDone\nDone');
  await page.keyboard.press('Control+z');
  await expect(grid.getByRole('gridcell', { name: 'Not started' })).toHaveCount(3);

  // Escape, then Tab, leaves the table.
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await expect(grid.locator(':focus')).toHaveCount(0);
});

test('what you are writing in a cell stays there while the other person adds a goal above', async ({
  arrive,
}) => {
  const mira = await arrive('Mira');
  const robin = await arrive('Robin');
  const link = await mira.hasWorkspace('Mira & Robin');
  await addGoal(mira, 'Lead a retro');
  await mira.expectStored();
  await robin.isIn(link);
  await mira.goTo('Goals');
  const grid = await openTable(mira, 'Progress');
  await grid.getByRole('rowheader', { name: 'Lead a retro' }).click();
  await mira.page.keyboard.press('End');
  await mira.page.keyboard.type('Ask Ines for');

  await addGoal(robin, 'Read the budget');
  await robin.goTo('Goals');
  await robin.page.getByRole('button', { name: 'Move Read the budget' }).focus();
  await robin.page.keyboard.press('Alt+ArrowUp');
  await expect(grid.getByRole('rowheader')).toHaveText(['Read the budget', 'Lead a retro']);
  await mira.page.keyboard.type(' a slot');
  await mira.page.keyboard.press('Enter');
  const row = grid.getByRole('row').filter({ hasText: 'Lead a retro' });
  await expect(row.getByRole('gridcell').last()).toHaveText('Ask Ines for a slot');
});
