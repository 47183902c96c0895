/**
 * Shows that a link mangled by email or chat is understood, and that you are told if a server has
 * seen its secret (F38).
 */
import { expect, test } from '../actions/journey.ts';
import { pressChangeLink } from '../actions/links.ts';

test('F38 a mangled link that is pasted leads in, and says which service has seen it', async ({
  arrive,
}) => {
  const mira = await arrive('Mira');
  const { page } = await arrive('Robin');
  const link = await mira.hasWorkspace('Mira & Robin');
  await mira.expectStored();
  const found = page.getByRole('heading', { name: 'Mira & Robin' });
  const seen = page.getByText(/^This link has been seen by/);
  const pasted = [
    ['within a sentence', `Here you go: ${link}. See you there!`, null],
    ['broken by a line', `<${link.slice(0, -20)}\n> ${link.slice(-20)}>`, null],
    ['followed by another line', `${link}\ncontinued on the next line`, null],
    ['with invisible characters', link.replaceAll('/', '/\u200B'), null],
    ['with %23', link.replace('#', '%23'), null],
    [
      'wrapped in a redirect',
      `https://redirect.example/?url=${encodeURIComponent(link)}&data=1`,
      'redirect.example',
    ],
  ] as const;
  for (const [how, text, seenBy] of pasted) {
    await page.goto('/');
    await page.getByRole('button', { name: 'Join with a link' }).click();
    await page.getByLabel('Invite link').fill(text);
    await page.getByRole('button', { name: 'Continue' }).click();
    await expect(found, how).toBeVisible();
    if (seenBy === null) await expect(seen, how).toHaveCount(0);
    else await expect(seen, how).toHaveText(`This link has been seen by ${seenBy}`);
  }
});

test('F38 a secret that came in the path or the query leaves the address bar, is reported as seen, and the link can be changed with one click', async ({
  relay,
  arrive,
}) => {
  const mira = await arrive('Mira');
  const robin = await arrive('Robin');
  const link = await mira.hasWorkspace('Mira & Robin');
  await mira.expectStored();
  const secret = link.slice(link.indexOf('w.'));
  const { page } = robin;
  const { host } = new URL(relay.url);
  const addresses = [
    `/join%23${secret}`,
    `/join/%23${secret}`,
    `/join%2523${secret}`,
    `/join/${secret}`,
    `/join?${secret}`,
    `/join?from=mail&to=${secret}`,
  ];
  for (const address of addresses) {
    await page.goto('/');
    await page.goto(address);
    await expect(page.getByRole('heading', { name: 'Mira & Robin' }), address).toBeVisible();
    expect(page.url(), address).toBe(`${relay.url}/join`);
    await expect(page.getByText(`This link has been seen by ${host}`), address).toBeVisible();
  }
  await page.getByRole('button', { name: 'Someone new' }).click();
  await page.getByLabel('Your name').fill('Robin');
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  await robin.expectInside();
  await robin.expectStored();
  const banner = page.getByText(`This link has been seen by ${host}`);
  await expect(banner).toBeVisible();
  await page.getByRole('link', { name: 'Change the link' }).click();
  await pressChangeLink(robin);
  await expect(page.getByText('Link changed.')).toBeVisible();
  await expect(banner).toBeHidden();
  await expect(mira.page.getByText('Robin changed the link')).toBeVisible();
});
