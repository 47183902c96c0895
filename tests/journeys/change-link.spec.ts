/** Shows what changing the link is for: the old one no longer works, and nobody's work is lost. */
import { decodeBase64url } from '@cairn/protocol';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { closeRoom, keptEntries, openForeignWorkspace } from '../actions/foreign-links.ts';
import { addGoal, expectGoalTitle, openGoal, renameGoal } from '../actions/goals.ts';
import { expect, test } from '../actions/journey.ts';
import {
  changeLink,
  pressChangeLink,
  readCheckNumber,
  roomIn,
  takeNewLink,
} from '../actions/links.ts';
import { expectEqualReplicas, type Person } from '../actions/person.ts';
import type { RunningRelay } from '../actions/relay.ts';

const askedForTheLink = (person: Person, by: string) =>
  expect(person.page.getByText(`${by} changed the link`)).toBeVisible();

/** How many rows the stopped relay has of a link's room. */
function rowsOf({ dataDir }: RunningRelay, link: string): number {
  const database = new DatabaseSync(join(dataDir, 'relay.sqlite'));
  const counted = database.prepare('SELECT count(*) AS n FROM room_update WHERE room = ?');
  const rows = Number(counted.get(roomIn(link))?.['n']);
  database.close();
  return rows;
}

test('the old link no longer works, and someone who was offline opens the new one with their edits', async ({
  relay,
  arrive,
}) => {
  const mira = await arrive('Mira');
  const robin = await arrive('Robin');
  const eve = await arrive('Eve');
  const link = await mira.hasWorkspace('Mira & Robin');
  await addGoal(mira, 'Lead a team');
  for (const person of [robin, eve]) {
    await person.isIn(link);
    await openGoal(person, 'Lead a team');
  }
  await robin.goOffline();
  await renameGoal(robin, 'Lead a project team');

  const newLink = await changeLink(mira);
  const number = await readCheckNumber(mira);
  await askedForTheLink(eve, 'Mira');

  await addGoal(mira, 'A secret plan');
  await mira.expectStored();
  const newcomer = await arrive('Noa');
  await newcomer.page.goto(link);
  await expect(newcomer.page.getByText('This link no longer works')).toBeVisible();

  await robin.comeBack();
  await askedForTheLink(robin, 'Mira');
  await takeNewLink(robin, newLink, number);
  await openGoal(robin, 'A secret plan');
  await openGoal(mira, 'Lead a project team');
  await expectGoalTitle(mira, 'Lead a project team');
  await expectEqualReplicas(mira, robin);
  expect(JSON.stringify((await eve.keptDocument()).getMap('goals'))).not.toContain('secret plan');

  await robin.page.goto(link);
  await expect(robin.page.getByText('It’s an old link to “Mira & Robin”')).toBeVisible();

  for (const person of [mira, robin, eve, newcomer]) person.expectLostRelay();
  await relay.stop();
  expect(rowsOf(relay, link)).toBe(0);
  expect(rowsOf(relay, newLink)).toBeGreaterThan(0);
});

test('if two people change the link at once, one is first, and the other is asked for that link', async ({
  arrive,
}) => {
  const mira = await arrive('Mira');
  const robin = await arrive('Robin');
  const link = await mira.hasWorkspace('Mira & Robin');
  await robin.isIn(link);
  await addGoal(mira, 'Lead a team');
  await openGoal(robin, 'Lead a team');
  await mira.expectStored();

  await Promise.all([mira, robin].map(pressChangeLink));
  const shown = (person: Person) => person.page.getByText('Link changed.');
  const miraWon = await Promise.race([
    shown(mira)
      .waitFor()
      .then(() => true),
    shown(robin)
      .waitFor()
      .then(() => false),
  ]);
  const [first, second] = miraWon ? [mira, robin] : [robin, mira];
  await askedForTheLink(second, first.name);
  await expect(second.page.getByText('Their change came before yours')).toBeVisible();
  expect(await second.page.getByLabel('Lasting link', { exact: true }).inputValue()).toBe(link);

  await addGoal(second, 'Written in between');
  const newLink = await first.page.getByLabel('Lasting link', { exact: true }).inputValue();
  await takeNewLink(second, newLink, await readCheckNumber(first));
  await openGoal(first, 'Written in between');
  await expectEqualReplicas(mira, robin);
});

