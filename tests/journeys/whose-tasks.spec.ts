/** Shows whose tasks are on Today: yours, and separately those that nobody has taken. */
import { addGoal } from '../actions/goals.ts';
import { expect, test } from '../actions/journey.ts';
import { addLine, planMeeting } from '../actions/meetings.ts';

test('steps belong to the mentee, an action item to nobody until somebody takes it, and taking it can be undone', async ({
  arrive,
}) => {
  const mira = await arrive('Mira');
  const link = await mira.hasWorkspace('Mira & Robin');
  await addGoal(mira, 'Lead a team');
  await addLine(mira, 'Add a step', 'Ask Ines');
  await planMeeting(mira, 'Check-in');
  await addLine(mira, 'Add an action item', 'Book a room');
  await mira.expectStored();

  const robin = await arrive('Robin');
  await robin.isIn(link);
  const { page } = robin;
  const nobodys = page.getByRole('list', { name: 'Unassigned' });
  const book = page.getByRole('checkbox', { name: 'Book a room' });
  await expect(nobodys.getByRole('checkbox')).toHaveCount(1);
  await expect(page.getByRole('checkbox', { name: 'Ask Ines' })).toHaveCount(0);

  await nobodys.getByRole('button', { name: 'Take it: Book a room' }).press('Enter');
  await expect(nobodys).toHaveCount(0);
  await expect(book).toBeFocused();
  await mira.goTo('Today');
  await expect(mira.page.getByRole('checkbox', { name: 'Ask Ines' })).toBeVisible();
  await expect(mira.page.getByRole('checkbox', { name: 'Book a room' })).toHaveCount(0);

  await page.keyboard.press('Control+z');
  await expect(nobodys.getByRole('checkbox', { name: 'Book a room' })).toBeVisible();
  await expect(mira.page.getByRole('button', { name: 'Take it: Book a room' })).toBeVisible();
});
