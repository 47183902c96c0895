/** Shows that a link's secret stays on this device, and that a person can have several devices. */
import { expect, test } from '../actions/journey.ts';
import { expectEqualReplicas } from '../actions/person.ts';

declare global {
  interface Window {
    /** The address's fragment each time the page came to something that loads. */
    fragments?: string[];
  }
}

test('the secret leaves the address bar before anything else loads, and is in no request', async ({
  arrive,
}) => {
  const mira = await arrive('Mira');
  const robin = await arrive('Robin');
  const link = await mira.startWorkspace('Mira & Robin');
  const secret = /#w\.(.+)$/.exec(link)?.[1] ?? '';
  expect(secret.length).toBeGreaterThan(40);
  await mira.expectStored();

  const asked: string[] = [];
  robin.context.on('request', (request) => {
    asked.push(`${request.url().replace(link, '')} ${request.headers()['referer'] ?? ''}`);
  });
  robin.page.on('websocket', (socket) => asked.push(socket.url()));
  await robin.page.addInitScript(() => {
    const fragments: string[] = [];
    window.fragments = fragments;
    new MutationObserver((records) => {
      for (const node of records.flatMap(({ addedNodes }) => [...addedNodes])) {
        const loads = node instanceof HTMLScriptElement || node instanceof HTMLLinkElement;
        if (loads && !(node instanceof HTMLScriptElement && node.src.endsWith('/boot.js'))) {
          fragments.push(location.hash);
        }
      }
    }).observe(document, { childList: true, subtree: true });
  });
  await robin.page.goto(link);
  await expect(robin.page.getByRole('heading', { name: 'Mira & Robin' })).toBeVisible();
  const fragments = await robin.page.evaluate(() => window.fragments ?? []);
  expect(fragments.length).toBeGreaterThan(0);
  expect(fragments.filter((fragment) => fragment !== '')).toEqual([]);
  expect(robin.page.url()).not.toContain('#');

  await robin.join(link);
  await robin.expectStored();
  expect(asked.length).toBeGreaterThan(0);
  expect(asked.filter((line) => line.includes(secret))).toEqual([]);
  await expectEqualReplicas(mira, robin);
});

test('on a second device you join as the same person, and a known link leads straight in', async ({
  arrive,
}) => {
  const mira = await arrive('Mira');
  const phone = await arrive('Mira', { viewport: { width: 390, height: 844 } });
  const link = await mira.startWorkspace('Mira & Robin', 'mentee');
  await phone.page.goto(link);
  await expect(phone.page.getByRole('heading', { name: 'Who are you?' })).toBeVisible();
  await phone.page.getByRole('button', { name: 'Mira' }).click();
  await phone.expectInside();
  await expect(phone.page.getByRole('heading', { level: 1 })).toContainText(', Mira');
  await expectEqualReplicas(mira, phone);
  expect((await phone.keptDocument()).getMap('people').size).toBe(1);

  const { workspaceKey } = phone;
  await phone.page.goto(link);
  await phone.expectInside();
  expect(phone.workspaceKey).toBe(workspaceKey);
});

test('typing the name of someone who is already here asks whether you are that person', async ({
  arrive,
}) => {
  const mira = await arrive('Mira');
  const phone = await arrive('Mira');
  const namesake = await arrive('Mira');
  const link = await mira.startWorkspace('Mira & Robin', 'mentee');
  for (const newcomer of [phone, namesake]) {
    const { page } = newcomer;
    await page.goto(link);
    await expect(page.getByText('You’d share this workspace with Mira.')).toBeVisible();
    await page.getByRole('button', { name: 'Someone new' }).click();
    await expect(page.getByRole('radio', { name: /mentor/i })).toBeChecked();
    await page.getByLabel('Your name').fill(' mira');
    await page.getByRole('button', { name: 'Join', exact: true }).click();
    await expect(page.getByText('Are you this Mira?')).toBeVisible();
  }
  await phone.page.getByRole('button', { name: 'Yes, that’s me' }).click();
  await phone.expectInside();
  expect((await phone.keptDocument()).getMap('people').size).toBe(1);
  await namesake.page.getByRole('button', { name: 'No, I’m someone else' }).click();
  await namesake.expectInside();
  expect((await namesake.keptDocument()).getMap('people').size).toBe(2);
});
