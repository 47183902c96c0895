/**
 * Shows what a device survives: eviction by the browser, a tab that is killed, and losing the
 * device.
 */
import type { Page } from '@playwright/test';
import * as Y from 'yjs';
import { addGoal, expectGoalTitle, openGoal, renameGoal } from '../actions/goals.ts';
import { expect, test } from '../actions/journey.ts';
import { writeAtEnd } from '../actions/notes.ts';
import { expectEqualReplicas, type Person, STORED } from '../actions/person.ts';
import { writeStrangely } from '../actions/strange-client.ts';

/** `KILLS=20` kills more often, at other moments. */
const KILLS = Number(process.env['KILLS'] ?? 3);
const SEED = Number(process.env['SEED'] ?? Date.now() % 2 ** 31);

// Tabs are opened again and again.
test.describe.configure({ timeout: 120_000 });

/** Deletes what a browser deletes when space runs out, from a page that has none of it open. */
async function evictDatabases(person: Person): Promise<number> {
  await person.returnTo('/');
  return person.page.evaluate(async () => {
    const databases = await indexedDB.databases();
    for (const { name } of databases) {
      await new Promise<void>((resolve, reject) => {
        const request = indexedDB.deleteDatabase(name ?? '');
        request.onsuccess = () => {
          resolve();
        };
        request.onblocked = request.onerror = () => {
          reject(new Error(`${String(name)} is not deleted`));
        };
      });
    }
    return databases.length;
  });
}

const EVICTED = 'This browser has deleted what Cairn kept on this device';

test('F4: databases evicted while the app was closed are reported missing, and filled again from the relay', async ({
  arrive,
}) => {
  const mira = await arrive('Mira');
  const robin = await arrive('Robin');
  const link = await mira.hasWorkspace('Mira & Robin');
  await addGoal(mira, 'Lead a team');
  await writeAtEnd(await mira.notes('Notes'), 'Slow is good.');
  await mira.expectStored();
  await robin.isIn(link);
  await openGoal(robin, 'Lead a team');
  await expectEqualReplicas(mira, robin);
  const goal = new URL(mira.page.url()).pathname;
  const before = Y.encodeStateVector(await robin.keptDocument());

  await mira.leave();
  expect(await evictDatabases(mira)).toBeGreaterThan(1);
  await mira.page.goto(goal);
  await expect(mira.page.getByText(EVICTED)).toBeVisible();
  await expectGoalTitle(mira, 'Lead a team');
  await expect(await mira.notes('Notes')).toHaveText('Slow is good.');
  await mira.expectStored();
  await expectEqualReplicas(mira, robin);
  expect(Y.encodeStateVector(await robin.keptDocument()), 'nothing was pushed').toEqual(before);

  await renameGoal(mira, 'Lead a project team');
  await expectGoalTitle(robin, 'Lead a project team');
  await mira.page.reload();
  await expectGoalTitle(mira, 'Lead a project team');
  await expect(mira.page.getByText(EVICTED)).toBeHidden();
  await expectEqualReplicas(mira, robin);
});

test('F4: nobody who deletes what a workspace says of itself makes a device call its content lost', async ({
  arrive,
}) => {
  const mira = await arrive('Mira');
  const link = await mira.hasWorkspace('Mira & Robin');
  await addGoal(mira, 'Lead a team');
  await mira.expectStored();
  await writeStrangely(link, (doc) => {
    for (const field of [...doc.getMap('meta').keys()]) doc.getMap('meta').delete(field);
  });
  await expect.poll(async () => (await mira.keptDocument()).getMap('meta').size).toBe(0);
  await mira.page.reload();
  await expectGoalTitle(mira, 'Lead a team');
  await mira.expectStored();
  await expect(mira.page.getByText(EVICTED)).toBeHidden();
});

test('F4: what was evicted before it was sent is not called stored', async ({ arrive }) => {
  const mira = await arrive('Mira');
  const robin = await arrive('Robin');
  const link = await mira.hasWorkspace('Mira & Robin');
  await addGoal(mira, 'Lead a team');
  await mira.expectStored();
  await robin.isIn(link);
  const goal = new URL(mira.page.url()).pathname;
  await mira.goOffline();
  await renameGoal(mira, 'Lead a project team');
  await mira.expectSync('Offline: 1 change waiting');
  await mira.leave();
  await mira.comeBack();
  await evictDatabases(mira);
  await mira.page.goto(goal);
  await expect(mira.page.getByText(EVICTED)).toBeVisible();
  await expect(mira.page.getByText('1 change that hadn’t been sent is lost')).toBeVisible();
  await expectGoalTitle(mira, 'Lead a team');
  await mira.expectStored();
  await expectEqualReplicas(mira, robin);
});

