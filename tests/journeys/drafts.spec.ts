/** F43: nothing you have typed is lost: not by Esc, a reload, a closed tab, or leaving the page. */
import type { Locator, Page } from '@playwright/test';
import { commit, compose } from '../actions/composing.ts';
import { addGoal, expectGoalTitle } from '../actions/goals.ts';
import { expect, test } from '../actions/journey.ts';
import { expectEqualReplicas, type Person } from '../actions/person.ts';

const ANSWER = 'Slow down before the numbers, and look up.';
const titleOf = ({ page }: Person) => page.getByRole('textbox', { name: 'Title' });
const pathOf = (page: Page) => new URL(page.url()).pathname;

/** The document stored on this device has what was sent, and nothing of what wasn't. */
async function expectNotShared(person: Person, words: string, sent: string): Promise<void> {
  await person.expectStored();
  const doc = await person.keptDocument();
  const kinds = ['goals', 'messages', 'meetings', 'wins', 'checkIns'];
  const holds = JSON.stringify(kinds.map((kind) => doc.getMap(kind).toJSON()));
  expect(holds).toContain(sent);
  expect(holds).not.toContain(words);
}

test('F43: Esc in a title takes back your letters, keeps what the other person wrote in it meanwhile, and redo brings yours back', async ({
  arrive,
}) => {
  const mira = await arrive('Mira');
  const robin = await arrive('Robin');
  const link = await mira.hasWorkspace('Mira & Robin');
  await robin.isIn(link);
  await addGoal(mira, 'Lead a team');
  await robin.goTo('Goals');
  await robin.page.getByRole('main').getByRole('link', { name: 'Lead a team' }).click();

  await titleOf(mira).click();
  await titleOf(mira).press('End');
  await titleOf(mira).pressSequentially(' of six');
  await expectGoalTitle(robin, 'Lead a team of six');
  await titleOf(robin).click();
  await titleOf(robin).press('Home');
  await titleOf(robin).pressSequentially('By June: ');
  await expectGoalTitle(mira, 'By June: Lead a team of six');

  await titleOf(mira).press('Escape');
  await expect(titleOf(mira)).not.toBeFocused();
  await expectGoalTitle(mira, 'By June: Lead a team');
  await expectGoalTitle(robin, 'By June: Lead a team');

  await mira.page.keyboard.press('Control+Shift+z');
  await expectGoalTitle(mira, 'By June: Lead a team of six');
  await expectGoalTitle(robin, 'By June: Lead a team of six');
  await expectEqualReplicas(mira, robin);
});

test('F43: an unfinished reply survives Esc, other pages, a reload and a closed tab, until it is sent', async ({
  arrive,
}) => {
  const mira = await arrive('Mira');
  const { page } = mira;
  await mira.hasWorkspace('Mira & Robin');
  await mira.goTo('Feedback');
  await page.getByRole('button', { name: 'Ask or say something' }).click();
  const opening = page.getByRole('form').or(page.locator('form')).getByRole('textbox').first();
  await opening.fill('How slow is slow enough?');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Continue your draft' }).click();
  await expect(opening).toHaveText('How slow is slow enough?');
  await page.keyboard.press('Control+Enter');

  const thread = page.getByRole('article').filter({ hasText: 'How slow is slow enough?' });
  const reply = thread.getByRole('textbox', { name: 'Your reply' });
  await thread.getByRole('button', { name: 'Reply', exact: true }).click();
  await reply.pressSequentially(ANSWER);
  await reply.press('Escape');
  await expect(reply).toBeHidden();
  const goOn = (at: Page) => at.getByRole('button', { name: 'Continue your reply' });
  await goOn(page).click();
  await expect(reply).toHaveText(ANSWER);

  await mira.goTo('Goals');
  await page.goBack();
  await goOn(page).click();
  await expect(reply).toHaveText(ANSWER);
  await page.reload();
  await goOn(page).click();
  await expect(reply).toHaveText(ANSWER);
  await expectNotShared(mira, ANSWER, 'How slow is slow enough?');
  const path = pathOf(page);
  await mira.leave();
  await mira.returnTo(path);
  const later = mira.page.getByRole('textbox', { name: 'Your reply' });
  await goOn(mira.page).click();
  await expect(later).toHaveText(ANSWER);
  await expect(mira.page.getByText('Draft')).toBeVisible();

  await later.press('Control+Enter');
  await expect(mira.page.getByText(ANSWER)).toBeVisible();
  await mira.page.reload();
  await expect(mira.page.getByRole('button', { name: 'Reply', exact: true })).toBeVisible();
  expect(await draftsOn(mira)).toEqual([]);
});

