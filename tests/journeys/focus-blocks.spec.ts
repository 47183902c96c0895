/**
 * Shows a block of time for one step: begun from the step, kept through a reload and a sleeping
 * laptop, ended with what it took; on two devices; and what it says when its time is up.
 */
import type { Locator } from '@playwright/test';
import { A_DAY_MS, daysToWednesday, setClockOff } from '../actions/clock.ts';
import { addGoal } from '../actions/goals.ts';
import { expect, test } from '../actions/journey.ts';
import { addLine } from '../actions/meetings.ts';
import type { Person } from '../actions/person.ts';

const MINUTE_MS = 60_000;
const STEP = 'Write the outline';
const REASON = 'So that the team decides without me';

const card = ({ page }: Person): Locator =>
  page.getByRole('region').filter({ hasText: 'Focus ·' }).first();
const section = ({ page }: Person): Locator =>
  page.getByRole('region', { name: 'Focus', exact: true });

/** So many minutes later, on the page that is open. */
async function wait(person: Person, minutes: number): Promise<void> {
  await person.expectStored();
  await setClockOff(person, minutes * MINUTE_MS);
  await person.page.reload();
}

test('a block is begun from a step, outlives a reload and a sleeping laptop, and the week shows where the time went', async ({
  arrive,
}) => {
  const mira = await arrive('Mira');
  const { page } = mira;
  // In the middle of a week, so that a night later it is still the same one.
  await setClockOff(mira, daysToWednesday() * A_DAY_MS);
  await mira.hasWorkspace('Mira & Robin');
  await addGoal(mira, 'Lead a team');
  await (await mira.notes('Why it matters')).pressSequentially(REASON);
  await addLine(mira, 'Add a step', STEP);
  await page.getByRole('link', { name: `Focus on it: ${STEP}` }).click();
  await expect(page.getByLabel('What will you focus on?')).toHaveValue(/^task:/);
  await expect(page.getByRole('button', { name: 'Focus for 25 min' })).toBeFocused();

  await page.getByRole('textbox', { name: 'Or another number' }).fill('a while');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Enter a whole number of minutes')).toBeVisible();
  await page.getByRole('textbox', { name: 'Or another number' }).fill('30');
  await page.keyboard.press('Enter');
  await expect(card(mira)).toContainText('30 minutes left');
  await expect(card(mira).getByRole('heading', { name: STEP })).toBeVisible();
  await expect(card(mira)).toContainText(REASON);
  await expect(page).toHaveTitle(/^30 min left · /);

  await page.getByRole('textbox', { name: 'Note a distraction' }).fill('Mail');
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: 'Note a distraction' }).fill('Jonas, about the');
  await mira.expectStored();
  await wait(mira, 10);
  await expect(card(mira)).toContainText('20 minutes left');
  await expect(card(mira).getByRole('list', { name: 'Distractions' })).toHaveText('·Mail');
  await expect(page.getByRole('textbox', { name: 'Note a distraction' })).toHaveValue(
    'Jonas, about the',
  );
  await page.keyboard.press('Escape');
  await mira.goTo('Goals');
  await expect(page).toHaveTitle(/^(20|19) min left · /);
  await mira.goTo('My week');
  await card(mira).getByRole('button', { name: 'End block' }).click();
  await expect(card(mira).getByLabel('Minutes spent')).toHaveValue(/^1[01]$/);
  await card(mira).getByRole('button', { name: 'Carry on' }).click();

  // The laptop sleeps for the night.
  await wait(mira, 9 * 60);
  await expect(card(mira)).toContainText('Time’s up');
  await expect(card(mira).getByLabel('Minutes spent')).toHaveValue('30');
  await card(mira)
    .getByLabel('How can you reduce distractions tomorrow?')
    .fill('Close the mail first');
  await card(mira).getByRole('button', { name: 'Done', exact: true }).click();
  await expect(card(mira)).toBeHidden();
  await expect(page).not.toHaveTitle(/Time’s up/);
  await expect(page.getByRole('checkbox', { name: STEP })).toBeChecked();
  await expect(section(mira)).toContainText('Lead a team');
  await expect(section(mira)).toContainText('30 min');
  await expect(section(mira)).toContainText('Distractions: Mail');

  // It took less, and a block can be thrown away and had back.
  await section(mira).getByRole('button', { name: 'Show the block' }).click();
  const block = page.getByRole('list', { name: 'Blocks of this week' }).getByRole('listitem');
  await expect(block).toContainText('Close the mail first');
  await block.getByRole('textbox', { name: /^Minutes spent/ }).fill('22');
  await expect(section(mira).getByText('22 min').first()).toBeVisible();
  await block.getByRole('button', { name: /^Move to the bin/ }).click();
  await expect(section(mira)).not.toContainText('Where the time went');
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await expect(section(mira)).toContainText('Where the time went');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('close the mail');
  await expect(page.getByRole('dialog').getByRole('option').first()).toContainText(STEP);
});

