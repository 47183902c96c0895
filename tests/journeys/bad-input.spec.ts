/**
 * Shows that damaged, newer, huge and hostile content doesn't stop the app, isn't lost and is never
 * run.
 */
import { encodeCopy } from '@cairn/model/transfer';
import * as Y from 'yjs';
import { keptEntries } from '../actions/foreign-links.ts';
import { addGoal, expectGoalTitle, openGoal, renameGoal } from '../actions/goals.ts';
import { expect, test } from '../actions/journey.ts';
import { changeLink } from '../actions/links.ts';
import { expectEqualReplicas } from '../actions/person.ts';
import { writeStrangely } from '../actions/strange-client.ts';

test('records that do not parse are set aside, and everything else still works', async ({
  arrive,
}) => {
  const mira = await arrive('Mira');
  const link = await mira.hasWorkspace('Mira & Robin');
  await addGoal(mira, 'Lead a team');
  await mira.expectStored();
  await writeStrangely(link, (doc) => {
    for (const root of ['people', 'goals', 'tasks', 'threads', 'meetings', 'agendaItems']) {
      doc.getMap(root).set('damagedRecord001', 'not a record');
      doc.getMap(root).set('damagedRecord002', new Y.Map([['title', 7]]));
    }
    doc.getMap('messages').set('damagedRecord003', [1, 2, 3]);
  });
  await expect
    .poll(async () => (await mira.keptDocument()).getMap('messages').has('damagedRecord003'))
    .toBe(true);
  for (const place of ['Today', 'Goals', 'Meetings', 'Feedback', 'Bin', 'Settings']) {
    await mira.goTo(place);
  }
  await openGoal(mira, 'Lead a team');
  await renameGoal(mira, 'Lead a project team');
  await mira.page.reload();
  await expectGoalTitle(mira, 'Lead a project team');
  expect((await mira.keptDocument()).getMap('goals').size).toBe(3);
});

test('a thread’s history can be read whatever a writer has put into it', async ({ arrive }) => {
  const mira = await arrive('Mira');
  const link = await mira.hasWorkspace('Mira & Robin');
  await mira.expectStored();
  await writeStrangely(link, (doc) => {
    const thread = new Y.Map<unknown>(Object.entries({ kind: 'comment', createdBy: 'robin' }));
    // The same count twice, as of one person on two devices, and times that no clock shows.
    thread.set('state:2027-01-01.robin', '1,open,1,0 1,answered,9000000000000000,0');
    thread.set('state:2027-01-02.robin', '1,resolved,1,0');
    doc.getMap('threads').set('oddThread', thread);
    const message = { thread: 'oddThread', body: 'A word on the side', createdBy: 'robin' };
    doc.getMap('messages').set('oddMessage', message);
  });
  await mira.goTo('Feedback');
  const { page } = mira;
  await page.getByRole('main').getByRole('link', { name: /^All/ }).click();
  const card = page.getByRole('article').filter({ hasText: 'A word on the side' });
  await card.getByText('History').click();
  await expect(card.getByRole('list', { name: 'History' }).getByRole('listitem')).toHaveCount(2);
});

