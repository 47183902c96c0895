/**
 * Shows how a wish becomes a real goal: questioned, measured, checked in on, finished and learnt
 * from.
 */
import type { Locator } from '@playwright/test';
import {
  addBarrier,
  addGoal,
  checkIn,
  expectGoalStatus,
  measureGoal,
  openGoal,
  renameGoal,
  setGoalStatus,
} from '../actions/goals.ts';
import { expect, test } from '../actions/journey.ts';
import { writeAtEnd } from '../actions/notes.ts';
import type { Person } from '../actions/person.ts';

async function expectOneIsTold(one: Locator, other: Locator): Promise<void> {
  await expect(async () => {
    expect((await one.count()) + (await other.count())).toBe(1);
  }).toPass();
}

test('a vague wish is questioned, measured, checked in on twice, finished, and found again from the next one like it', async ({
  arrive,
}) => {
  const mira = await arrive('Mira');
  const { page } = mira;
  await mira.hasWorkspace('Mira & Robin');
  await addGoal(mira, 'Improve my skills');

  // The meter asks a question, and a click leads to where it is answered.
  const meter = page.getByRole('button', { name: /^How SMART it is/ });
  await meter.click();
  const hints = page.getByRole('list', { name: 'What would make it clearer' });
  await expect(hints).toContainText('Which skill, and how would your mentor be able to tell?');
  await hints.getByRole('button', { name: 'Reword it' }).click();
  await expect(page.getByRole('textbox', { name: 'Title' })).toBeFocused();
  await renameGoal(mira, 'Give talks at two meetups');
  await expect(hints).not.toContainText('Which skill');
  await writeAtEnd(await mira.notes('Why it matters'), 'A lead can stand up and be clear.');

  // A target equal to the start is answered with a sentence, not refused.
  await measureGoal(mira, { what: 'Talks given', from: '0', to: '0', unit: 'talks' });
  await expect(
    page.getByText('The target is the same as the starting point').first(),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Change the measure' }).click();
  await page.getByRole('textbox', { name: 'To', exact: true }).fill('2');
  await page.getByRole('button', { name: 'Done', exact: true }).click();
  await expect(page.getByText('Talks given, from 0 to 2 talks')).toBeVisible();
  await page.getByRole('button', { name: 'Add a due date' }).click();
  await page
    .getByRole('button', { name: /^Q\d 20\d\d$/ })
    .last()
    .click();

  await checkIn(mira, { 'Talks given': '1 workshop', note: 'Asked around' });
  await expect(page.getByRole('alert')).toHaveText(
    'This goal is measured in talks, not “workshop”. Enter the number in talks.',
  );
  await page.getByRole('textbox', { name: 'Talks given' }).fill('1.000');
  await expect(page.getByRole('status').filter({ hasText: 'Did you mean' })).toHaveText(
    '1 talk. Did you mean 1,000 talks?',
  );
  await page.getByRole('button', { name: '1,000 talks' }).click();
  await expect(page.getByRole('textbox', { name: 'Talks given' })).toHaveValue('1000');

  const form = page.getByRole('form', { name: 'Check in' });
  await page.getByRole('textbox', { name: 'Talks given' }).fill('none yet');
  await form.getByRole('textbox', { name: 'What have you noticed?' }).fill('Asked Dana for a slot');
  await form.getByRole('button', { name: 'Check in' }).click();
  await expect(page.getByRole('alert')).toHaveText('That isn’t a number.');
  await page.getByRole('textbox', { name: 'Talks given' }).fill('0.5');
  await page.getByRole('form', { name: 'Check in' }).getByRole('button').last().click();
  await checkIn(mira, { 'Talks given': '1', sure: 'Fairly', note: 'Held the first one' });
  const looks = page.getByRole('list', { name: 'Check-ins' }).getByRole('listitem');
  await expect(looks).toHaveCount(2);
  await expect(looks.first()).toContainText('1 talk');
  await expect(looks.first()).toContainText('fairly confident');
  await expect(
    page.getByRole('img', { name: /^Now 1 of 2 talks\. At a steady pace/ }),
  ).toBeVisible();
  await expect(page.getByRole('progressbar', { name: 'Progress' })).toHaveAttribute(
    'aria-valuenow',
    '50',
  );

  await addBarrier(mira, 'Doubt', 'I talk too fast when nervous');
  await page.getByRole('textbox', { name: /^What you’ll try/ }).fill('Two pauses a page');
  await page
    .getByRole('textbox', { name: 'What it’s for, in one line' })
    .fill('A lead has to be clear in front of people');
  await expect(meter).toHaveAccessibleName('How SMART it is: 4 of 5 covered');

  // Done takes effect at once; the question can be answered or ignored.
  await setGoalStatus(mira, 'Done');
  const worked = page.getByRole('textbox', { name: 'What worked?' });
  await expect(worked).toBeFocused();
  await page.keyboard.type('Saying the first sentence very slowly');
  await page
    .getByRole('textbox', { name: 'What would you adjust?' })
    .fill('Ask for a slot earlier');

  await addGoal(mira, 'Run a half marathon');
  const earlier = page.getByRole('complementary', { name: 'From a similar goal' });
  await expect(earlier).toBeHidden();
  await renameGoal(mira, 'Speak at the autumn meetup: one talk');
  await expect(earlier).toContainText('Ask for a slot earlier');
  await earlier.getByRole('link', { name: 'Give talks at two meetups' }).click();
  await expect(worked).toHaveValue('Saying the first sentence very slowly');
  await expectGoalStatus(mira, 'Done');
});

test('a goal tied to a long-term one counts there, and the long-term one says which is furthest behind', async ({
  arrive,
}) => {
  const mira = await arrive('Mira');
  const { page } = mira;
  await mira.hasWorkspace('Mira & Robin');
  await addGoal(mira, 'Run the retrospectives');
  const step = page.getByRole('textbox', { name: 'Add a step' });
  await step.fill('Watch how another team does it');
  await step.press('Enter');
  await page.getByRole('checkbox', { name: 'Watch how another team does it' }).check();
  await mira.goTo('Goals');
  const line = page.getByRole('textbox', { name: 'Add a long-term goal' });
  await line.fill('Lead an engineering team');
  await line.press('Enter');

  await openGoal(mira, 'Run the retrospectives');
  await page
    .getByRole('button', { name: 'Link a long-term goal: choose what it feeds into' })
    .click();
  await page.getByRole('dialog').getByRole('button', { name: 'Lead an engineering team' }).click();
  await page.getByRole('main').getByRole('link', { name: 'Lead an engineering team' }).click();
  await expect(page.getByText('from the goal below it')).toBeVisible();
  await expect(page.getByRole('progressbar', { name: 'Progress', exact: true })).toHaveAttribute(
    'aria-valuenow',
    '100',
  );
  const add = page.getByRole('textbox', { name: 'Add a goal along the way' });
  await add.fill('Shadow a planning week');
  await add.press('Enter');
  await expect(page.getByText('“Shadow a planning week” is furthest behind.')).toBeVisible();
  await expect(page.getByText('50%', { exact: true })).toBeVisible();

  // A goal can't lead to one that leads to it, so that isn't offered.
  await page
    .getByRole('button', { name: 'Link a long-term goal: choose what it feeds into' })
    .click();
  await expect(page.getByText('There’s no other long-term goal yet')).toBeVisible();
  await page.keyboard.press('Escape');
  await mira.goTo('Goals');
  await expect(
    page.getByRole('progressbar', { name: 'Progress of Lead an engineering team' }),
  ).toHaveAttribute('aria-valuenow', '50');
});

test('if two people set different dates offline, the one whose date was set aside is told', async ({
  arrive,
}) => {
  const mira = await arrive('Mira');
  const robin = await arrive('Robin');
  const link = await mira.hasWorkspace('Mira & Robin');
  await addGoal(mira, 'Speak at the spring conference');
  await mira.page.getByRole('button', { name: 'Add a due date' }).click();
  await mira.page.getByRole('button', { name: 'In a year' }).click();
  await mira.expectStored();
  await robin.isIn(link);
  await openGoal(robin, 'Speak at the spring conference');
  await robin.expectStored();

  await mira.goOffline();
  await robin.goOffline();
  const dueOf = (person: typeof mira) => person.page.getByRole('button', { name: /^Due \d/ });
  await dueOf(mira).click();
  await mira.page.getByRole('button', { name: 'In a month' }).click();
  const hers = await dueOf(mira).textContent();
  await dueOf(robin).click();
  await robin.page.getByRole('button', { name: 'In three months' }).click();
  const his = await dueOf(robin).textContent();
  await mira.comeBack();
  await robin.comeBack();
  await mira.expectStored();
  await robin.expectStored();

  // One of the two won on both devices; only the person who set the other one is told.
  const told = (person: Person) => person.page.getByText('You both set a date');
  await expectOneIsTold(told(mira), told(robin));
  expect(await dueOf(mira).textContent()).toBe(await dueOf(robin).textContent());
  const hersIsShown = (await dueOf(mira).textContent()) === hers;
  const [overruled, winner] = hersIsShown ? [robin, mira] : [mira, robin];
  await expect(told(winner)).toBeHidden();
  await expect(
    overruled.page.getByRole('status').filter({ hasText: 'You both set' }),
  ).toContainText(
    /(Mira|Robin)’s \d+ \w+( \d+)? is now shown as the due date; you had set \d+ \w+/,
  );
  await overruled.page.getByRole('button', { name: 'Use mine' }).click();
  await expect(told(overruled)).toBeHidden();
  await expect(dueOf(winner)).toHaveText((hersIsShown ? his : hers) ?? '');
  await expect(told(winner)).toBeHidden();
});

test('if two people set different statuses offline, the one whose status was set aside is told', async ({
  arrive,
}) => {
  const mira = await arrive('Mira');
  const robin = await arrive('Robin');
  const link = await mira.hasWorkspace('Mira & Robin');
  await addGoal(mira, 'Speak at the spring conference');
  await mira.expectStored();
  await robin.isIn(link);
  await openGoal(robin, 'Speak at the spring conference');
  await robin.expectStored();
  await mira.goOffline();
  await robin.goOffline();
  await setGoalStatus(mira, 'On track');
  await setGoalStatus(robin, 'At risk');
  await mira.comeBack();
  await robin.comeBack();

  const told = (person: Person) => person.page.getByText('You both set a status');
  await expectOneIsTold(told(mira), told(robin));
  const [overruled, winner] = (await told(mira).count()) === 1 ? [mira, robin] : [robin, mira];
  const own = overruled === mira ? 'On track' : 'At risk';
  await overruled.page.getByRole('button', { name: 'Use mine' }).click();
  for (const { page } of [mira, robin]) {
    await expect(page.getByRole('button', { name: `Status: ${own}` })).toBeVisible();
    await expect(page.getByText('You both set a status')).toBeHidden();
  }
  await winner.expectStored();
});

test('two goals that two people put below each other offline are said to form a circle, and one click fixes it', async ({
  arrive,
}) => {
  const mira = await arrive('Mira');
  const robin = await arrive('Robin');
  const link = await mira.hasWorkspace('Mira & Robin');
  await mira.goTo('Goals');
  await addGoal(mira, 'A first goal, to begin with');
  await mira.goTo('Goals');
  const line = mira.page.getByRole('textbox', { name: 'Add a long-term goal' });
  for (const title of ['Lead a team', 'Teach what I know']) {
    await line.fill(title);
    await line.press('Enter');
  }
  await mira.expectStored();
  await robin.isIn(link);
  await openGoal(mira, 'Lead a team');
  await openGoal(robin, 'Teach what I know');
  await robin.expectStored();

  await mira.goOffline();
  await robin.goOffline();
  const feeds = async ({ page }: typeof mira, goal: string) => {
    await page
      .getByRole('button', { name: 'Link a long-term goal: choose what it feeds into' })
      .click();
    await page.getByRole('dialog').getByRole('button', { name: goal }).click();
  };
  await feeds(mira, 'Teach what I know');
  await feeds(robin, 'Lead a team');
  await mira.comeBack();
  await robin.comeBack();

  for (const { page } of [mira, robin])
    await expect(page.getByText('These goals go round in a circle')).toBeVisible();
  await expect(
    mira.page.getByText('“Teach what I know”, which sits under “Lead a team”'),
  ).toBeVisible();
  await mira.page.getByRole('button', { name: /Let “.+” stand on its own/ }).click();
  for (const { page } of [mira, robin])
    await expect(page.getByText('These goals go round in a circle')).toBeHidden();
  await expect(
    robin.page.getByRole('main').getByRole('link', { name: 'Lead a team' }),
  ).toBeVisible();
});
