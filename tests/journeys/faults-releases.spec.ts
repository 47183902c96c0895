/**
 * Shows that nobody loses their writing to a new release, a missing part of it, or having no
 * network.
 */
import type { Page } from '@playwright/test';
import { addGoal, expectGoalTitle, openGoal, renameGoal } from '../actions/goals.ts';
import { expect, test as journey } from '../actions/journey.ts';
import { writeAtEnd } from '../actions/notes.ts';
import type { Person } from '../actions/person.ts';
import { type Release, RELEASE_OF_PAGE, unpackRelease } from '../actions/release.ts';

const test = journey.extend<{ release: Release }>({
  release: async ({}, use) => {
    const release = unpackRelease();
    await use(release);
    release.remove();
  },
  ownRelay: async ({ release }, use) => use({ webDir: release.folder }),
});

test.use({ opensOffline: true });

/** As on a first visit, or in a private window. */
async function withoutServiceWorker({ context }: Person): Promise<void> {
  await context.addInitScript(() => {
    Reflect.deleteProperty(Navigator.prototype, 'serviceWorker');
  });
}

// Unpacking and deploying a release takes a while next to everything else that is running.
test.describe.configure({ timeout: 120_000 });

const releaseOf = (page: Page) => page.evaluate(RELEASE_OF_PAGE);

test('F8: a release that arrives while you edit waits; the tab goes on working, and the next visit has the new one', async ({
  arrive,
  release,
}) => {
  const mira = await arrive('Mira');
  const robin = await arrive('Robin');
  const link = await mira.startWorkspace('Mira & Robin');
  await addGoal(mira, 'Lead a team');
  await mira.canOpenOffline();
  const goal = new URL(mira.page.url()).pathname;
  // From here on the tab is served by the device's copy of its own release.
  await mira.page.reload();
  const former = await releaseOf(mira.page);
  await writeAtEnd(await mira.notes('Notes'), 'Before the release');

  release.deployNext();
  await mira.page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update();
  });
  await expect
    .poll(
      () => mira.page.evaluate(async () => (await navigator.serviceWorker.ready).waiting !== null),
      { timeout: 30_000 },
    )
    .toBe(true);
  await writeAtEnd(await mira.notes('Notes'), ', and in the middle of it.');
  await robin.join(link);
  expect(await releaseOf(robin.page)).not.toBe(former);

  // Pages that this tab hasn't opened before, whose scripts the server no longer has.
  for (const place of ['Meetings', 'Feedback', 'Bin', 'Settings']) await mira.goTo(place);
  expect(await releaseOf(mira.page)).toBe(former);
  await openGoal(mira, 'Lead a team');
  const whole = 'Before the release, and in the middle of it.';
  await expect(await mira.notes('Notes')).toHaveText(whole);
  await mira.expectStored();

  await mira.leave();
  await mira.returnTo(goal);
  await expect(await mira.notes('Notes')).toHaveText(whole);
  await expect.poll(() => releaseOf(mira.page)).not.toBe(former);
  await openGoal(robin, 'Lead a team');
  await expect(await robin.notes('Notes')).toHaveText(whole);
});

test('F9: with no network the app still opens, on any of its pages', async ({ relay, arrive }) => {
  const mira = await arrive('Mira');
  await mira.startWorkspace('Mira & Robin');
  await addGoal(mira, 'Lead a team');
  await mira.expectStored();
  await mira.canOpenOffline();
  const goal = new URL(mira.page.url()).pathname;
  await mira.leave();
  mira.expectLostRelay();
  await relay.stop();
  await mira.context.setOffline(true);
  await mira.returnTo(goal);
  await expectGoalTitle(mira, 'Lead a team');
  await renameGoal(mira, 'Lead a project team');
  await mira.expectSync('Offline: 1 change waiting');
  for (const place of ['Meetings', 'Feedback', 'Bin', 'Settings', 'Today']) {
    await mira.goTo(place);
  }
});

test('F9: if a script is missing after a release, the page says so and nothing is lost', async ({
  arrive,
}) => {
  const mira = await arrive('Mira');
  await withoutServiceWorker(mira);
  mira.expectMissingFiles();
  await mira.startWorkspace('Mira & Robin');
  await addGoal(mira, 'Lead a team');
  await writeAtEnd(await mira.notes('Notes'), 'Written before.');
  const loaded = await mira.page.evaluate(() =>
    performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname),
  );
  const isLater = ({ pathname }: URL) =>
    pathname.startsWith('/_app/immutable/') &&
    pathname.endsWith('.js') &&
    !loaded.includes(pathname);
  // The error page's script is loaded with every page; all that would load later is gone.
  await mira.page.route(isLater, async (route) => {
    const isErrorPage = /\/nodes\/1\./.test(route.request().url());
    await (isErrorPage ? route.continue() : route.fulfill({ status: 404, body: 'Not found' }));
  });
  await mira.page.getByRole('link', { name: 'Meetings' }).first().click();
  await expect(
    mira.page.getByRole('heading', { name: 'Something went wrong on this page' }),
  ).toBeVisible();
  await expect(mira.page.getByText('is kept on this device')).toBeVisible();

  await mira.page.unroute(isLater);
  await mira.page.getByRole('button', { name: 'Open it again' }).click();
  await expect(mira.page.getByRole('heading', { level: 1, name: 'Meetings' })).toBeVisible();
  await openGoal(mira, 'Lead a team');
  await expect(await mira.notes('Notes')).toHaveText('Written before.');
  await mira.expectStored();
});

test('F9: without a service worker, a tab of the previous release switches to the new one at the next page', async ({
  arrive,
  release,
}) => {
  const mira = await arrive('Mira');
  await withoutServiceWorker(mira);
  mira.expectMissingFiles();
  await mira.startWorkspace('Mira & Robin');
  await addGoal(mira, 'Lead a team');
  await writeAtEnd(await mira.notes('Notes'), 'Written before.');
  const former = await releaseOf(mira.page);
  release.deployNext();
  await mira.goTo('Meetings');
  expect(await releaseOf(mira.page)).not.toBe(former);
  await openGoal(mira, 'Lead a team');
  await expect(await mira.notes('Notes')).toHaveText('Written before.');
  await mira.expectStored();
});