test('a document of a newer version can be read, says why it can’t be changed, and is not changed', async ({
  arrive,
}) => {
  const mira = await arrive('Mira');
  const link = await mira.hasWorkspace('Mira & Robin');
  await addGoal(mira, 'Lead a team');
  await (await mira.notes('Notes')).pressSequentially('Still readable.');
  await mira.expectStored();
  await writeStrangely(link, (doc) => doc.getMap('meta').set('schemaVersion', 2));

  const { page } = mira;
  await expect(page.getByText('You have read-only access for now')).toBeVisible();
  await expect(page.getByText('Still readable.')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Notes' })).toHaveCount(0);
  await expect(page.getByRole('textbox', { name: 'Title' })).not.toBeEditable();
  await expect(page.getByRole('textbox', { name: 'Add a step' })).toBeHidden();
  const before = Y.encodeStateVector(await mira.keptDocument());
  await mira.goTo('Goals');
  await page.keyboard.press('Control+z');
  await page.reload();
  await expect(page.getByText('You have read-only access for now')).toBeVisible();
  expect(Y.encodeStateVector(await mira.keptDocument())).toEqual(before);
});

test('where somebody has set a newer version on purpose, the link can still be changed, and a fresh copy can be written in', async ({
  arrive,
}) => {
  const mira = await arrive('Mira');
  const { page } = mira;
  const link = await mira.hasWorkspace('Mira & Robin');
  await addGoal(mira, 'Lead a team');
  await mira.expectStored();
  await writeStrangely(link, (doc) => doc.getMap('meta').set('schemaVersion', 99));
  await expect(page.getByText('You have read-only access for now')).toBeVisible();
  await expect(page.getByText('somebody may have set this on purpose')).toBeVisible();

  await page.getByRole('link', { name: 'Change the link' }).click();
  expect(await changeLink(mira)).not.toBe(link);
  await mira.expectStored();
  await expect(page.getByText('You have read-only access for now')).toBeVisible();

  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Keep a fresh copy' }).click();
  const bytes = Buffer.concat(await (await (await saving).createReadStream()).toArray());
  await page.goto('/');
  await page.getByLabel('A copy of a workspace').setInputFiles({
    name: 'fresh.cairn',
    mimeType: 'application/octet-stream',
    buffer: bytes,
  });
  const dialog = page.getByRole('dialog', { name: 'Open “Mira & Robin”' });
  await dialog.getByRole('button', { name: 'Mira' }).click();
  await mira.expectInside();
  await openGoal(mira, 'Lead a team');
  await renameGoal(mira, 'Lead a project team');
  await page.reload();
  await expectGoalTitle(mira, 'Lead a project team');
});

test('a title of 10,000 characters is kept whole, said to be long, and does not break a page', async ({
  arrive,
}) => {
  const mira = await arrive('Mira');
  await mira.hasWorkspace('Mira & Robin');
  await addGoal(mira, 'Lead a team');
  const title = 'Long-winded '.repeat(834).slice(0, 10_000).replace(/ $/, '.');
  await renameGoal(mira, title);
  await expect(mira.page.getByText('That’s a long title.')).toBeVisible();
  await mira.page.reload();
  await expectGoalTitle(mira, title);
  for (const place of ['Goals', 'Today']) {
    await mira.goTo(place);
    const sideways = await mira.page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(sideways, place).toBe(0);
  }
});

test('pasted HTML of 1,000 lines with scripts and styles becomes 1,000 plain lines', async ({
  arrive,
}) => {
  const mira = await arrive('Mira');
  await mira.hasWorkspace('Mira & Robin');
  await addGoal(mira, 'Lead a team');
  const notes = await mira.notes('Notes');
  await notes.click();
  await notes.evaluate((element) => {
    const lines = Array.from({ length: 1_000 }, (_, at) => `<p style="color:red">Line ${at}</p>`);
    const html = `<style>body{display:none}</style><script>document.title='taken'</script>
      <img src="x" onerror="document.title='taken'"><p onclick="document.title='taken'">First</p>
      <a href="javascript:document.title='taken'">link</a>${lines.join('')}`;
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/html', html);
    element.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  });
  await expect(notes.getByText('Line 999', { exact: true })).toHaveCount(1);
  await expect(
    notes.locator('script, style, img[src="x"], [onclick], [href^="javascript"]'),
  ).toHaveCount(0);
  await expect(notes.locator('[style]')).toHaveCount(0);
  await expect(mira.page).not.toHaveTitle('taken');
  await mira.expectStored();
  await mira.page.reload();
  await expect((await mira.notes('Notes')).getByText('Line 999', { exact: true })).toHaveCount(1);
});

test.describe('without a network', () => {
  test('two tabs of one device show the same, even without a network', async ({ arrive }) => {
    const mira = await arrive('Mira');
    await mira.hasWorkspace('Mira & Robin');
    await addGoal(mira, 'Lead a team');
    const tab = await mira.openTab(new URL(mira.page.url()).pathname);
    const title = tab.getByRole('textbox', { name: 'Title' });
    await expect(title).toHaveValue('Lead a team');
    await mira.goOffline();
    await title.fill('Lead a project team');
    await expectGoalTitle(mira, 'Lead a project team');
    await renameGoal(mira, 'Lead the project team');
    await expect(title).toHaveValue('Lead the project team');
    await mira.comeBack();
    await mira.expectStored();
  });
});

test('two tabs of a workspace that never leaves this device show the same', async ({ arrive }) => {
  const mira = await arrive('Mira');
  await mira.page.goto('/');
  await mira.page.getByRole('button', { name: 'Look around an example' }).click();
  await mira.expectInside();
  await addGoal(mira, 'Lead a team');
  const tab = await mira.openTab(new URL(mira.page.url()).pathname);
  await expect(tab.getByRole('textbox', { name: 'Title' })).toHaveValue('Lead a team');
  await tab.getByRole('textbox', { name: 'Title' }).fill('Lead a project team');
  await expectGoalTitle(mira, 'Lead a project team');
});

test('a copy opens on another device and merges; half a copy or another file is refused with an explanation', async ({
  arrive,
}) => {
  const mira = await arrive('Mira');
  const other = await arrive('Mira');
  await mira.hasWorkspace('Mira & Robin');
  await addGoal(mira, 'Lead a team');
  await mira.goTo('Settings');
  const saving = mira.page.waitForEvent('download');
  await mira.page.getByRole('button', { name: 'Keep a copy' }).click();
  const copy = await (await saving).createReadStream();
  const bytes = Buffer.concat(await copy.toArray());

  const { page } = other;
  await page.goto('/');
  const give = async (name: string, buffer: Buffer) => {
    await page
      .getByLabel('A copy of a workspace')
      .setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
  };
  await give('half.cairn', bytes.subarray(0, bytes.length / 2));
  await expect(page.getByText('This copy is damaged')).toBeVisible();
  await give('holiday.cairn', Buffer.from('A picture of the sea'));
  await expect(page.getByText('This file isn’t a copy of a workspace')).toBeVisible();
  await give('whole.cairn', bytes);
  const dialog = page.getByRole('dialog', { name: 'Open “Mira & Robin”' });
  await dialog.getByRole('button', { name: 'Mira' }).click();
  await other.expectInside();
  await openGoal(other, 'Lead a team');
  await renameGoal(other, 'Lead a project team');
  await openGoal(mira, 'Lead a project team');
  await expectEqualReplicas(mira, other);
});

test('F46: a fresh copy of a workspace that somebody has filled opens beside it as one of its own, with what was visible there', async ({
  arrive,
}) => {
  const mira = await arrive('Mira');
  const { page } = mira;
  const link = await mira.hasWorkspace('Mira & Robin');
  await addGoal(mira, 'Lead a team');
  await mira.expectStored();
  await writeStrangely(link, (doc) => doc.getText('rubbish').insert(0, 'x'.repeat(300_000)));
  await expect
    .poll(async () => (await mira.keptDocument()).getText('rubbish').length)
    .toBe(300_000);
  await mira.goTo('Settings');
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Keep a fresh copy' }).click();
  const bytes = Buffer.concat(await (await (await saving).createReadStream()).toArray());
  expect(bytes.length).toBeLessThan(10_000);

  await page.goto('/');
  await page.getByLabel('A copy of a workspace').setInputFiles({
    name: 'fresh.cairn',
    mimeType: 'application/octet-stream',
    buffer: bytes,
  });
  const dialog = page.getByRole('dialog', { name: 'Open “Mira & Robin”' });
  await dialog.getByRole('button', { name: 'Mira' }).click();
  await mira.expectInside();
  await openGoal(mira, 'Lead a team');
  await mira.expectSync('Saved on this device');
  expect(await keptEntries(mira)).toHaveLength(2);
});

test('a copy that claims to be of a workspace here asks, names both, and its link is never used', async ({
  arrive,
}) => {
  const mira = await arrive('Mira');
  const { page } = mira;
  const link = await mira.hasWorkspace('Mira & Robin');
  await addGoal(mira, 'Lead a team');
  const before = await keptEntries(mira);
  const forged = await mira.keptDocument();
  forged.getMap('meta').set('name', 'Not ours');
  const file = encodeCopy(forged, { madeAt: Date.now(), link: `w.${'A'.repeat(43)}` });
  const copy = {
    name: 'forged.cairn',
    mimeType: 'application/octet-stream',
    buffer: Buffer.from(file),
  };

  await page.goto('/');
  await page.getByLabel('A copy of a workspace').setInputFiles(copy);
  const dialog = page.getByRole('dialog', { name: 'Merge this copy?' });
  await expect(dialog.getByText('Not ours')).toBeVisible();
  await expect(dialog.getByText('Mira & Robin')).toBeVisible();
  await dialog.getByRole('button', { name: 'Don’t merge' }).click();
  await page.getByRole('link', { name: /Mira & Robin/ }).click();
  await mira.expectInside();

  await mira.goTo('Settings');
  await page.getByLabel('A copy of this workspace').setInputFiles(copy);
  await dialog.getByRole('button', { name: 'Don’t merge' }).click();
  await expect(page.getByLabel('Workspace name')).toHaveValue('Mira & Robin');
  expect(await keptEntries(mira)).toEqual(before);

  await page.getByLabel('A copy of this workspace').setInputFiles(copy);
  await dialog.getByRole('button', { name: 'Merge', exact: true }).click();
  await expect(page.getByLabel('Workspace name')).toHaveValue('Not ours');
  await expect(page.getByLabel('Lasting link', { exact: true })).toHaveValue(link);
});
