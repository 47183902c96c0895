/** Shows that a link made to take over a workspace changes nothing and is given nothing (F28). */
import {
  keptEntries,
  listenInRoom,
  openForeignPage,
  openForeignWorkspace,
} from '../actions/foreign-links.ts';
import { addGoal } from '../actions/goals.ts';
import { expect, test } from '../actions/journey.ts';
import type { Person } from '../actions/person.ts';

/**
 * A request with an empty state vector: the only thing that someone who is just looking may send.
 */
const ASKS_FOR_ALL = Buffer.from([0, 0, 1, 0]);

async function idOf(person: Person): Promise<string> {
  return String((await person.keptDocument()).getMap('meta').get('id'));
}

const KINDS = [
  {
    what: 'an unknown workspace',
    claims: 'at no time',
    link: 'writers',
    heading: 'Somebody else’s',
  },
  {
    what: 'one that claims to be ours',
    claims: 'from the start',
    link: 'writers',
    heading: 'Is this the new link to “Mira & Robin”?',
  },
  {
    what: 'one that claims to be ours, for observers',
    claims: 'from the start',
    link: 'observers',
    heading: 'This link gives read-only access',
  },
  {
    what: 'one that later claims to be ours',
    claims: 'later',
    link: 'writers',
    heading: 'Is this the new link to “Mira & Robin”?',
  },
] as const;

for (const { what, claims, link, heading } of KINDS) {
  test(`F28 a page that redirects to a link to ${what} changes nothing and is sent nothing`, async ({
    relay,
    arrive,
  }) => {
    const mira = await arrive('Mira');
    await mira.hasWorkspace('Mira & Robin');
    await addGoal(mira, 'Lead a team');
    await mira.expectStored();
    const id = await idOf(mira);
    const eve = await openForeignWorkspace(relay.url, {
      id: claims === 'from the start' ? id : 'eves-own-workspace',
      name: 'Somebody else’s',
    });
    const before = await keptEntries(mira);
    const heard = await listenInRoom(mira, eve.room);
    const foreign = await openForeignPage();

    await mira.page.goto(foreign.leadingTo(eve[link]));
    if (claims === 'later') {
      await expect(mira.page.getByRole('heading', { name: 'Somebody else’s' })).toBeVisible();
      eve.claim(id);
    }
    await expect(mira.page.getByRole('heading', { name: heading })).toBeVisible();
    expect(mira.page.url()).not.toContain('#');
    expect(await keptEntries(mira)).toEqual(before);
    expect(heard.credentials).toEqual([expect.stringMatching(/cairn\.read\./)]);
    expect(heard.frames).toEqual([ASKS_FOR_ALL]);
    expect(eve.visitors()).toBe(0);
    expect(eve.content()).not.toContain('Lead a team');

    if (claims === 'from the start') {
      await mira.page.getByRole('button', { name: /^(Keep the link I have|Open the)/ }).click();
      await mira.expectInside();
      await mira.expectStored();
      expect(await keptEntries(mira)).toEqual(before);
    }
    foreign.close();
    eve.close();
  });
}

test('F28 a workspace you joined that later claims to be another of yours stays what it was', async ({
  relay,
  arrive,
}) => {
  const mira = await arrive('Mira');
  await mira.hasWorkspace('Mira & Robin');
  await addGoal(mira, 'Lead a team');
  const ours = mira.workspaceKey;
  const id = await idOf(mira);
  const eve = await openForeignWorkspace(relay.url, { id: 'eves-own', name: 'Book club' });
  await mira.page.goto(eve.writers);
  await mira.page.getByLabel('Your name').fill('Mira');
  await mira.page.getByRole('button', { name: 'Join', exact: true }).click();
  await mira.expectInside();
  expect(mira.workspaceKey).not.toBe(ours);
  eve.claim(id);
  await expect(
    mira.page.getByText('Somebody has changed this workspace’s internal ID'),
  ).toBeVisible();
  const entries = await keptEntries(mira);
  expect(entries.map(({ workspace }) => workspace).sort()).toEqual(['eves-own', id].sort());
  await mira.page.goto(`/w/${ours}/goals`);
  await expect(mira.page.getByText('Lead a team').first()).toBeVisible();
  expect(eve.content()).not.toContain('Lead a team');
  eve.close();
});

test('F28 a foreign link in the fragment of an open page, or in a second tab, asks as well', async ({
  relay,
  arrive,
}) => {
  const mira = await arrive('Mira');
  await mira.hasWorkspace('Mira & Robin');
  await addGoal(mira, 'Lead a team');
  await mira.expectStored();
  const eve = await openForeignWorkspace(relay.url, { id: await idOf(mira), name: 'Trap' });
  const before = await keptEntries(mira);
  const tab = await mira.openTab('/join');
  await tab.evaluate((hash) => {
    location.hash = hash;
  }, new URL(eve.writers).hash);
  const question = tab.getByRole('heading', { name: /^Is this the new link to/ });
  await expect(question).toBeVisible();
  expect(tab.url()).not.toContain('#');
  await expect(tab.getByRole('button', { name: 'Use this link' })).toBeDisabled();
  await tab.reload();
  await expect(question).toBeVisible();
  expect(await keptEntries(mira)).toEqual(before);
  await mira.expectStored();
  expect(eve.visitors()).toBe(0);
  eve.close();
});
