/** Looking back: a week is reviewed from what was done, by both at once, and a quarter becomes a growth chat. */
import { A_DAY_MS, daysToWednesday, setClockOff } from '../actions/clock.ts';
import { expect, test } from '../actions/journey.ts';
import { addLine } from '../actions/meetings.ts';
import { baseOf } from '../actions/pages.ts';
import { expectEqualReplicas, type Person } from '../actions/person.ts';

const side = ({ page }: Person, name: string) => page.getByRole('region', { name });

/** Writes into the answer to a question. */
async function answer({ page }: Person, question: string, words: string): Promise<void> {
  await page.getByRole('textbox', { name: question }).click();
  await page.keyboard.type(words);
}

test('a Friday’s review takes the week’s facts, and makes the next week’s tasks', async ({
  arrive,
}) => {
  const mira = await arrive('Mira');
  const { page } = mira;
  await setClockOff(mira, (daysToWednesday() + 2) * A_DAY_MS);
  const link = await mira.hasWorkspace('Mira & Robin');
  await mira.goTo('My week');
  for (const task of ['Write the outline', 'Book the train', 'Ask Jonas'])
    await addLine(mira, 'Add a task for today', task);
  await page.getByRole('checkbox', { name: 'Write the outline' }).check();
  await page.getByRole('checkbox', { name: 'Ask Jonas' }).check();

  // A day later, what is still open has slipped.
  await mira.expectStored();
  await setClockOff(mira, A_DAY_MS);
  await page.reload();
  await mira.goTo('Reviews');
  await page.getByRole('checkbox', { name: 'Remind me about weekly reviews on Today' }).check();
  await mira.goTo('Today');
  await page
    .getByRole('article', { name: 'A review is due' })
    .getByRole('button', { name: /^Week of / })
    .click();

  const done = side(mira, 'Accomplishments');
  await expect(done.getByRole('listitem')).toHaveCount(2);
  await expect(side(mira, 'Roadblocks').getByText('Book the train')).toBeVisible();
  await done.getByRole('checkbox', { name: 'Keep “Ask Jonas”' }).focus();
  await page.keyboard.press('Space');
  await expect(done.getByText('1 of 2')).toBeVisible();
  await answer(mira, 'What worked?', 'Two mornings without meetings');
  await answer(mira, 'What stopped my progress this week?', 'Waiting for an answer');
  await addLine(mira, 'Add a task for next week', 'Book the train on Monday');
  await mira.expectStored();

  // The mentor reads it, and writes in it at the same time.
  const robin = await arrive('Robin');
  await setClockOff(robin, (daysToWednesday() + 2) * A_DAY_MS);
  await robin.isIn(link);
  await robin.goTo('Reviews');
  await robin.page
    .getByRole('main')
    .getByRole('link', { name: /^Week of / })
    .click();
  await expect(robin.page.getByText('Two mornings without meetings')).toBeVisible();
  await answer(robin, 'What needs adjustment?', 'Ask on Monday');
  await expect(page.getByText('Ask on Monday')).toBeVisible();

  await page.getByRole('button', { name: 'Finish the review' }).click();
  await expect(page.getByText('Review finished. You can still write in it.')).toBeVisible();
  await expectEqualReplicas(mira, robin);
  await mira.goTo('Today');
  await expect(page.getByRole('article', { name: 'A review is due' })).toBeHidden();
  await mira.goTo('My week');
  await page.getByRole('link', { name: 'Next week' }).click();
  await expect(page.getByRole('checkbox', { name: 'Book the train on Monday' })).toBeVisible();
});

test('a quarterly review becomes a growth chat, and a year is read in its own sentences', async ({
  arrive,
}) => {
  const mira = await arrive('Mira');
  const { page } = mira;
  await mira.hasWorkspace('Mira & Robin');
  await mira.goTo('Reviews');
  await page.getByRole('button', { name: 'Start the quarterly review' }).click();
  await answer(mira, 'What do I want to talk about in the growth chat?', 'Letting go of work');
  const name = (await page.getByRole('heading', { level: 1 }).textContent())?.trim() ?? '';
  await page.getByRole('button', { name: 'Plan a meeting' }).click();
  await expect(page.getByRole('textbox', { name: 'Title' })).toHaveValue('Growth chat');
  await expect(page.getByRole('textbox', { name: /^Topic/ }).first()).toHaveValue(
    `Review: ${name}`,
  );

  await mira.goTo('Reviews');
  await page.getByRole('link', { name: /^Look back over / }).click();
  await expect(page.getByText('Letting go of work')).toBeVisible();
  await page.getByRole('link', { name, exact: true }).click();
  await page.getByRole('button', { name: 'More actions for this review' }).click();
  await page.getByRole('menuitem', { name: 'Move to the bin' }).click();
  await expect(page.getByText('The first one takes a quarter of an hour')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('link', { name, exact: true })).toBeVisible();
});

test('a review of a year with nothing in it says so, and what is written in it is found again', async ({
  arrive,
}) => {
  const mira = await arrive('Mira');
  const { page } = mira;
  await mira.hasWorkspace('Mira & Robin');
  await mira.goTo('Reviews');
  await page.getByRole('button', { name: 'Start the annual review' }).click();
  await expect(side(mira, 'Accomplishments')).toContainText('Nothing was ticked off or noted');
  await expect(side(mira, 'Roadblocks')).toContainText('Nothing slipped');
  await answer(mira, 'Where do I keep struggling?', 'I never write things down');
  await page.getByRole('button', { name: 'Finish the review' }).click();
  await mira.goTo('Reviews');
  await page.getByRole('link', { name: /^Look back over / }).click();
  await expect(page.getByText('I never write things down')).toBeVisible();

  await mira.expectStored();
  await page.goto(`${baseOf(page)}/reviews/year?year=1999`);
  await expect(page.getByText('No reviews in 1999')).toBeVisible();
});

test.describe('offline', () => {
  test('both begin the same review offline: it is one, with what each wrote', async ({
    arrive,
  }) => {
    const mira = await arrive('Mira');
    const robin = await arrive('Robin');
    const link = await mira.hasWorkspace('Mira & Robin');
    await robin.isIn(link);
    for (const person of [mira, robin]) {
      await person.goTo('Reviews');
      await person.goOffline();
      await person.page.getByRole('button', { name: 'Start the monthly review' }).click();
    }
    await answer(mira, 'What worked?', 'From Mira.');
    await answer(robin, 'What worked?', 'From Robin.');
    await mira.comeBack();
    await robin.comeBack();
    for (const person of [mira, robin])
      for (const words of ['From Mira.', 'From Robin.'])
        await expect(person.page.getByText(words)).toBeVisible();
    await expectEqualReplicas(mira, robin);
  });
});