/** Ends the tab's process; nothing in it runs any more, not even what happens on leaving. */
async function crash(page: Page): Promise<void> {
  const crashed = page.waitForEvent('crash');
  const session = await page.context().newCDPSession(page);
  // The page is gone, so nothing answers.
  session.send('Page.crash').catch(() => undefined);
  await crashed;
  await page.close();
}

for (const [how, end] of [
  ['killed', crash],
  ['closed without warning', (page: Page) => page.close({ runBeforeUnload: false })],
] as const) {
  test(`F5: a tab that is ${how} right after an edit leaves an intact document`, async ({
    arrive,
  }) => {
    const mira = await arrive('Mira');
    const robin = await arrive('Robin');
    const link = await mira.hasWorkspace('Mira & Robin');
    await addGoal(mira, 'Lead a team');
    await writeAtEnd(await mira.notes('Notes'), 'Kept.');
    await mira.expectStored();
    await robin.isIn(link);
    await openGoal(robin, 'Lead a team');
    const goal = new URL(mira.page.url()).pathname;
    let whole = 'Kept.';
    for (const word of [' One', ' Two', ' Three']) {
      await writeAtEnd(await mira.notes('Notes'), word);
      await end(mira.page);
      await mira.returnTo(goal);
      // A tab that dies within seconds of opening causes a question the next time.
      const asked = mira.page.getByRole('button', { name: 'Open as usual' });
      await expect(asked.or(mira.page.getByRole('textbox', { name: 'Notes' }))).toBeVisible();
      if (await asked.isVisible()) await asked.click();
      const notes = await mira.notes('Notes');
      // A stored space without its word doesn't matter.
      const read = async () => (await notes.innerText()).replace(/\s+/g, ' ').trimEnd();
      const text = await read();
      // With the edit, a beginning of it, or none of it; and with everything from before.
      expect(whole + word).toContain(text);
      expect(text).toContain(whole);
      await mira.expectStored();
      // The relay may have more of it than the tab had time to save.
      const fetched = await read();
      expect(whole + word).toContain(fetched);
      expect(fetched).toContain(text);
      whole = fetched;
    }
    await expect(await robin.notes('Notes')).toHaveText(whole);
    await expectEqualReplicas(mira, robin);
  });
}

/**
 * From now on, remembers the notes as they were whenever the sync line said that everything is
 * stored.
 */
function rememberStored(page: Page): Promise<void> {
  return page.evaluate((words) => {
    const stored = new RegExp(words);
    const look = () => {
      const says = [...document.querySelectorAll('button')].some(({ ariaLabel, textContent }) =>
        stored.test(ariaLabel ?? textContent.trim()),
      );
      const notes = document.querySelector('[contenteditable=true][aria-label=Notes]')?.textContent;
      if (says && notes !== undefined) document.documentElement.dataset['stored'] = notes;
    };
    new MutationObserver(() => setTimeout(look)).observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
    });
    look();
  }, STORED.source);
}

test('F16: what the sync line called stored survives kill -9 in mid-sentence and the loss of the device', async ({
  relay,
  arrive,
}) => {
  test.setTimeout(60_000 + KILLS * 20_000);
  process.stdout.write(`F16: SEED=${String(SEED)}\n`);
  const first = await arrive('Mira');
  const link = await first.hasWorkspace('Mira & Robin');
  await addGoal(first, 'Lead a team');
  await writeAtEnd(await first.notes('Notes'), 'Begin.');
  await first.expectStored();
  let writer = first;
  let moment = SEED;
  for (let kill = 1; kill <= KILLS; kill += 1) {
    writer.expectLostRelay();
    const notes = await writer.notes('Notes');
    await rememberStored(writer.page);
    moment = (moment * 48_271) % 2_147_483_647;
    // Pauses let some of it be stored; the kill can come at any point.
    await writeAtEnd(notes, ` Sentence ${String(kill)}`);
    await expect
      .poll(() => writer.page.evaluate(() => document.documentElement.dataset['stored']))
      .toContain(`Sentence ${String(kill)}`);
    const typing = notes.pressSequentially(' and on and on and on and on', { delay: 60 });
    await writer.page.waitForTimeout(moment % 1_500);
    await relay.stop('SIGKILL');
    await typing;
    const stored = await writer.page.evaluate(() => document.documentElement.dataset['stored']);
    await writer.context.close();

    await relay.start();
    const next = await arrive(`Newcomer ${String(kill)}`);
    await next.join(link);
    await openGoal(next, 'Lead a team');
    const found = await next.notes('Notes');
    await expect(found).toContainText(stored ?? 'something stored');
    await next.expectStored();
    writer = next;
  }
});
