/** Shows that any number of tabs of one device can edit the same things, and nothing is lost. */
import { addGoal, expectGoalTitle, openGoal, renameGoal } from '../actions/goals.ts';
import { expect, test } from '../actions/journey.ts';
import { writeAtEnd } from '../actions/notes.ts';
import { expectEqualReplicas, Person } from '../actions/person.ts';
import { fillMailbox } from '../actions/strange-client.ts';

test('F7: five tabs edit one goal offline, and reconnect while the mailbox is compacted', async ({
  arrive,
}) => {
  // Six pages at once on two cores.
  test.setTimeout(300_000);
  const mira = await arrive('Mira');
  const robin = await arrive('Robin');
  const link = await mira.hasWorkspace('Mira & Robin');
  await addGoal(mira, 'Lead a team');
  await writeAtEnd(await mira.notes('Notes'), 'Begin.');
  await mira.expectStored();
  await robin.isIn(link);
  await openGoal(robin, 'Lead a team');
  const goal = new URL(mira.page.url()).pathname;
  const tabs = [mira];
  while (tabs.length < 5) tabs.push(await mira.inAnotherTab(goal));
  for (const tab of tabs) await expect(await tab.notes('Notes')).toHaveText('Begin.');

  await mira.goOffline();
  for (const [index, tab] of tabs.entries()) {
    const notes = await tab.notes('Notes');
    // They share the document without a network.
    if (index > 0) await expect(notes).toContainText(`Tab ${String(index - 1)}.`);
    await writeAtEnd(notes, ` Tab ${String(index)}.`);
    await renameGoal(tab, `Lead a team, ${String(index)}`);
  }
  // Longer than a mailbox may be: the next to see it compacts it, and all five arrive at once.
  await fillMailbox(link, 320);
  await writeAtEnd(await robin.notes('Notes'), ' Robin meanwhile.');
  await mira.comeBack();

  for (const person of [...tabs, robin]) {
    const notes = await person.notes('Notes');
    for (const words of ['Begin.', ...tabs.map((_, index) => `Tab ${String(index)}.`), 'Robin']) {
      await expect(notes).toContainText(words);
    }
    await expectGoalTitle(person, 'Lead a team, 4');
    await person.expectStored();
  }
  const texts = await Promise.all(
    [...tabs, robin].map(async (person) => (await person.notes('Notes')).textContent()),
  );
  expect([...new Set(texts)], 'everyone reads the same').toHaveLength(1);
  await expectEqualReplicas(mira, robin);

  // The compacted mailbox is enough for a newcomer who has nothing.
  const newcomer = await arrive('Ada');
  await newcomer.join(link);
  await openGoal(newcomer, 'Lead a team, 4');
  await expect(await newcomer.notes('Notes')).toHaveText(texts[0] ?? '');
  await newcomer.expectStored();
  await expectEqualReplicas(newcomer, mira);
});

test('F10: a duplicated tab and its original both edit, and both edits are kept', async ({
  arrive,
}) => {
  const mira = await arrive('Mira');
  const robin = await arrive('Robin');
  const link = await mira.hasWorkspace('Mira & Robin');
  await addGoal(mira, 'Lead a team');
  await writeAtEnd(await mira.notes('Notes'), 'Begin.');
  await robin.isIn(link);
  await openGoal(robin, 'Lead a team');

  // As "Duplicate tab" does: the same address, and a copy of the session storage.
  await mira.page.evaluate(() => sessionStorage.setItem('cloned', 'yes'));
  const stored = await mira.page.evaluate(() => Object.entries(sessionStorage));
  const page = await mira.context.newPage();
  await page.addInitScript((entries: [string, string][]) => {
    if (sessionStorage.length === 0) {
      for (const [key, value] of entries) sessionStorage.setItem(key, value);
    }
  }, stored);
  const twin = new Person('Mira', mira.context, page);
  twin.expectLostRelay();
  await page.goto(mira.page.url());
  expect(await page.evaluate(() => sessionStorage.getItem('cloned'))).toBe('yes');
  await expectGoalTitle(twin, 'Lead a team');

  await mira.goOffline();
  await writeAtEnd(await mira.notes('Notes'), ' Original.');
  await writeAtEnd(await twin.notes('Notes'), ' Twin.');
  await renameGoal(twin, 'Lead a project team');
  await mira.comeBack();
  await writeAtEnd(await mira.notes('Notes'), ' Original again.');
  await twin.page.getByRole('button', { name: /^Status: / }).click();
  await twin.page.getByRole('menuitemcheckbox', { name: 'On track' }).click();

  for (const person of [mira, twin, robin]) {
    await expectGoalTitle(person, 'Lead a project team');
    const notes = await person.notes('Notes');
    for (const words of ['Begin.', 'Original.', 'Twin.', 'Original again.']) {
      await expect(notes).toContainText(words);
    }
    await expect(person.page.getByRole('button', { name: 'Status: On track' })).toBeVisible();
    await person.expectStored();
  }
  await expectEqualReplicas(mira, robin);
  expect(twin.complaints()).toEqual([]);
});
