/** Shows a contact that goes cold and is written to, an event from its questions to its follow-up, and the table. */
import type { Locator } from '@playwright/test';
import { A_DAY_MS, setClockOff } from '../actions/clock.ts';
import { addGoal } from '../actions/goals.ts';
import { expect, test } from '../actions/journey.ts';
import { expectEqualReplicas, type Person } from '../actions/person.ts';

const section = ({ page }: Person, name: string): Locator =>
  page.getByRole('region', { name, exact: true });

async function openTab({ page }: Person, name: string): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Ways to view the network' })
    .getByRole('link', { name })
    .click();
}

/** In the page itself: who is here, and where, stands beside it. */
const recordLink = ({ page }: Person, name: string): Locator =>
  page.getByRole('main').getByRole('link', { name, exact: true });

async function addContact({ page }: Person, name: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Add a contact' }).fill(name);
  await page.keyboard.press('Enter');
}

async function noteTouch({ page }: Person, how: string, text: string): Promise<void> {
  const form = page.getByRole('form', { name: 'Note an interaction' });
  await form.getByText(how, { exact: true }).click();
  await form.getByRole('textbox', { name: 'What was it about?' }).fill(text);
  await page.keyboard.press('Enter');
}

async function setCadence({ page }: Person, cadence: string): Promise<void> {
  await page.getByRole('button', { name: /^How often/ }).click();
  await page.getByRole('menuitemcheckbox', { name: cadence }).click();
}

test('a contact goes cold, Today says so, and the line that is written becomes a task of the week and a touch', async ({
  arrive,
}) => {
  const mira = await arrive('Mira');
  const robin = await arrive('Robin');
  const { page } = mira;
  const link = await mira.hasWorkspace('Mira & Robin');
  await robin.isIn(link);
  await addGoal(mira, 'Know more people');
  await page.keyboard.press('g');
  await page.keyboard.press('k');
  await expect(page.getByText('Who would call you if they had an idea?')).toBeVisible();
  await expect(page.getByText('Everyone in this workspace can see this.')).toBeVisible();
  await page.keyboard.press('c');
  await page.keyboard.type('Ines Okafor');
  await page.keyboard.press('Enter');
  await section(mira, 'No rhythm yet').getByRole('link', { name: 'Ines Okafor' }).click();
  await page.getByRole('textbox', { name: 'Position' }).fill('Leads the platform team');
  await setCadence(mira, 'Monthly');
  await expect(page.getByText('Time to say hello')).toBeVisible();
  await noteTouch(mira, 'Called', 'How she plans a quiet week');
  await expect(page.getByRole('button', { name: /^Last in touch today/ })).toBeVisible();
  await robin.goTo('Network');
  await expect(section(robin, 'In touch')).toContainText('Leads the platform team');
  await mira.goTo('Today');
  await expect(page.getByRole('article', { name: 'Network' })).toBeHidden();
  await mira.expectStored();

  await setClockOff(mira, 35 * A_DAY_MS);
  await setClockOff(robin, 35 * A_DAY_MS);
  await page.reload();
  await robin.page.reload();
  const cold = page.getByRole('article', { name: 'Network' });
  await expect(cold).toContainText('Ines Okafor');
  await cold.getByRole('button', { name: 'Write a line to Ines Okafor' }).click();
  await expect(cold.getByRole('link', { name: /^In My week/ })).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await cold.getByRole('button', { name: 'Write a line to Ines Okafor' }).click();
  await cold.getByRole('link', { name: /^In My week/ }).click();
  await page.getByRole('checkbox', { name: 'Write a line to Ines Okafor' }).check();
  await mira.goTo('Network');
  await expect(section(mira, 'Going cold')).toContainText('Cold since');
  await page.getByRole('button', { name: 'Note that you wrote to Ines Okafor' }).click();
  await expect(section(mira, 'In touch').getByRole('link')).toHaveText('Ines Okafor');
  await expect(section(robin, 'In touch').getByRole('link')).toHaveText('Ines Okafor');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(section(mira, 'Going cold').getByRole('link')).toHaveText('Ines Okafor');

  await section(robin, 'Going cold').getByRole('link').click();
  await robin.page.getByRole('button', { name: 'Start a thread' }).click();
  await robin.page.locator('aside form').getByRole('textbox').fill('Ask her about the move.');
  await robin.page.getByRole('button', { name: 'Send' }).click();
  await mira.goTo('Feedback');
  await recordLink(mira, 'Ines Okafor').first().click();
  await expect(page.getByText('Ask her about the move.')).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('plans a quiet week');
  await expect(page.getByRole('option').first()).toContainText('Ines Okafor');
  await page.keyboard.press('Escape');
  await expectEqualReplicas(mira, robin);
});