test('F43: an unfinished check-in, meeting, win, step and pasted rows wait where you left them, and a draft can be discarded', async ({
  arrive,
}) => {
  const mira = await arrive('Mira');
  const { page } = mira;
  await mira.hasWorkspace('Mira & Robin');
  await addGoal(mira, 'Lead a team');

  await page.getByRole('button', { name: 'Check in', exact: true }).click();
  const notice = page.getByRole('textbox', { name: 'What have you noticed?' });
  await notice.fill('They asked me first');
  const form = page.getByRole('form', { name: 'Check in' });
  await form.getByRole('radio').nth(3).check({ force: true });
  await page.keyboard.press('Escape');
  const step = page.getByRole('textbox', { name: 'Add a step' });
  await step.fill('Ask Ines');
  await step.press('Escape');
  await expect(step).toHaveValue('Ask Ines');

  await mira.goTo('Meetings');
  await page.getByRole('button', { name: 'Plan a meeting' }).click();
  const title = page.getByRole('form', { name: 'Plan a meeting' }).getByLabel('Title');
  await title.fill('Where I am');
  await page.getByLabel('Minutes').fill('25');
  await page.keyboard.press('Escape');

  await mira.goTo('Wins');
  const win = page.getByRole('textbox', { name: 'What went well?' });
  await win.fill('The retro ran itself');
  await win.press('Escape');
  await expect(win).not.toBeFocused();

  await mira.goTo('Goals');
  await page.getByRole('link', { name: 'Tables' }).click();
  await page.getByRole('button', { name: 'Paste rows' }).click();
  const rows = page.getByRole('textbox', { name: 'Rows from a spreadsheet' });
  await rows.fill('Speak\t2027-06-01');
  await page.keyboard.press('Escape');
  await expectNotShared(mira, 'The retro ran itself', 'Lead a team');

  await page.reload();
  await page.getByRole('button', { name: 'Continue your draft' }).click();
  await expect(rows).toHaveValue('Speak\t2027-06-01');
  await discard(page, rows);
  await expect(rows).toBeFocused();

  await mira.goTo('Wins');
  await expect(win).toHaveValue('The retro ran itself');
  await discard(page, win);

  await mira.goTo('Meetings');
  await page.getByRole('button', { name: 'Continue your draft' }).click();
  await expect(title).toHaveValue('Where I am');
  await expect(page.getByLabel('Minutes')).toHaveValue('25');
  await discard(page, title);
  await expect(page.getByLabel('Minutes')).toHaveValue('50');

  await mira.goTo('Goals');
  await page.getByRole('main').getByRole('link', { name: 'Lead a team' }).first().click();
  await expect(step).toHaveValue('Ask Ines');
  await step.press('Enter');
  await expect(page.getByRole('checkbox', { name: 'Ask Ines' })).toBeVisible();
  await page.getByRole('button', { name: 'Continue your check-in' }).click();
  await expect(notice).toHaveValue('They asked me first');
  await page.getByRole('button', { name: 'Check in', exact: true }).click();
  await expect(page.getByRole('list', { name: 'Check-ins' })).toContainText('They asked me first');
  expect(await draftsOn(mira)).toEqual([]);
});

