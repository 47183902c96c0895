/** Shows a vision written line by line, and wins from both people, all of which can be undone. */
import { addGoal } from '../actions/goals.ts';
import { expect, test } from '../actions/journey.ts';
import { expectEqualReplicas, type Person } from '../actions/person.ts';

const TEAM = 'I lead a team that people ask to join';
const CALM = 'Nobody is afraid of Mondays';

const lines = (person: Person, under: string) =>
  person.page
    .getByRole('list', { name: under, exact: true })
    .getByRole('textbox', { name: new RegExp(`^${under}`) });

async function addTo(person: Person, under: string, text: string): Promise<void> {
  const line = person.page.getByRole('textbox', { name: `Add to “${under}”` });
  await line.fill(text);
  await line.press('Enter');
  await expect(line).toHaveValue('');
}

test('a vision can be written line by line, reordered, deleted and restored', async ({
  arrive,
}) => {
  const mira = await arrive('Mira');
  const robin = await arrive('Robin');
  const { page } = mira;
  const link = await mira.hasWorkspace('Mira & Robin');
  await robin.isIn(link);
  await mira.goTo('Vision');
  await robin.goTo('Vision');
  await addTo(mira, 'In five years', TEAM);
  await addTo(mira, 'In five years', CALM);
  await addTo(robin, 'What the organisation is aiming for', 'Each team plans its own quarter');
  await expect(lines(robin, 'In five years')).toHaveCount(2);
  await expect(lines(mira, 'What the organisation is aiming for')).toHaveValue(
    'Each team plans its own quarter',
  );

  await lines(mira, 'In five years').nth(1).focus();
  await page.keyboard.press('Alt+ArrowUp');
  await expect(lines(robin, 'In five years').first()).toHaveValue(CALM);
  await lines(mira, 'In five years').first().fill(`${CALM} again`);
  await expect(lines(robin, 'In five years').first()).toHaveValue(`${CALM} again`);

  await page.getByRole('button', { name: `Move to the bin: ${TEAM}` }).click();
  await expect(lines(robin, 'In five years')).toHaveCount(1);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(lines(robin, 'In five years')).toHaveCount(2);
  await lines(mira, 'In five years').first().fill('');
  await page.keyboard.press('Backspace');
  await expect(lines(robin, 'In five years')).toHaveCount(1);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(lines(robin, 'In five years').first()).toHaveValue(`${CALM} again`);

  // Deleting an emptied line with its button keeps the text it had, too.
  await lines(mira, 'In five years').first().fill('');
  await page.getByRole('button', { name: /^Move to the bin:\s*$/ }).click();
  await expect(lines(robin, 'In five years')).toHaveCount(1);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(lines(robin, 'In five years').first()).toHaveValue(`${CALM} again`);

  const blank = page.getByRole('textbox', { name: 'Add to “In five years”' });
  await blank.fill('Written on the way out');
  await page.keyboard.press('Tab');
  await expect(lines(robin, 'In five years')).toHaveCount(3);
  await expect(blank).not.toBeFocused();
  await expectEqualReplicas(mira, robin);
});

test('both people’s wins are listed by month, each can be changed by its author, and search finds them', async ({
  arrive,
}) => {
  const mira = await arrive('Mira');
  const robin = await arrive('Robin');
  const { page } = mira;
  const link = await mira.hasWorkspace('Mira & Robin');
  await robin.isIn(link);
  await addGoal(mira, 'Lead a team');
  await mira.goTo('Wins');
  await robin.goTo('Wins');
  await expect(page.getByText('The first one can be very small')).toBeVisible();

  await page.getByRole('textbox', { name: 'What went well?' }).fill('Said it in one sentence');
  await page.getByRole('button', { name: 'From which goal?' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Lead a team' }).click();
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  const robins = robin.page.getByRole('textbox', { name: 'What went well?' });
  await robins.fill('Led the review');
  await robin.page.getByRole('button', { name: /^Whose win/ }).click();
  await robin.page.getByRole('menuitemcheckbox', { name: 'Mira’s' }).click();
  await robins.press('Enter');

  for (const person of [mira, robin]) {
    await expect(person.page.getByText('Two wins')).toBeVisible();
    await expect(person.page.getByRole('main').getByRole('listitem')).toHaveCount(2);
  }
  await expect(page.getByRole('listitem').filter({ hasText: 'Led the review' })).toContainText(
    'You, noted by Robin',
  );
  await expect(robin.page.getByRole('link', { name: 'Lead a team' })).toBeVisible();
  const mine = page.getByRole('textbox', { name: /^Win: / });
  await expect(mine).toHaveCount(1);
  await mine.fill('Said it in one short sentence');
  await expect(robin.page.getByText('Said it in one short sentence')).toBeVisible();

  await page.getByRole('button', { name: /^Move to the bin: Said it/ }).click();
  await expect(page.getByText('Led the review')).toBeFocused();
  await expect(robin.page.getByText('One win')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(robin.page.getByText('Two wins')).toBeVisible();

  await mira.goTo('Today');
  await expect(page.getByRole('article', { name: 'The latest win' })).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('short sentence');
  await expect(page.getByRole('option').first()).toContainText('Said it in one short sentence');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Wins' })).toBeVisible();
  await expectEqualReplicas(mira, robin);
});
