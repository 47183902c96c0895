/**
 * Shows that a link or address that leads nowhere says so in a sentence, and that the app stops
 * asking.
 */
import { addGoal } from '../actions/goals.ts';
import { expect, test } from '../actions/journey.ts';

const NOBODYS = `w.${'A'.repeat(43)}`;

test('a malformed, cut or newer link is refused, each with its own explanation', async ({
  arrive,
}) => {
  const { page } = await arrive('Noa');
  const sentences = [
    ['', 'There’s no link here yet'],
    ['Lunch on Friday?', 'This isn’t an invite link'],
    [`https://cairn.example/join#${NOBODYS.slice(0, 30)}`, 'The end of this link is missing'],
    [`https://cairn.example/join#z.${'A'.repeat(43)}`, 'doesn’t recognise this kind of link'],
    [`https://cairn.example/join#r.${'A'.repeat(43)}`, 'The end of this link is missing'],
  ] as const;
  await page.goto('/');
  await page.getByRole('button', { name: 'Join with a link' }).click();
  for (const [text, sentence] of sentences) {
    await page.getByLabel('Invite link').fill(text);
    await page.getByRole('button', { name: 'Continue' }).click();
    await expect(page.getByText(sentence)).toBeVisible();
  }
  for (const [text, sentence] of sentences.slice(2)) {
    await page.goto('/');
    await page.goto(`/join#${text.split('#')[1] ?? ''}`);
    await expect(page.getByRole('heading', { name: 'This link doesn’t work' })).toBeVisible();
    await expect(page.getByText(sentence)).toBeVisible();
    expect(page.url()).not.toContain('#');
  }
});

test('a link to an empty room and an address of another device explain themselves and offer a way on', async ({
  arrive,
}) => {
  const { page } = await arrive('Noa');
  await page.goto(`/join#${NOBODYS}`);
  await expect(page.getByText('The workspace hasn’t arrived here yet')).toBeVisible();
  await page.goto('/w/unknownkey/goals');
  await expect(
    page.getByRole('heading', { name: 'This workspace isn’t on this device' }),
  ).toBeVisible();
  await page.getByRole('link', { name: 'Go to your workspaces' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Cairn' })).toBeVisible();
});

test('an address that leads nowhere says so, outside a workspace and inside one', async ({
  arrive,
}) => {
  const mira = await arrive('Mira');
  const nothing = mira.page.getByRole('heading', { name: 'There’s nothing at this address' });
  await mira.page.goto('/nowhere');
  await expect(nothing).toBeVisible();
  await mira.hasWorkspace('Mira & Robin');
  await mira.page.goto(`/w/${mira.workspaceKey}/nowhere`);
  await expect(nothing).toBeVisible();
});

test('a workspace this device has never seen says, without a network, that it has to be reached first', async ({
  arrive,
}) => {
  const mira = await arrive('Mira');
  const noa = await arrive('Noa');
  const link = await mira.hasWorkspace('Mira & Robin');
  await noa.page.goto('/');
  await noa.goOffline();
  await noa.page.goto(link);
  await expect(noa.page.getByText('The relay can’t be reached')).toBeVisible();
  await noa.comeBack();
  await expect(noa.page.getByRole('heading', { name: 'Mira & Robin' })).toBeVisible();
});

test('a credential that the relay refuses is tried once, explained, and the device goes on working', async ({
  arrive,
}) => {
  const mira = await arrive('Mira');
  let asked = 0;
  await mira.page.routeWebSocket(/\/sync\//, async (socket) => {
    asked += 1;
    await socket.close({ code: 4401, reason: 'mismatch' });
  });
  await mira.startWorkspace('Mira & Robin');
  await expect(mira.page.getByText('This link no longer works')).toBeVisible();
  await mira.expectSync('The relay doesn’t accept this link');
  await addGoal(mira, 'Lead a team');
  await expect(await mira.notes('Notes')).toBeVisible();
  await mira.expectSync('The relay doesn’t accept this link');
  // Once by the page that creates it and once by the workspace itself.
  expect(asked).toBe(2);
});
