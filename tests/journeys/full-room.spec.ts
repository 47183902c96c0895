/**
 * Shows that a room somebody has filled says so, and with what, and that changing the link leaves
 * it behind.
 */
import { ENTRIES } from '@cairn/sealed';
import { randomBytes } from 'node:crypto';
import { addGoal, renameGoal } from '../actions/goals.ts';
import { expect, test } from '../actions/journey.ts';
import { openStrangeClient } from '../actions/strange-client.ts';

// This relay's rooms hold a few hundred kilobytes.
test.use({ ownRelay: { env: { LIMIT_ROOM_BYTES: '300000' } } });

test('F35: a full room says so, and with what, and changing the link leaves the rubbish behind', async ({
  arrive,
}) => {
  const mira = await arrive('Mira');
  const link = await mira.hasWorkspace('Mira & Robin');
  await addGoal(mira, 'Lead a team');
  await mira.expectStored();
  const stranger = openStrangeClient(link);
  await expect.poll(() => stranger.provider.synced).toBe(true);
  const entries = stranger.outer.getArray(ENTRIES);
  for (let sent = 0; sent < 29; sent += 1) entries.push([new Uint8Array(randomBytes(10_000))]);
  await expect.poll(() => stranger.isStored()).toBe(true);
  await renameGoal(mira, `Lead a project team ${'and learn from it '.repeat(600)}`);
  await mira.expectSync('This workspace’s space on the relay is full');
  const { page } = mira;
  await expect(page.getByText(/0\.3 MB of it can’t be opened/).first()).toBeVisible();
  stranger.close();

  await page.getByRole('link', { name: 'Change the link' }).first().click();
  await page.getByRole('button', { name: 'Change the link' }).first().click();
  await page.getByRole('dialog').getByRole('button', { name: 'Change the link' }).click();
  await mira.expectStored();
  await expect(page.getByText('This workspace’s space on the relay is full')).toHaveCount(0);
});
