/**
 * Shows that when two people have both worked without a network, all their work is there
 * afterwards.
 */
import {
  addGoal,
  expectGoalStatus,
  expectGoalTitle,
  openGoal,
  renameGoal,
  setGoalStatus,
} from '../actions/goals.ts';
import { expect, test } from '../actions/journey.ts';
import { writeAtEnd, writeAtStart } from '../actions/notes.ts';
import { expectEqualReplicas } from '../actions/person.ts';

test('what both did offline to the same goal and the same notes is there when both are back', async ({
  arrive,
}) => {
  const mira = await arrive('Mira');
  const robin = await arrive('Robin');
  const link = await mira.hasWorkspace('Mira & Robin');
  await addGoal(mira, 'Speak at the spring conference');
  const miraNotes = await mira.notes('Notes');
  await miraNotes.pressSequentially('Slow is good.');
  await mira.expectStored();
  await robin.isIn(link);
  await openGoal(robin, 'Speak at the spring conference');
  const robinNotes = await robin.notes('Notes');
  await expect(robinNotes).toContainText('Slow is good.');
  await robin.expectStored();

  await mira.goOffline();
  await robin.goOffline();
  await renameGoal(mira, 'Speak at the autumn conference');
  await writeAtEnd(miraNotes, ' Two pauses a page.');
  await mira.expectSync(/^Offline: \d+ changes waiting$/);
  await setGoalStatus(robin, 'On track');
  await robin.page.getByRole('button', { name: 'Add a due date' }).click();
  await robin.page.getByRole('button', { name: 'In three months' }).click();
  await writeAtStart(robinNotes, 'Read it aloud. ');
  await robin.expectSync(/^Offline: \d+ changes waiting$/);

  // Keys come faster here than a person types: the last of them are still on their way to the disk.
  const notes = `goals/${new URL(robin.page.url()).pathname.split('/').at(-1) ?? ''}/notes`;
  await expect
    .poll(async () => (await robin.keptDocument()).getText(notes).toJSON())
    .toBe('Read it aloud. Slow is good.');
  await robin.page.reload();
  await expectGoalStatus(robin, 'On track');
  await expectGoalTitle(robin, 'Speak at the spring conference');
  await expect(await robin.notes('Notes')).toContainText('Read it aloud. Slow is good.');
  await robin.expectSync(/^Offline: \d+ changes? waiting$/);

  await mira.comeBack();
  await robin.comeBack();
  for (const person of [mira, robin]) {
    await person.expectStored();
    await expectGoalTitle(person, 'Speak at the autumn conference');
    await expectGoalStatus(person, 'On track');
    await expect(person.page.getByRole('button', { name: /^Due / })).toBeVisible();
    await expect(person.page.getByRole('textbox', { name: 'Notes' })).toHaveText(
      'Read it aloud. Slow is good. Two pauses a page.',
    );
  }
  await expectEqualReplicas(mira, robin);
});