test('after the relay was wiped, the link can be changed as usual, and nothing goes back into the old room', async ({
  relay,
  arrive,
}) => {
  const mira = await arrive('Mira');
  const robin = await arrive('Robin');
  const link = await mira.hasWorkspace('Mira & Robin');
  await robin.isIn(link);
  await addGoal(mira, 'Lead a team');
  await openGoal(robin, 'Lead a team');
  await robin.goOffline();

  mira.expectLostRelay();
  await relay.stop();
  relay.wipe();
  await relay.start();
  await mira.reachRelay();
  const newLink = await changeLink(mira);
  await robin.comeBack();
  await askedForTheLink(robin, 'Mira');

  // Wiped again, the relay has forgotten that the old room is closed; Robin's device hasn't.
  await relay.stop();
  relay.wipe();
  await relay.start();
  await robin.page.reload();
  await askedForTheLink(robin, 'Mira');
  await addGoal(robin, 'Written while waiting');
  await takeNewLink(robin, newLink, await readCheckNumber(mira));
  await robin.reachRelay();
  await openGoal(robin, 'Lead a team');
  await mira.reachRelay();
  await openGoal(mira, 'Written while waiting');
  await expectEqualReplicas(mira, robin);
  await relay.stop();
  expect(rowsOf(relay, link)).toBe(0);
});

test('with the relay down the change waits, even after closing the page, and what came in meanwhile is fetched', async ({
  relay,
  arrive,
}) => {
  const mira = await arrive('Mira');
  const robin = await arrive('Robin');
  const link = await mira.hasWorkspace('Mira & Robin');
  await robin.isIn(link);
  await addGoal(mira, 'Lead a team');
  await openGoal(robin, 'Lead a team');
  await mira.goOffline();
  await renameGoal(robin, 'Lead a project team');
  await robin.expectStored();
  await robin.leave();

  await pressChangeLink(mira);
  const saysItWaits = () =>
    expect(
      mira.page.getByText('The link will change as soon as this device reaches the relay').first(),
    ).toBeVisible();
  await saysItWaits();
  await expect(mira.page.getByLabel('Lasting link', { exact: true })).toHaveValue(link);
  robin.expectLostRelay();
  await relay.stop();
  await mira.comeBack();
  const path = new URL(mira.page.url()).pathname;
  await mira.leave();
  await mira.returnTo(path);
  await saysItWaits();

  await relay.start();
  await expect(mira.page.getByText('Link changed.')).toBeVisible({ timeout: 40_000 });
  await expect(mira.page.getByLabel('Lasting link', { exact: true })).not.toHaveValue(link);
  await openGoal(mira, 'Lead a project team');
  await robin.returnTo('/');
  await robin.page.getByRole('link', { name: /Mira & Robin/ }).click();
  await askedForTheLink(robin, 'Mira');
});

test('a page that was lost after the room was closed recognises its own farewell, and continues', async ({
  relay,
  arrive,
}) => {
  const mira = await arrive('Mira');
  const link = await mira.hasWorkspace('Mira & Robin');
  await addGoal(mira, 'Lead a team');
  await mira.expectStored();
  await mira.goOffline();
  await pressChangeLink(mira);
  await expect.poll(async () => (await keptEntries(mira))[0]?.['candidate']).toBeTruthy();
  const [entry] = await keptEntries(mira);
  const candidate = entry?.['candidate'] as { link: string; farewell: string };
  await closeRoom(relay.url, link, decodeBase64url(candidate.farewell) ?? new Uint8Array());

  await mira.comeBack();
  await expect(mira.page.getByText('Link changed.')).toBeVisible({ timeout: 40_000 });
  await expect(mira.page.getByLabel('Lasting link', { exact: true })).toHaveValue(
    new RegExp(candidate.link),
  );
});

test('someone who was offline while the link changed twice is told so, and can open the latest', async ({
  arrive,
}) => {
  const mira = await arrive('Mira');
  const robin = await arrive('Robin');
  const link = await mira.hasWorkspace('Mira & Robin');
  await robin.isIn(link);
  await addGoal(mira, 'Lead a team');
  await openGoal(robin, 'Lead a team');
  await robin.goOffline();
  await renameGoal(robin, 'Lead a project team');
  const second = await changeLink(mira);
  await mira.page.getByRole('button', { name: 'Dismiss' }).click();
  await expect(mira.page.getByText('Link changed.')).toBeHidden();
  const third = await changeLink(mira);
  const number = await readCheckNumber(mira);

  await robin.comeBack();
  await askedForTheLink(robin, 'Mira');
  await robin.page.goto(second);
  await expect(robin.page.getByText('This link no longer works')).toBeVisible();
  await robin.page.goto(third);
  await expect(robin.page.getByText('It may have been changed twice')).toBeVisible();
  await takeNewLink(robin, third, number);
  await openGoal(mira, 'Lead a project team');
  await expectEqualReplicas(mira, robin);
});

