/** Shows that someone who looks on reads everything and changes nothing. */
import { addGoal, openGoal, renameGoal } from '../actions/goals.ts';
import { expect, test } from '../actions/journey.ts';
import { expectEqualReplicas } from '../actions/person.ts';

test('an observer is named by who invites, reads along live, and is offered nothing that would write', async ({
  arrive,
}) => {
  const mira = await arrive('Mira');
  const ana = await arrive('Ana');
  await mira.startWorkspace('Mira & Robin');
  await addGoal(mira, 'Lead a team');
  await mira.goTo('Settings');
  await mira.page.getByLabel('Someone who looks on').fill('Ana');
  await mira.page.getByRole('button', { name: 'Add', exact: true }).click();
  const link = await mira.page.getByLabel('Link for looking on').inputValue();
  expect(link).toContain('#r.');
  await mira.expectStored();

  const { page } = ana;
  await page.goto(link);
  await page.getByRole('button', { name: 'Ana' }).click();
  await ana.expectInside();
  expect(page.url()).not.toContain('#');
  await openGoal(ana, 'Lead a team');
  await expect(page.getByText('You are looking on')).toBeVisible();
  await openGoal(mira, 'Lead a team');
  await expect(page.getByText('Mira is here')).toBeVisible();
  await renameGoal(mira, 'Lead a project team');
  await expect(page.getByRole('textbox', { name: 'Title' })).toHaveValue('Lead a project team');

  await expect(page.getByRole('textbox', { name: 'Title' })).not.toBeEditable();
  await expect(page.getByRole('textbox', { name: 'Add a step' })).toBeHidden();
  await page.keyboard.press('Control+z');
  await ana.goTo('Settings');
  await expect(page.getByLabel('Invite link')).toHaveCount(0);
  await expect(page.getByLabel('Your link')).toHaveValue(/#r\./);
  await expect(page.getByRole('button', { name: 'Change the locks' })).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
  await expectEqualReplicas(mira, ana);

  await mira.goTo('Settings');
  await expect(mira.page.getByText('Observer, may read')).toBeVisible();
});
