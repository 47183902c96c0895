/** Shows that nothing depends on two devices agreeing on the time. */
import { A_DAY_MS, setClockOff } from '../actions/clock.ts';
import { addGoal, expectGoalTitle, openGoal, renameGoal } from '../actions/goals.ts';
import { expect, test } from '../actions/journey.ts';
import { writeAtEnd } from '../actions/notes.ts';
import { expectEqualReplicas, type Person } from '../actions/person.ts';

const goalsOf = (person: Person) =>
  person.page
    .getByRole('list', { name: 'Short-term goals' })
    .getByRole('link', { name: /^(First|Second|Third)$/ });
const threadsOf = (person: Person) => person.page.getByRole('article', { name: /^Question by/ });

test('F26: with one clock a day ahead, goals keep their order, edits merge, and an answer comes after its question', async ({
  arrive,
}) => {
  const mira = await arrive('Mira');
  const robin = await arrive('Robin');
  await setClockOff(robin, A_DAY_MS);
  const link = await mira.hasWorkspace('Mira & Robin');
  await addGoal(mira, 'First');
  await robin.isIn(link);
  await addGoal(robin, 'Second');
  await mira.goTo('Goals');
  await expect(goalsOf(mira)).toHaveText(['First', 'Second']);
  await addGoal(mira, 'Third');
  await robin.goTo('Goals');
  await mira.goTo('Goals');
  for (const person of [mira, robin]) {
    await expect(goalsOf(person)).toHaveText(['First', 'Second', 'Third']);
  }

  // The later edit wins, whatever its clock says; edits of different things both stay.
  await openGoal(mira, 'First');
  await openGoal(robin, 'First');
  await renameGoal(mira, 'First of all');
  await expectGoalTitle(robin, 'First of all');
  await renameGoal(robin, 'First of all goals');
  await expectGoalTitle(mira, 'First of all goals');
  await renameGoal(mira, 'The first goal');
  await expectGoalTitle(robin, 'The first goal');
  await writeAtEnd(await mira.notes('Notes'), 'Mira wrote this.');
  await expect(await robin.notes('Notes')).toContainText('Mira wrote this.');
  await writeAtEnd(await robin.notes('Notes'), ' Robin wrote that.');

  await robin.goTo('Feedback');
  await robin.page.locator('[data-new]').first().click();
  await robin.page.getByRole('radiogroup', { name: 'Kind' }).getByText('Question').click();
  await robin.page.getByRole('textbox', { name: 'Question' }).fill('How slow?');
  await robin.page.getByRole('button', { name: 'Send' }).click();
  await mira.goTo('Feedback');
  await reply(mira, 'Two breaths.');
  await expect(threadsOf(robin)).toContainText('Two breaths.');
  await reply(robin, 'Not three?');
  for (const person of [mira, robin]) {
    await expect(threadsOf(person)).toContainText(/How slow\?.*Two breaths\..*Not three\?/s);
  }
  await expect(threadsOf(mira).getByText('Waiting for you')).toBeVisible();
  await expect(threadsOf(robin).getByText('Waiting for you')).toBeHidden();
  await expectEqualReplicas(mira, robin);
});

async function reply(person: Person, text: string): Promise<void> {
  const thread = threadsOf(person);
  await thread.getByRole('button', { name: 'Reply' }).click();
  await thread.getByRole('textbox', { name: 'Your reply' }).fill(text);
  await thread.getByRole('button', { name: 'Send' }).click();
  await expect(thread).toContainText(text);
}
