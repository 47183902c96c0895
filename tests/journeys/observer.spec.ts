/** Shows that an observer reads everything and changes nothing. */
import { decodeBase64url, deriveKeys, readerLink } from '@cairn/protocol';
import { keptEntries } from '../actions/foreign-links.ts';
import { addGoal, openGoal, renameGoal } from '../actions/goals.ts';
import { expect, test } from '../actions/journey.ts';
import { expectEqualReplicas } from '../actions/person.ts';

test('an observer is named by whoever invites them, follows live, and is offered nothing that would change anything', async ({
  arrive,
}) => {
  const mira = await arrive('Mira');
  const ana = await arrive('Ana');
  await mira.hasWorkspace('Mira & Robin');
  await addGoal(mira, 'Lead a team');
  await mira.invite({ reads: 'Ana' });
  const link = await mira.page.getByLabel('Lasting read-only link').inputValue();
  expect(link).toContain('#r.');
  await mira.expectStored();

  const { page } = ana;
  await page.goto(link);
  await page.getByRole('button', { name: 'Ana' }).click();
  await ana.expectInside();
  expect(page.url()).not.toContain('#');
  await openGoal(ana, 'Lead a team');
  await expect(page.getByText('You have read-only access')).toBeVisible();
  await openGoal(mira, 'Lead a team');
  await expect(page.getByText('Mira is here')).toBeVisible();
  await renameGoal(mira, 'Lead a project team');
  await expect(page.getByRole('textbox', { name: 'Title' })).toHaveValue('Lead a project team');

  await expect(page.getByRole('textbox', { name: 'Title' })).not.toBeEditable();
  await expect(page.getByRole('textbox', { name: 'Add a step' })).toBeHidden();
  await page.keyboard.press('Control+z');
  await ana.goTo('Settings');
  await expect(page.getByLabel('Invite link')).toHaveCount(0);
  await expect(page.getByLabel('Lasting read-only link')).toHaveValue(/#r\./);
  await expect(page.getByRole('button', { name: 'Change the link' })).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
  await expectEqualReplicas(mira, ana);

  await mira.goTo('Settings');
  await expect(
    mira.page.getByRole('region', { name: 'People' }).getByText('Read-only access'),
  ).toBeVisible();
});

test('an observer’s link to a workspace where you can write leads straight in and changes nothing', async ({
  arrive,
}) => {
  const mira = await arrive('Mira');
  const link = await mira.hasWorkspace('Mira & Robin');
  await addGoal(mira, 'Lead a team');
  await mira.expectStored();
  const keys = deriveKeys(decodeBase64url(link.slice(link.indexOf('#w.') + 3)) ?? new Uint8Array());
  const before = await keptEntries(mira);
  await mira.page.goto(readerLink(new URL(link).origin, keys));
  await mira.expectInside();
  expect(await keptEntries(mira)).toEqual(before);
  await openGoal(mira, 'Lead a team');
  await renameGoal(mira, 'Lead a project team');

  const ana = await arrive('Ana');
  await ana.page.goto(readerLink(new URL(link).origin, keys));
  await expect(ana.page.getByText('This link gives read-only access')).toBeVisible();
});

test('someone with read-only access opens a writer’s link of the same room, is asked, and can write', async ({
  arrive,
}) => {
  const mira = await arrive('Mira');
  const ana = await arrive('Ana');
  const link = await mira.hasWorkspace('Mira & Robin');
  await mira.invite({ reads: 'Ana' });
  await mira.expectStored();
  await ana.page.goto(await mira.page.getByLabel('Lasting read-only link').inputValue());
  await ana.page.getByRole('button', { name: 'Ana' }).click();
  await ana.expectInside();

  await ana.page.goto(link);
  await expect(
    ana.page.getByRole('heading', { name: 'Make changes in “Mira & Robin”?' }),
  ).toBeVisible();
  const [before] = await keptEntries(ana);
  expect(before?.['link']).toMatch(/^r\./);
  await ana.page.getByRole('button', { name: 'Use this link' }).click();
  await ana.expectInside();
  await addGoal(ana, 'Written by Ana');
  await openGoal(mira, 'Written by Ana');
});
