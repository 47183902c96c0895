/** Shows how a wish becomes a goal worth the name: asked about, measured, walked, finished and learnt from. */
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

test('a vague wish is asked back, measured, looked at twice, finished, and found again from the next one like it', async ({
  arrive,
}) => {
  const mira = await arrive('Mira');
  const { page } = mira;
  await mira.startWorkspace('Mira & Robin');
  await addGoal(mira, 'Improve my skills');

  // The meter asks back, and a press leads to where it is answered.
  const meter = page.getByRole('button', { name: /^How SMART it is/ });
  await meter.click();
  const hints = page.getByRole('list', { name: 'What would make it clearer' });
  await expect(hints).toContainText('Which skill, and how would your mentor see it?');
  await hints.getByRole('button', { name: 'Reword it' }).click();
  await expect(page.getByRole('textbox', { name: 'Title' })).toBeFocused();
  await renameGoal(mira, 'Give talks at two meetups');
  await expect(hints).not.toContainText('Which skill');
  await writeAtEnd(await mira.notes('Why it matters'), 'A lead can stand up and be clear.');

  // A target that is the start is answered with a sentence, not refused.
  await measureGoal(mira, { what: 'Talks given', from: '0', to: '0', unit: 'talks' });
  await expect(page.getByText('The target is where you begin').first()).toBeVisible();
  await page.getByRole('button', { name: 'Change the measure' }).click();
  await page.getByRole('textbox', { name: 'To', exact: true }).fill('2');
  await page.getByRole('button', { name: 'Done', exact: true }).click();
  await expect(page.getByText('Talks given, from 0 to 2 talks')).toBeVisible();
  await page.getByRole('button', { name: 'Add a due date' }).click();
  await page
    .getByRole('button', { name: /^Q\d 20\d\d$/ })
    .last()
    .click();

  await checkIn(mira, { 'Talks given': 'none yet', note: 'Asked Dana for a slot' });
  await expect(page.getByRole('alert')).toHaveText('That is not a number.');
  await page.getByRole('textbox', { name: 'Talks given' }).fill('0.5');
  await page.getByRole('form', { name: 'Check in' }).getByRole('button').last().click();
  await checkIn(mira, { 'Talks given': '1', sure: 'Fairly', note: 'Held the first one' });
  const looks = page.getByRole('list', { name: 'Check-ins' }).getByRole('listitem');
  await expect(looks).toHaveCount(2);
  await expect(looks.first()).toContainText('1 talk');
  await expect(looks.first()).toContainText('fairly sure');
  await expect(
    page.getByRole('img', { name: /^Now 1 of 2 talks\. At an even pace/ }),
  ).toBeVisible();
  await expect(page.getByRole('progressbar', { name: 'Progress' })).toHaveAttribute(
    'aria-valuenow',
    '50',
  );

  await addBarrier(mira, 'Doubt', 'I talk too fast when nervous');
  await page.getByRole('textbox', { name: /^What I will try/ }).fill('Two pauses a page');
  await page
    .getByRole('textbox', { name: 'What it is for, in one line' })
    .fill('A lead has to be clear in front of people');
  await expect(meter).toHaveAccessibleName('How SMART it is: 4 of 5 are there');

  // Done is done at once; the question may be answered or left.
  await setGoalStatus(mira, 'Done');
  const worked = page.getByRole('textbox', { name: 'What worked?' });
  await expect(worked).toBeFocused();
  await page.keyboard.type('Saying the first sentence very slowly');
  await page.getByRole('textbox', { name: 'What would I adjust?' }).fill('Ask for a slot earlier');

  await addGoal(mira, 'Speak at the autumn meetup and give a workshop');
  await expect(page.getByRole('complementary', { name: 'From a similar goal' })).toBeHidden();
  await renameGoal(mira, 'Give a talk at the autumn meetup');
  const earlier = page.getByRole('complementary', { name: 'From a similar goal' });
  await expect(earlier).toContainText('Ask for a slot earlier');
  await earlier.getByRole('link', { name: 'Give talks at two meetups' }).click();
  await expect(worked).toHaveValue('Saying the first sentence very slowly');
  await expectGoalStatus(mira, 'Done');
});

test('a goal under a long one counts there, and a date set apart by two people is told to whom it was set aside', async ({
  arrive,
}) => {
  const mira = await arrive('Mira');
  const robin = await arrive('Robin');
  const link = await mira.startWorkspace('Mira & Robin');
  await addGoal(mira, 'Speak at the spring conference');
  await mira.page.getByRole('button', { name: 'Add a due date' }).click();
  await mira.page.getByRole('button', { name: 'In a year' }).click();
  await mira.expectStored();
  await robin.join(link);
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

  // One of the two won for both; whoever set the other one is told, and nobody else.
  const told = (person: typeof mira) => person.page.getByText('You both set a date');
  await expect(told(mira).or(told(robin))).toBeVisible();
  expect(await dueOf(mira).textContent()).toBe(await dueOf(robin).textContent());
  const hersIsShown = (await dueOf(mira).textContent()) === hers;
  const [overruled, winner] = hersIsShown ? [robin, mira] : [mira, robin];
  await expect(told(winner)).toBeHidden();
  await expect(
    overruled.page.getByRole('status').filter({ hasText: 'You both set' }),
  ).toContainText(/(Mira|Robin)’s \d+ \w+( \d+)? is shown as the due date; you had set \d+ \w+/);
  await overruled.page.getByRole('button', { name: 'Use mine' }).click();
  await expect(told(overruled)).toBeHidden();
  await expect(dueOf(winner)).toHaveText((hersIsShown ? his : hers) ?? '');
  await expect(told(winner)).toBeHidden();
});