test('an event is prepared by both, visited, and followed up in the week and with whom they met', async ({
  arrive,
}) => {
  const mira = await arrive('Mira');
  const robin = await arrive('Robin');
  const { page } = mira;
  const link = await mira.hasWorkspace('Mira & Robin');
  await robin.isIn(link);
  await mira.goTo('Network');
  await openTab(mira, 'Events');
  await expect(page.getByText('Where could you meet somebody new?')).toBeVisible();
  await page.keyboard.press('c');
  await page.keyboard.type('Regional meetup');
  await page.keyboard.press('Enter');
  await expect(page.getByText('0 of 1 event attended this month.')).toBeVisible();
  await recordLink(mira, 'Regional meetup').click();
  await page.getByRole('textbox', { name: 'Place' }).fill('The old tram depot');
  await page.getByRole('textbox', { name: 'Add a question' }).fill('Who decides on the talks?');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /^Sometime in .*change the date$/ }).click();
  const when = page.getByRole('textbox', { name: 'Day or month' });
  await when.fill('some day');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^Enter a day or a month, such as/)).toBeVisible();
  await when.fill(new Date().toLocaleDateString('sv'));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Today: change the date' })).toBeVisible();

  await robin.goTo('Network');
  await openTab(robin, 'Events');
  await recordLink(robin, 'Regional meetup').click();
  await robin.page.getByRole('textbox', { name: 'Add a question' }).fill('Whom should I meet?');
  await robin.page.keyboard.press('Enter');
  const questions = page.getByRole('list', { name: 'Questions to ask' });
  await expect(questions.getByRole('listitem')).toHaveCount(2);

  await recordLink(mira, 'Events').click();
  await expect(page.getByText('2 questions prepared')).toBeVisible();
  await page.getByRole('checkbox', { name: 'Attended: Regional meetup' }).check();
  await expect(page.getByText('You went to the one event planned for this month.')).toBeVisible();
  await expect(robin.page.getByRole('checkbox', { name: 'They were there' })).toBeChecked();

  await recordLink(mira, 'Regional meetup').click();
  await page.getByRole('button', { name: 'Contact: choose or add one' }).click();
  await page.getByRole('textbox', { name: /^Find a contact/ }).fill('Dana Weiss');
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: 'Add a follow-up' }).fill('Send Dana the outline');
  await page.keyboard.press('Enter');
  await page.getByRole('list', { name: 'People met' }).getByRole('link').click();
  await expect(page.getByRole('list', { name: 'Interactions' })).toContainText('Regional meetup');
  await mira.goTo('My week');
  await page.getByRole('checkbox', { name: 'Send Dana the outline' }).check();
  await mira.goTo('Network');
  await openTab(mira, 'Events');
  await expect(page.getByText('2 questions prepared · 1 of 1 follow-up done')).toBeVisible();
  await expectEqualReplicas(mira, robin);
});

test('the network’s table is pasted from a spreadsheet and copied back with the same cells, and odd dates are named', async ({
  arrive,
}) => {
  const mira = await arrive('Mira', { permissions: ['clipboard-read', 'clipboard-write'] });
  const { page } = mira;
  await mira.hasWorkspace('Mira & Robin');
  await mira.goTo('Network');
  await openTab(mira, 'Table');
  const rows = [
    'Name\tPosition\tLast contacted\tNext steps',
    'Ines Okafor\tLeads the platform team\tJan 2025\tAsk for a seat in the planning',
    'Dana Weiss\tOrganiser\t12.2.2025\tSend the outline',
    'Tomas Lind\tHead of engineering\t\tAsk for the introduction',
  ].join('\n');
  const paste = async (text: string) => {
    await page.getByRole('button', { name: 'Paste rows' }).click();
    await page.getByLabel('Rows from a spreadsheet').fill(text);
    await page.getByRole('button', { name: 'Add these rows' }).click();
  };
  const copied = async () => {
    await page.getByRole('button', { name: 'Copy table' }).click();
    await expect(page.getByText(/rows copied\./).last()).toBeVisible();
    return page.evaluate(() => navigator.clipboard.readText());
  };
  await paste(rows);
  await expect(page.getByText('Three contacts pasted.')).toBeVisible();
  expect(await copied()).toBe(rows);
  await paste(rows);
  expect(await copied()).toBe(rows);

  await paste('Dana Weiss\tOrganiser\tMay 2199\t');
  await expect(page.getByText(/“May 2199” is in the future/)).toBeVisible();
  await paste('Dana Weiss\tOrganiser\tsoon\t');
  await expect(page.getByText(/“soon” isn’t a date Cairn can read/)).toBeVisible();
  expect(await copied()).toBe(rows);

  const grid = page.getByRole('grid', { name: 'Network' });
  await grid.getByRole('gridcell', { name: 'Jan 2025' }).click();
  await page.keyboard.type('March 2025');
  await page.keyboard.press('Enter');
  await expect(grid.getByRole('gridcell', { name: 'March 2025' })).toBeVisible();
  expect(await copied()).toBe(rows.replace('Jan 2025', 'March 2025'));
  await page.keyboard.press('Control+z');
  await expect(grid.getByRole('gridcell', { name: 'Jan 2025' })).toBeVisible();
  await openTab(mira, 'People');
  await expect(section(mira, 'No rhythm yet').getByRole('listitem').first()).toContainText(
    'Last in touch 12 February 2025',
  );
});

