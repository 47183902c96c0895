/** Shows that no tab speaks for what another tab of the same device has written. */
import { addGoal, openGoal } from '../actions/goals.ts';
import { expect, test } from '../actions/journey.ts';

const DELIVERED = 'On Robin’s device';

test('F29: a tab that wrote nothing does not say that Robin has what the other tab wrote', async ({
  arrive,
}) => {
  const mira = await arrive('Mira');
  const robin = await arrive('Robin');
  const link = await mira.hasWorkspace('Mira & Robin');
  await robin.isIn(link);
  const other = await mira.inAnotherTab(new URL(mira.page.url()).pathname);
  await addGoal(mira, 'Lead a team');
  for (const tab of [mira, other]) await tab.expectSync(DELIVERED);

  await robin.goOffline();
  await addGoal(mira, 'For Robin to read');
  for (const tab of [mira, other]) await tab.expectSync('Stored by the relay');
  await openGoal(other, 'For Robin to read');
  await expect(other.page.getByRole('button', { name: DELIVERED })).toHaveCount(0);

  // What a closed tab wrote is still not called delivered, and what it couldn't send is sent.
  await mira.goOffline();
  await addGoal(mira, 'Written offline, then closed');
  await other.expectSync(/^Offline: \d changes? waiting$/);
  await mira.leave();
  await openGoal(other, 'Written offline, then closed');
  await other.expectSync(/^Offline: \d changes? waiting$/);
  await mira.comeBack();
  await other.reachRelay();
  await other.expectSync('Stored by the relay');

  await robin.comeBack();
  await openGoal(robin, 'Written offline, then closed');
  await other.expectSync(DELIVERED);
});
