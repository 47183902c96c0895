/** Shows that the devices are enough: the server may stop and even lose everything. */
import { addGoal, expectGoalTitle, openGoal, renameGoal } from '../actions/goals.ts';
import { expect, test } from '../actions/journey.ts';
import { expectEqualReplicas } from '../actions/person.ts';

test.use({ opensOffline: true });

test('with the server stopped the app opens and can be edited, and an emptied server gets everything back', async ({
  relay,
  arrive,
}) => {
  const mira = await arrive('Mira');
  const robin = await arrive('Robin');
  const link = await mira.hasWorkspace('Mira & Robin');
  await addGoal(mira, 'Lead a team');
  await mira.expectStored();
  await robin.isIn(link);
  await openGoal(robin, 'Lead a team');
  await mira.canOpenOffline();
  await robin.expectStored();

  for (const person of [mira, robin]) person.expectLostRelay();
  await relay.stop();
  const today = `/w/${mira.workspaceKey}`;
  await mira.leave();
  await mira.returnTo(today);
  await openGoal(mira, 'Lead a team');
  await renameGoal(mira, 'Lead a project team');
  const step = mira.page.getByRole('textbox', { name: 'Add a step' });
  await step.fill('Ask to lead the pilot');
  await step.press('Enter');
  await mira.expectSync('Offline: 2 changes waiting');

  relay.wipe();
  await relay.start();
  await mira.reachRelay();
  await robin.reachRelay();
  await expectGoalTitle(robin, 'Lead a project team');
  await expect(robin.page.getByRole('checkbox', { name: 'Ask to lead the pilot' })).toBeVisible();
  await expectEqualReplicas(mira, robin);

  const newcomer = await arrive('Ada');
  await newcomer.isIn(link);
  await openGoal(newcomer, 'Lead a project team');
});
