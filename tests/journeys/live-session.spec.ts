/**
 * Shows two people in one meeting at the same time: they see each other write, tick topics off, and
 * agree on tasks.
 */
import { addGoal, openGoal } from '../actions/goals.ts';
import { expect, test } from '../actions/journey.ts';
import { addLine, assign, openNextMeeting, planMeeting } from '../actions/meetings.ts';
import { selectWords, writeAtEnd } from '../actions/notes.ts';
import { expectEqualReplicas, type Person } from '../actions/person.ts';

const GOAL = 'Lead a project team';
const MEETING = 'Fortnightly check-in';
const BY_FORM = 'Ask Ines for the pilot';

async function giveTo(person: Person, task: string, owner: string): Promise<void> {
  const row = await assign(person, task, owner);
  await row.getByRole('button', { name: 'Add to a goal' }).click();
  await person.page.getByRole('menuitemcheckbox', { name: GOAL }).click();
  await expect(row.getByRole('button', { name: `Goal: ${GOAL}` })).toBeVisible();
}

test('two people in one meeting write the same notes, see each other, tick off the agenda and agree on tasks', async ({
  arrive,
}) => {
  const mira = await arrive('Mira');
  const robin = await arrive('Robin');
  const both = [mira, robin] as const;
  const link = await mira.hasWorkspace('Mira & Robin');
  await addGoal(mira, GOAL);
  await planMeeting(mira, MEETING);
  await mira.expectStored();
  await robin.isIn(link);
  await openNextMeeting(robin, MEETING);

  const [miraNotes, robinNotes] = [await mira.notes('Notes'), await robin.notes('Notes')];
  await miraNotes.pressSequentially('Mira will write the outline.');
  await expect(robinNotes).toContainText('Mira will write the outline.');
  await writeAtEnd(robinNotes, '\n');
  // If she had gone on at the end of her line before this, her words could have ended up in the new
  // one.
  await expect(miraNotes.locator('p')).toHaveCount(2);
  await Promise.all([
    miraNotes.pressSequentially(' By Friday, if the week allows.'),
    robinNotes.pressSequentially('Robin asks who reads it first.'),
  ]);
  for (const person of both) {
    const paragraphs = person.page.getByRole('textbox', { name: 'Notes' }).locator('p');
    await expect(paragraphs).toHaveCount(2);
    await expect(paragraphs.first()).toContainText(
      'Mira will write the outline. By Friday, if the week allows.',
    );
    await expect(paragraphs.last()).toContainText('Robin asks who reads it first.');
  }
  await expect(miraNotes.locator('[data-name="Robin"]')).toBeVisible();
  await expect(robinNotes.locator('[data-name="Mira"]')).toBeVisible();

  await addLine(mira, 'Add a topic', 'The talk in March');
  await addLine(robin, 'Add a topic', 'Who covers in April');
  await mira.page.getByRole('checkbox', { name: 'Who covers in April' }).check();
  await expect(robin.page.getByRole('checkbox', { name: 'Who covers in April' })).toBeChecked();
  await robin.page.getByRole('checkbox', { name: 'The talk in March' }).check();
  await expect(mira.page.getByRole('checkbox', { name: 'The talk in March' })).toBeChecked();

  await addLine(robin, 'Add an action item', BY_FORM);
  await giveTo(robin, BY_FORM, 'Robin');
  await selectWords(miraNotes, 'write the outline');
  await mira.page.getByRole('button', { name: 'Action item', exact: true }).click();
  await giveTo(mira, 'write the outline', 'Mira');
  for (const person of both) {
    const items = person.page.getByRole('list', { name: 'Action items' });
    await expect(items.getByRole('button', { name: `Goal: ${GOAL}` })).toHaveCount(2);
  }

  await mira.goTo('Today');
  const tasks = mira.page.getByRole('region', { name: 'This week' });
  await expect(tasks.getByRole('checkbox', { name: 'write the outline' })).toBeVisible();
  await expect(tasks.getByRole('checkbox', { name: BY_FORM })).toBeHidden();
  await openGoal(robin, GOAL);
  const steps = robin.page.getByRole('list', { name: 'Steps' });
  await expect(steps.getByRole('checkbox', { name: 'write the outline' })).toBeVisible();
  await expect(steps.getByRole('checkbox', { name: BY_FORM })).toBeVisible();
  await expectEqualReplicas(mira, robin);
});