test.describe('without a network', () => {
  test('started on two devices, both blocks are kept and their time counts once', async ({
    arrive,
  }) => {
    const mira = await arrive('Mira');
    const phone = await arrive('Mira', { viewport: { width: 390, height: 844 } });
    await mira.hasWorkspace('Mira & Robin');
    const link = await mira.invite('Another of your devices');
    await phone.page.goto(link);
    await phone.page.getByRole('button', { name: 'Join as Mira' }).click();
    await phone.expectInside();
    for (const { page } of [mira, phone]) {
      await page.goto(`/w/${/\/w\/([\w-]+)/.exec(page.url())?.[1] ?? ''}/week`);
      await expect(page.getByRole('button', { name: 'Focus for 25 min' })).toBeVisible();
    }
    await phone.goOffline();
    await phone.page.getByRole('button', { name: 'Focus for 25 min' }).click();
    await mira.page.getByRole('button', { name: 'Focus for 50 min' }).click();
    await expect(card(mira)).toContainText('50 minutes left');
    await phone.comeBack();
    await expect(mira.page.getByText('More than one block is running')).toBeVisible();
    for (const minutes of ['20', '20']) {
      await card(mira).getByRole('button', { name: 'End block' }).click();
      await card(mira).getByLabel('Minutes spent').fill(minutes);
      await card(mira).getByRole('button', { name: 'Not done yet' }).click();
    }
    await expect(card(mira)).toBeHidden();
    await expect(phone.page.getByText('More than one block is running')).toBeHidden();
    await expect(section(mira)).toContainText(/2[01] min/);
    await expect(section(mira)).toContainText('Show all 2 blocks');
  });
});

/** Lets a journey see what would be shown on the desktop. */
async function seeNotifications({ context }: Person): Promise<void> {
  await context.addInitScript(() => {
    const kept = 'journey.notifications';
    globalThis.Notification = new Proxy(globalThis.Notification, {
      construct(target, args: unknown[]) {
        const shown = JSON.parse(localStorage.getItem(kept) ?? '[]') as unknown[];
        localStorage.setItem(kept, JSON.stringify([...shown, args]));
        return Reflect.construct(target, args) as object;
      },
    });
  });
}

const shownTo = ({ page }: Person) =>
  page.evaluate(
    () =>
      JSON.parse(localStorage.getItem('journey.notifications') ?? '[]') as [
        string,
        { body?: string },
      ][],
  );

test('a notification comes once, in one of several tabs, says nothing of the contents, and only if it was asked for', async ({
  arrive,
}) => {
  const mira = await arrive('Mira', { permissions: ['notifications'] });
  const { page } = mira;
  await seeNotifications(mira);
  await mira.hasWorkspace('Mira & Robin');
  await mira.goTo('My week');
  await addLine(mira, 'Add a task for today', STEP);
  await page.getByRole('button', { name: `More actions: ${STEP}` }).click();
  await page.getByRole('menuitem', { name: 'Focus on it' }).click();
  await page.getByRole('button', { name: 'Focus for 25 min' }).click();
  await expect(page).toHaveTitle(/^25 min left/);
  await card(mira).getByRole('button', { name: 'Notify me when time’s up' }).click();
  await expect(page).not.toHaveTitle(/min left/);
  await mira.expectStored();

  await setClockOff(mira, 26 * MINUTE_MS);
  const other = await mira.inAnotherTab(new URL(page.url()).pathname);
  await page.reload();
  await expect(card(mira)).toContainText('Time’s up');
  await expect(card(other)).toContainText('Time’s up');
  await expect
    .poll(() => shownTo(mira))
    .toEqual([
      ['Your focus block is over', { tag: expect.stringContaining('/') as unknown as string }],
    ]);
  await expect(page).not.toHaveTitle(/Time’s up/);
  await other.page.close();

  await mira.goTo('Settings');
  await expect(page.getByRole('checkbox', { name: /^Tell me when a focus block/ })).toBeChecked();
  await page.getByRole('checkbox', { name: 'Say what it was about' }).check();
  await mira.goTo('My week');
  await page.getByRole('button', { name: 'Focus for 25 min' }).click();
  await expect(page.getByText('The previous block has ended')).toBeVisible();
  await mira.expectStored();
  await wait(mira, 26);
  await expect.poll(async () => (await shownTo(mira)).length).toBe(2);
});