test('F43: two tabs show one draft, and removing a workspace from the device removes its drafts', async ({
  arrive,
}) => {
  const mira = await arrive('Mira');
  await mira.hasWorkspace('Mira & Robin');
  await mira.goTo('Wins');
  const beside = await mira.openTab(pathOf(mira.page));
  const box = (page: Page) => page.getByRole('textbox', { name: 'What went well?' });
  await box(mira.page).fill('The retro');
  await expect(box(beside)).toHaveValue('The retro');
  await box(beside).press('End');
  await box(beside).pressSequentially(' ran itself');
  await expect(box(mira.page)).toHaveValue('The retro ran itself');
  await box(beside).press('Enter');
  await expect(box(mira.page)).toHaveValue('');
  await expect(mira.page.getByText('The retro ran itself')).toHaveCount(1);

  await box(mira.page).fill('Something else');
  expect(await draftsOn(mira)).toHaveLength(1);
  await beside.close();
  await mira.goTo('Settings');
  await mira.page.getByRole('button', { name: 'Remove from this device' }).click();
  await mira.page
    .getByRole('dialog')
    .getByRole('button', { name: /^Remove/ })
    .click();
  await expect(mira.page.getByText('is no longer on this device')).toBeVisible();
  expect(await draftsOn(mira)).toEqual([]);
});

test('F43: Enter and Esc that end a composition neither send nor leave, in a title and in a form', async ({
  arrive,
}) => {
  const mira = await arrive('Mira');
  const robin = await arrive('Robin');
  const { page } = mira;
  const link = await mira.hasWorkspace('Mira & Robin');
  await robin.isIn(link);
  await addGoal(mira, 'Lead');
  await robin.goTo('Goals');
  await robin.page.getByRole('main').getByRole('link', { name: 'Lead' }).click();

  await titleOf(mira).click();
  await titleOf(mira).press('End');
  await compose(page, 'かん');
  await pressWhileComposing(titleOf(mira));
  await expect(titleOf(mira)).toBeFocused();
  // F42: the other person writes in the title while the word is being composed.
  await titleOf(robin).click();
  await titleOf(robin).press('Home');
  await titleOf(robin).pressSequentially('We: ');
  await expectGoalTitle(robin, 'We: Lead');
  await mira.expectStored();
  await commit(page, '感');
  await expectGoalTitle(mira, 'We: Lead感');
  await expectGoalTitle(robin, 'We: Lead感');

  const step = page.getByRole('textbox', { name: 'Add a step' });
  await step.click();
  await compose(page, 'きく');
  await pressWhileComposing(step);
  await expect(step).toBeFocused();
  await expect(page.getByRole('checkbox')).toHaveCount(0);
  await commit(page, '聞く');
  await step.press('Enter');
  await expect(page.getByRole('checkbox', { name: '聞く' })).toBeVisible();

  await mira.goTo('Wins');
  const win = page.getByRole('textbox', { name: 'What went well?' });
  await win.click();
  await compose(page, 'よい');
  await pressWhileComposing(win);
  await expect(win).toBeFocused();
  await commit(page, '良い');
  await expect(win).toHaveValue('良い');
});

test('F43: after a reload there is nothing to undo, and it says so', async ({ arrive }) => {
  const mira = await arrive('Mira');
  const { page } = mira;
  await mira.hasWorkspace('Mira & Robin');
  await addGoal(mira, 'Lead a team');
  await mira.expectStored();
  await page.reload();
  await expectGoalTitle(mira, 'Lead a team');
  await page.getByRole('link', { name: 'Goals' }).first().focus();
  await page.keyboard.press('Control+z');
  await expect(
    page.getByText('Nothing left to undo. What you changed before opening this page stays.'),
  ).toBeVisible();
  await expectGoalTitle(mira, 'Lead a team');
});

async function discard(page: Page, field: Locator): Promise<void> {
  await page.getByRole('button', { name: 'Discard draft' }).click();
  await expect(field).toHaveValue('');
  await expect(page.getByRole('button', { name: 'Discard draft' })).toBeHidden();
}

/** The drafts stored on this device, by place. */
function draftsOn({ page }: Person): Promise<string[]> {
  return page.evaluate(() =>
    Object.keys(localStorage).filter((key) => key.startsWith('cairn.draft.')),
  );
}

/** Enter and Esc as the page receives them when an input method uses them. */
async function pressWhileComposing(field: Locator): Promise<void> {
  for (const key of ['Enter', 'Escape'])
    await field.evaluate((node, pressed) => {
      const press = { key: pressed, keyCode: 229, bubbles: true, cancelable: true };
      node.dispatchEvent(new KeyboardEvent('keydown', press));
    }, key);
}
