/** Shows what new locks are for: the old link opens nothing any more, and nobody's work is lost by it. */
import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { decodeBase64url, deriveKeys, roomOf } from '@cairn/protocol';
import { addGoal, expectGoalTitle, openGoal, renameGoal } from '../actions/goals.ts';
import { expect, test } from '../actions/journey.ts';
import { expectEqualReplicas } from '../actions/person.ts';

const roomIn = (link: string) =>
  roomOf(deriveKeys(decodeBase64url(link.slice(link.indexOf('#w.') + 3)) ?? new Uint8Array()));

test('the old link is refused, and who was offline opens the new one with their edits', async ({
  relay,
  arrive,
}) => {
  const mira = await arrive('Mira');
  const robin = await arrive('Robin');
  const eve = await arrive('Eve');
  const link = await mira.startWorkspace('Mira & Robin');
  await addGoal(mira, 'Lead a team');
  for (const person of [robin, eve]) {
    await person.join(link);
    await openGoal(person, 'Lead a team');
  }
  await robin.goOffline();
  await renameGoal(robin, 'Lead a project team');

  await mira.goTo('Settings');
  await mira.page.getByRole('button', { name: 'Change the locks' }).click();
  await mira.page.getByRole('dialog').getByRole('button', { name: 'Change the locks' }).click();
  const invitation = mira.page.getByLabel('Invite link');
  await expect(invitation).not.toHaveValue(link);
  const newLink = await invitation.inputValue();
  await expect(eve.page.getByText('Mira gave this workspace new locks')).toBeVisible();
  await expect(mira.page.getByText('The old room is closed as soon as')).toBeHidden();

  await addGoal(mira, 'A secret plan');
  await mira.expectStored();
  const newcomer = await arrive('Noa');
  await newcomer.page.goto(link);
  await expect(newcomer.page.getByText('This link no longer fits')).toBeVisible();

  await robin.comeBack();
  await expect(robin.page.getByText('Mira gave this workspace new locks')).toBeVisible();
  await robin.page.goto(newLink);
  await openGoal(robin, 'A secret plan');
  await openGoal(mira, 'Lead a project team');
  await expectGoalTitle(mira, 'Lead a project team');
  await expectEqualReplicas(mira, robin);
  expect(JSON.stringify((await eve.keptDocument()).getMap('goals'))).not.toContain('secret plan');

  await relay.stop();
  const database = new DatabaseSync(join(relay.dataDir, 'relay.sqlite'));
  const rows = database.prepare('SELECT count(*) AS n FROM room_update WHERE room = ?');
  expect(rows.get(roomIn(link))?.['n']).toBe(0);
  expect(rows.get(roomIn(newLink))?.['n']).toBeGreaterThan(0);
  database.close();
});
