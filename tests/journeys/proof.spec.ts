/**
 * Shows that the sync line is proven: stored, arrived by name, and unstored changes survive a
 * reload.
 */
import { addGoal, openGoal, renameGoal } from '../actions/goals.ts';
import { expect, test } from '../actions/journey.ts';
import { expectEqualReplicas } from '../actions/person.ts';

test('a change is on this device, then stored, then on the other person’s device, by name', async ({
  arrive,
}) => {
  const mira = await arrive('Mira');
  const link = await mira.hasWorkspace('Mira & Robin');
  await addGoal(mira, 'Lead a team');
  await mira.expectSync('Stored by the relay');

  const robin = await arrive('Robin');
  await robin.isIn(link);
  await mira.expectSync('On Robin’s device');
  await robin.leave();
  await renameGoal(mira, 'Lead a project team');
  await mira.expectSync('Stored by the relay');
  await mira.page.getByRole('button', { name: 'Stored by the relay' }).click();
  const details = mira.page.getByRole('dialog', { name: 'Stored by the relay' });
  await expect(details).toContainText('Robin’s device: all but 1 change');
  await expect(details).toContainText('The relay: everything');

  await robin.returnTo('/');
  await robin.page.getByRole('link', { name: /Mira & Robin/ }).click();
  await mira.expectSync('On Robin’s device');
});

test('waiting changes are counted, survive a reload without a network, and are sent once it is back', async ({
  arrive,
}) => {
  const mira = await arrive('Mira');
  const robin = await arrive('Robin');
  const link = await mira.hasWorkspace('Mira & Robin');
  await addGoal(mira, 'Lead a team');
  await robin.isIn(link);
  await mira.expectStored();
  await mira.goOffline();
  await renameGoal(mira, 'Lead a project team');
  await mira.expectSync('Offline: 1 change waiting');
  await mira.page.reload();
  await mira.expectSync('Offline: 1 change waiting');
  await addGoal(robin, 'Give a talk');
  await robin.expectStored();
  await mira.comeBack();
  await expect(mira.page.getByText(/^Back online/)).toHaveText(
    /^Back online: 1 change sent, \d+ changes? received\.$/,
  );
  await openGoal(mira, 'Give a talk');
  await mira.expectStored();
  await expectEqualReplicas(mira, robin);
});

test('with two tabs of one device, what you type in one without a network reaches the relay through the other', async ({
  arrive,
}) => {
  const mira = await arrive('Mira');
  const robin = await arrive('Robin');
  const link = await mira.hasWorkspace('Mira & Robin');
  await addGoal(mira, 'Lead a team');
  await mira.expectStored();
  await robin.isIn(link);
  const goal = new URL(mira.page.url()).pathname;
  const online = await mira.openTab(goal);
  await expect(online.getByRole('textbox', { name: 'Title' })).toHaveValue('Lead a team');

  // Only this tab loses the network: its sockets go nowhere.
  mira.expectLostRelay();
  await mira.page.routeWebSocket(/\/sync\//, (socket) => socket.close({ code: 1012 }));
  await mira.page.reload();
  await renameGoal(mira, 'Lead a project team');
  await expect(online.getByRole('textbox', { name: 'Title' })).toHaveValue('Lead a project team');
  await openGoal(robin, 'Lead a project team');
});