test('if the check number doesn’t match, a link that somebody slipped in is left alone', async ({
  relay,
  arrive,
}) => {
  const mira = await arrive('Mira');
  const robin = await arrive('Robin');
  const link = await mira.hasWorkspace('Mira & Robin');
  await robin.isIn(link);
  await addGoal(robin, 'Lead a team');
  await robin.expectStored();
  const id = String((await robin.keptDocument()).getMap('meta').get('id'));
  const eve = await openForeignWorkspace(relay.url, { id, name: 'Mira & Robin' });
  const before = await keptEntries(robin);

  await robin.page.goto(eve.writers);
  await expect(robin.page.getByText(/still works: nobody has left a message/)).toBeVisible();
  const shown = robin.page.getByText(/^\d{5} \d{5} \d{5} \d{5}$/);
  await expect(shown).toBeVisible();
  expect(await shown.innerText()).not.toBe(await readCheckNumber(mira));
  await robin.page.getByText('The numbers don’t match').click();
  await expect(robin.page.getByText('leads somewhere else')).toBeVisible();
  await robin.page.getByRole('button', { name: 'Keep the link I have' }).click();
  await robin.expectInside();
  expect(await keptEntries(robin)).toEqual(before);
  await openGoal(robin, 'Lead a team');
  await renameGoal(robin, 'Lead a project team');
  await openGoal(mira, 'Lead a project team');
  eve.close();
});

test('two tabs of one device change the link once, and both continue with the new one', async ({
  arrive,
}) => {
  const mira = await arrive('Mira');
  const link = await mira.hasWorkspace('Mira & Robin');
  await addGoal(mira, 'Lead a team');
  const tab = await mira.inAnotherTab(`/w/${mira.workspaceKey}/settings`);
  await tab.expectStored();
  const newLink = await changeLink(mira);
  await expect(tab.page.getByLabel('Lasting link', { exact: true })).toHaveValue(newLink);
  await openGoal(tab, 'Lead a team');
  await renameGoal(tab, 'Lead a project team');
  await tab.expectStored();
  const robin = await arrive('Robin');
  await robin.join(newLink);
  await openGoal(robin, 'Lead a project team');
  const [entry] = await keptEntries(mira);
  expect(entry?.['former']).toEqual([
    expect.objectContaining({ link: link.slice(link.indexOf('w.')) }),
  ]);
});

test('a wiped relay that has reopened the old room is told again that it is closed', async ({
  relay,
  arrive,
}) => {
  const mira = await arrive('Mira');
  const noa = await arrive('Noa');
  const link = await mira.hasWorkspace('Mira & Robin');
  await addGoal(mira, 'Lead a team');
  await changeLink(mira);
  await mira.expectStored();
  const path = new URL(mira.page.url()).pathname;
  await mira.leave();
  await relay.stop();
  relay.wipe();
  await relay.start();
  await noa.page.goto(link);
  await expect(noa.page.getByText('The workspace hasn’t arrived here yet')).toBeVisible();
  await mira.returnTo(path);
  await expect(noa.page.getByText('This link no longer works')).toBeVisible({ timeout: 40_000 });
});

test('if the person you wanted to keep out has closed the room, a new link continues from what is here', async ({
  relay,
  arrive,
}) => {
  const mira = await arrive('Mira');
  const robin = await arrive('Robin');
  const link = await mira.hasWorkspace('Mira & Robin');
  await robin.isIn(link);
  await addGoal(mira, 'Lead a team');
  await openGoal(robin, 'Lead a team');
  const id = String((await mira.keptDocument()).getMap('meta').get('id'));
  const eve = await openForeignWorkspace(relay.url, { id, name: 'Mira & Robin' });
  await eve.closeRoomOf(link);
  for (const { page } of [mira, robin])
    await expect(page.getByText('Someone changed the link')).toBeVisible();
  await robin.page.goto(eve.writers);
  await expect(robin.page.getByText('the message left behind names this link')).toBeVisible();
  await expect(robin.page.getByRole('button', { name: 'Use this link' })).toBeDisabled();

  await mira.goTo('Settings');
  await expect(mira.page.getByText('Somebody has changed the link already')).toBeVisible();
  const newLink = await changeLink(mira);
  await robin.page.getByRole('button', { name: 'Keep the link I have' }).click();
  await openGoal(robin, 'Lead a team');
  await renameGoal(robin, 'Lead a project team');
  await takeNewLink(robin, newLink, await readCheckNumber(mira));
  await openGoal(mira, 'Lead a project team');
  await expectEqualReplicas(mira, robin);
  expect(eve.content()).not.toContain('Lead a');
  eve.close();
});
