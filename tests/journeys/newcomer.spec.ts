/**
 * Shows that you can look around the whole example and delete it, and that nothing of it ever
 * leaves the device.
 */
import { expect, test } from '../actions/journey.ts';

test('you can look around the example, which never contacts the relay, and delete it', async ({
  arrive,
}) => {
  const visitor = await arrive('Noa');
  const { page } = visitor;
  const sockets: string[] = [];
  page.on('websocket', (socket) => sockets.push(socket.url()));
  await page.goto('/');
  await page.getByRole('button', { name: 'Look around an example' }).click();
  await visitor.expectInside();
  await expect(
    page.getByRole('region', { name: 'This week' }).getByRole('checkbox'),
  ).not.toHaveCount(0);
  await expect(page.getByRole('article', { name: 'Waiting for you' })).toBeVisible();
  await visitor.expectSync('Saved on this device');

  await visitor.goTo('Goals');
  await page.getByRole('list', { name: 'Short-term goals' }).getByRole('link').first().click();
  await expect(await visitor.notes('Notes')).not.toBeEmpty();
  await expect(page.getByRole('list', { name: 'Steps' }).getByRole('checkbox')).not.toHaveCount(0);
  await visitor.goTo('Meetings');
  await page
    .getByRole('region', { name: 'Past' })
    .getByRole('link', { name: /^Check-in 8/ })
    .click();
  await expect(await visitor.notes('Notes')).not.toBeEmpty();
  await expect(page.getByRole('list', { name: 'Agenda' }).getByRole('checkbox')).not.toHaveCount(0);
  await visitor.goTo('Feedback');
  await expect(page.getByRole('main').getByRole('article')).not.toHaveCount(0);
  await visitor.goTo('Bin');
  await visitor.goTo('Settings');
  await expect(page.getByText('nobody can be invited to it')).toBeVisible();

  await page.getByRole('button', { name: 'Throw the example away' }).click();
  const dialog = page.getByRole('dialog', { name: 'Throw the example away?' });
  await dialog.getByRole('button', { name: 'Throw the example away' }).click();
  await expect(page.getByText('The example is gone.')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1, name: 'Cairn' })).toBeVisible();
  const left = await page.evaluate(async () =>
    (await indexedDB.databases()).map(({ name }) => name),
  );
  expect(left).toEqual([]);
  expect(sockets).toEqual([]);
});