test('each of two mentees has a network of their own', async ({ arrive }) => {
  const mira = await arrive('Mira');
  const robin = await arrive('Robin');
  const link = await mira.hasWorkspace('Mira & Robin');
  await robin.isIn(link);
  await mira.goTo('Network');
  await addContact(mira, 'Ines Okafor');
  await robin.goTo('Settings');
  await robin.page.getByRole('radio', { name: /^Mentee/i }).check();
  await robin.goTo('Network');
  await expect(robin.page.getByRole('button', { name: 'Whose network: Yours' })).toBeVisible();
  await expect(recordLink(robin, 'Ines Okafor')).toBeHidden();
  await addContact(robin, 'Yusuf Aydin');
  await robin.page.getByRole('button', { name: 'Whose network: Yours' }).click();
  await robin.page.getByRole('menuitem', { name: 'Mira’s' }).click();
  await expect(recordLink(robin, 'Ines Okafor')).toBeVisible();
  await expect(recordLink(robin, 'Yusuf Aydin')).toBeHidden();

  await recordLink(mira, 'Ines Okafor').click();
  await mira.page.getByRole('button', { name: 'Whose it is: Yours' }).click();
  await mira.page.getByRole('menuitemcheckbox', { name: 'Robin’s' }).click();
  await expect(recordLink(robin, 'Ines Okafor')).toBeHidden();
});

test.describe('without a network', () => {
  test('both note a touch and change the same contact offline, and all of it is there afterwards', async ({
    arrive,
  }) => {
    const mira = await arrive('Mira');
    const robin = await arrive('Robin');
    const link = await mira.hasWorkspace('Mira & Robin');
    await mira.goTo('Network');
    await addContact(mira, 'Ines Okafor');
    await mira.expectStored();
    await robin.isIn(link);
    await robin.goTo('Network');
    for (const person of [mira, robin]) await recordLink(person, 'Ines Okafor').click();
    await robin.expectStored();

    await mira.goOffline();
    await robin.goOffline();
    await noteTouch(mira, 'Called', 'Her quiet week');
    await mira.page.getByRole('textbox', { name: 'Next steps' }).fill('Ask for a seat');
    await noteTouch(robin, 'Met', 'At the canteen');
    await setCadence(robin, 'Quarterly');
    await robin.page.getByRole('combobox', { name: 'Add a tag' }).fill('leads well');
    await robin.page.keyboard.press('Enter');
    await robin.expectSync(/^Offline: \d+ changes waiting$/);

    await mira.comeBack();
    await robin.comeBack();
    for (const person of [mira, robin]) {
      const { page } = person;
      await person.expectStored();
      const touches = page.getByRole('list', { name: 'Interactions' });
      await expect(touches.getByRole('listitem')).toHaveCount(2);
      await expect(touches.getByText(/^Noted by/)).toHaveCount(1);
      await expect(page.getByRole('textbox', { name: 'Next steps' })).toHaveValue('Ask for a seat');
      await expect(page.getByRole('button', { name: 'How often: Quarterly' })).toBeVisible();
      await expect(page.getByRole('list', { name: 'Tags' })).toContainText('leads well');
    }
    await expectEqualReplicas(mira, robin);
  });
});
