/**
 * Shows that a hostile or broken writer's content doesn't stop a device, and that the workspace can
 * be opened without the relay.
 */
import type { Page } from '@playwright/test';
import * as Y from 'yjs';
import { addGoal, expectGoalTitle, openGoal, renameGoal } from '../actions/goals.ts';
import { expect, test } from '../actions/journey.ts';
import { addKeptRow } from '../actions/kept-rows.ts';
import { pressChangeLink, roomIn } from '../actions/links.ts';
import type { Person } from '../actions/person.ts';
import { openStrangeClient, synced, writeStrangely } from '../actions/strange-client.ts';

test.use({ ownRelay: {} });

/** This much takes a while on a machine that is busy with other things. */
const PATIENTLY = { timeout: 40_000 };
test.setTimeout(300_000);

const FLOOD = 100_000;
const AT = Date.UTC(2026, 5, 1);
const order = (at: number) => `a${String(at).padStart(6, '0')}5`;

/** What `write` adds to the document, as one update. */
function written(doc: Y.Doc, write: (doc: Y.Doc) => void): Uint8Array {
  const before = Y.encodeStateVector(doc);
  doc.transact(() => write(doc));
  return Y.encodeStateAsUpdate(doc, before);
}

function manyGoals(doc: Y.Doc): void {
  for (let at = 0; at < FLOOD; at++) {
    const fields = { horizon: 'short', status: 'onTrack', createdAt: AT, order: order(at) };
    const goal = new Y.Map<unknown>(Object.entries(fields));
    goal.set('title', new Y.Text(`Junk ${String(at)}`));
    doc.getMap('goals').set(`junk${String(at)}`, goal);
  }
}

/** Resolves only once the page is responsive. */
function answers(page: Page): Promise<unknown> {
  return page.evaluate(() => new Promise((done) => setTimeout(done)));
}

test('F32: a workspace with 100,000 goals can be opened, read, edited and cleared from the bin', async ({
  arrive,
}) => {
  const mira = await arrive('Mira');
  const { page } = mira;
  await page.goto('/');
  await page.getByRole('button', { name: 'Look around an example' }).click();
  await mira.expectInside();
  const key = mira.workspaceKey;
  const doc = await mira.keptDocument();
  const honest = doc.getMap('goals').size;
  await page.goto('/');
  await addKeptRow(mira, key, written(doc, manyGoals));

  await page.goto(`/w/${key}`);
  const total = (FLOOD + honest).toLocaleString('en-GB');
  const banner = page.getByText(`This workspace holds ${total} goals: more than Cairn can show`);
  await expect(banner).toBeVisible(PATIENTLY);
  await answers(page);
  await openGoal(mira, 'Lead a project team for one whole release');
  await addGoal(mira, 'Written in the middle of it');
  for (const place of ['Today', 'My week', 'Meetings', 'Feedback', 'Settings', 'Bin']) {
    await mira.goTo(place);
    await answers(page);
  }
  const heap = page.getByRole('listitem').filter({ hasText: '100,000 goals from one visit' });
  await heap.getByRole('button', { name: 'Delete these for good' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('“Junk 0”')).toBeVisible();
  await dialog.getByRole('button', { name: 'Delete for good' }).click();
  await expect(dialog).toBeHidden(PATIENTLY);
  await expect(banner).toBeHidden();
  await page.reload();
  await openGoal(mira, 'Written in the middle of it');
  await mira.goTo('Bin');
  await expect(
    page.getByText('The bin is empty').or(page.getByText('Restore').first()),
  ).toBeVisible();
  await expect(page.getByText('from one visit')).toBeHidden();
});

test('F32: a title of 20 MB and notes too large for the editor arrive in an open workspace, which says so and keeps them', async ({
  arrive,
}) => {
  const mira = await arrive('Mira');
  const link = await mira.hasWorkspace('Mira & Robin');
  await addGoal(mira, 'Lead a team');
  const goal = new URL(mira.page.url()).pathname;
  await (await mira.notes('Notes')).pressSequentially('Mine.');
  await mira.expectStored();
  const id = goal.split('/').at(-1) ?? '';
  await writeStrangely(link, (doc) => {
    const title = new Y.Text('x'.repeat(20_000_000));
    doc.getMap('goals').set('longTitle', new Y.Map<unknown>([['title', title]]));
    doc.getMap('goals').set('k'.repeat(1_000_000), new Y.Map([['title', new Y.Text('Key')]]));
    doc.getText(`goals/${id}/notes`).insert(5, 'y'.repeat(2_000_000));
    const owners = Array.from({ length: 50_000 }, (_, at) => [`owner:p${String(at)}`, true]);
    const step = new Y.Map<unknown>([...owners, ['goal', id], ['order', 'a0']] as [
      string,
      unknown,
    ][]);
    step.set('text', new Y.Text('z'.repeat(2_000_000)));
    doc.getMap('tasks').set('longStep', step);
  });
  const { page } = mira;
  await expect(page.getByText('This text is too large to show here')).toBeVisible(PATIENTLY);
  await expect(page.getByText('It has 2,000,005 characters.')).toBeVisible();
  const file = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as a text file' }).click();
  expect((await file).suggestedFilename()).toBe('Notes.txt');
  await expect(page.getByText('This text is too long to show or edit')).toBeVisible();
  await page.reload();
  await expect(page.getByText('It has 2,000,005 characters.')).toBeVisible();

  await page.goto(goal.replace(id, 'longTitle'));
  const title = page.getByRole('textbox', { name: 'Title' });
  await expect(title).not.toBeEditable();
  await expect(page.getByText('This text is too long to show or edit')).toBeVisible();
  await page.getByRole('button', { name: 'More actions for this goal' }).click();
  await page.getByRole('menuitem', { name: 'Move to the bin' }).click();
  await mira.goTo('Bin');
  await expect
    .poll(() => titleAtRelay(link), PATIENTLY)
    .toEqual({ length: 20_000_000, binned: true });
  await page.getByRole('button', { name: /^Delete for good: xxx/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete for good' }).click();
  await expect(page.getByText('The bin is empty')).toBeVisible();
  await mira.goTo('Settings');
});

/** Fewer than a page has that shows every one of thousands of records. */
const MOST_ELEMENTS = 20_000;

test('F32: thousands of invitations, changes, answers, commitments and circles are shown bit by bit', async ({
  arrive,
}) => {
  const mira = await arrive('Mira');
  const link = await mira.hasWorkspace('Mira & Robin');
  await mira.expectStored();
  const by = { createdBy: 'robin', createdAt: AT };
  const map = (fields: object) => new Y.Map<unknown>(Object.entries({ ...by, ...fields }));
  await writeStrangely(link, (doc) => {
    const invited = { access: 'write', createdAt: Date.now(), usedAt: AT };
    const thread = map({ kind: 'request', title: 'My talk', 'question:01': 'How was it?' });
    for (let at = 0; at < 2_000; at++) {
      const id = String(at);
      doc.getMap('invitations').set(`i${id}`, map({ ...invited, usedByName: 'A'.repeat(5_000) }));
      const changes = Array.from({ length: 12 }, (_, more) => `${String(at * 12 + more)},open,1,0`);
      thread.set(`state:${id}.robin`, changes.join(' '));
      const answer = { ...by, thread: 'odd', body: `Word ${id}`, question: '01' };
      doc.getMap('messages').set(`m${id}`, answer);
      const promise = { text: new Y.Text(`I will ${id}`), meeting: 'before' };
      doc.getMap('commitments').set(`c${id}`, map(promise));
      const goal = { title: new Y.Text(`Round ${id}`), horizon: 'long', parent: `g${id}` };
      doc.getMap('goals').set(`g${id}`, map({ ...goal, order: order(at) }));
    }
    doc.getMap('threads').set('odd', thread);
    for (const [id, startsAt] of Object.entries({ before: AT, next: Date.now() + 3_600_000 })) {
      const meeting = { ...by, title: `The one ${id}`, startsAt, minutes: 50, kind: 'checkIn' };
      for (const [field, value] of Object.entries(meeting))
        doc.getMap('meetings').set(`${id}.${field}`, value);
    }
  });
  const { page } = mira;
  const main = page.getByRole('main');
  const elements = () => page.locator('*').count();
  await expect(page.getByText(/^1,998 other invitations were used/)).toBeVisible(PATIENTLY);
  await expect(page.getByText(/^An invitation was used by/)).toHaveCount(2);
  await page.goto(page.url().replace(/(\/w\/[^/]+).*/, '$1/feedback?show=all'));
  await expect(main.getByText('Word 100', { exact: true })).toBeVisible(PATIENTLY);
  expect(await elements()).toBeLessThan(MOST_ELEMENTS);
  for (const meeting of ['before', 'next']) {
    await page.goto(page.url().replace(/(\/w\/[^/]+).*/, `$1/meetings/${meeting}`));
    await expect(main.getByText('I will 100', { exact: true }).first()).toBeAttached(PATIENTLY);
    expect(await elements()).toBeLessThan(MOST_ELEMENTS);
  }
  await page.goto(page.url().replace(/(\/w\/[^/]+).*/, '$1/goals/tree'));
  await expect(main.getByText('sits under itself').first()).toBeVisible(PATIENTLY);
  expect(await elements()).toBeLessThan(MOST_ELEMENTS);
});

/** The long title as a newcomer receives it. */
async function titleAtRelay(link: string): Promise<{ length: number; binned: boolean } | null> {
  const client = openStrangeClient(link);
  await synced(client);
  const goal = client.inner.getMap('goals').get('longTitle');
  const found =
    goal instanceof Y.Map
      ? { length: (goal.get('title') as Y.Text).length, binned: goal.has('deletedAt') }
      : null;
  client.close();
  return found;
}

/** The sockets that this page opens from now on. */
function socketsOf(page: Page): string[] {
  const sockets: string[] = [];
  page.on('websocket', (socket) => sockets.push(socket.url()));
  return sockets;
}

/** Makes the last opening look a minute old. */
async function aMinuteLater({ page }: Person, key: string): Promise<void> {
  await page.evaluate((name) => {
    const openings = JSON.parse(localStorage.getItem(name) ?? '{}') as Record<string, number>;
    const earlier = Object.entries(openings).map(([tab, at]) => [tab, at - 60_000] as const);
    localStorage.setItem(name, JSON.stringify(Object.fromEntries(earlier)));
  }, `cairn.opening.${key}`);
}

test('F31: after a tab dies while opening the workspace, the next one asks, and safe mode opens it without the relay', async ({
  arrive,
}) => {
  const mira = await arrive('Mira');
  await mira.hasWorkspace('Mira & Robin');
  await addGoal(mira, 'Lead a team');
  await mira.expectStored();
  const key = mira.workspaceKey;
  await mira.leave();

  const dying = await mira.context.newPage();
  await dying.addInitScript(() => {
    // Storage that never answers stops the opening halfway.
    indexedDB.open = () => ({}) as IDBOpenDBRequest;
  });
  await dying.goto(`/w/${key}`);
  await expect
    .poll(() => dying.evaluate((name) => localStorage.getItem(name), `cairn.opening.${key}`))
    .not.toBeNull();
  const died = dying.waitForEvent('crash');
  const devtools = await mira.context.newCDPSession(dying);
  // The page is gone, so nothing answers.
  devtools.send('Page.crash').catch(() => undefined);
  await died;
  await dying.close();

  await mira.returnTo('/');
  await aMinuteLater(mira, key);
  const { page } = mira;
  const sockets = socketsOf(page);
  await page.goto(`/w/${key}`);
  await expect(
    page.getByText('The last time you opened this workspace, it didn’t finish opening'),
  ).toBeVisible();
  await page.getByRole('link', { name: 'Open in safe mode' }).click();
  await mira.expectSync('Safe mode: not connected to the relay');
  await openGoal(mira, 'Lead a team');
  await page.reload();
  await mira.expectSync('Safe mode: not connected to the relay');
  await mira.goTo('Settings');
  const copy = page.waitForEvent('download');
  await page
    .getByRole('main')
    .getByRole('button', { name: /^Keep a copy/ })
    .first()
    .click();
  expect((await copy).suggestedFilename()).toMatch(/\.cairn$/);
  expect(sockets, 'no socket was opened in safe mode').toEqual([]);

  await page.getByRole('button', { name: 'Leave safe mode' }).click();
  await mira.expectStored();
  await openGoal(mira, 'Lead a team');
});

/**
 * Once armed, stops any page of this person that requests this room from the relay. A page that
 * really hangs can't be ended from here, so instead nothing it does is sent or stored any more.
 */
async function stopOn({ context }: Person, room: string): Promise<void> {
  await context.addInitScript((hostile) => {
    globalThis.WebSocket = class extends WebSocket {
      override send(data: Parameters<WebSocket['send']>[0]): void {
        const [message, step] = data instanceof Uint8Array ? data : [];
        const asks = message === 0 && step === 0 && this.url.includes(hostile);
        if (asks && localStorage.getItem('room-stops') !== null) {
          localStorage.setItem('room-stops', 'stopped');
          Storage.prototype.setItem = () => {};
        }
        if (localStorage.getItem('room-stops') !== 'stopped') super.send(data);
      }
    };
  }, room);
}

const arm = ({ page }: Person) => page.evaluate(() => localStorage.setItem('room-stops', 'armed'));

/** Ends a page that has stopped, and opens the workspace again later. */
async function openAfterward(person: Person, stopped: Page, key: string): Promise<void> {
  await expect
    .poll(() => stopped.evaluate(() => localStorage.getItem('room-stops')))
    .toBe('stopped');
  const died = stopped.waitForEvent('crash');
  const devtools = await person.context.newCDPSession(stopped);
  // The page is gone, so nothing answers.
  devtools.send('Page.crash').catch(() => undefined);
  await died;
  await stopped.close();
  await person.returnTo('/');
  await arm(person);
  await aMinuteLater(person, key);
  await person.page.goto(`/w/${key}`);
}

/**
 * The workspace works under a new link, with what this device had, and somebody can join by an
 * invitation.
 */
async function expectUnderNewLink(mira: Person, robin: Person, former: string): Promise<void> {
  await mira.expectStored();
  await expect.poll(() => mira.lastingLink()).not.toBe(former);
  await openGoal(mira, 'Lead a team');
  await renameGoal(mira, 'Lead a project team');
  await mira.expectStored();
  await robin.join(await mira.invite());
  await openGoal(robin, 'Lead a project team');
  await renameGoal(robin, 'Lead two teams');
  await openGoal(mira, 'Lead two teams');
  await expectGoalTitle(mira, 'Lead two teams');
  expect(await mira.page.evaluate(() => localStorage.getItem('room-stops'))).toBe('armed');
}

test('F31: a mailbox that freezes the page is left behind by changing the link in safe mode', async ({
  arrive,
}) => {
  const [mira, robin] = [await arrive('Mira'), await arrive('Robin')];
  const link = await mira.hasWorkspace('Mira & Robin');
  await addGoal(mira, 'Lead a team');
  await mira.expectStored();
  const key = mira.workspaceKey;
  await stopOn(mira, roomIn(link));
  await arm(mira);
  await mira.leave();

  const stopped = await mira.context.newPage();
  await stopped.goto(`/w/${key}`);
  await openAfterward(mira, stopped, key);
  await mira.page.getByRole('link', { name: 'Open in safe mode' }).click();
  await mira.expectSync('Safe mode: not connected to the relay');
  await mira.goTo('Settings');
  await mira.page.getByRole('button', { name: 'Change the link' }).click();
  const dialog = mira.page.getByRole('dialog');
  await expect(
    dialog.getByText(
      'Anything the others have written that this device doesn’t have yet will be left behind for now.',
    ),
  ).toBeVisible();
  await dialog.getByRole('button', { name: 'Change the link' }).click();
  await expect(mira.page.getByText('The link will change once you leave safe mode')).toBeVisible();
  await mira.page.getByRole('button', { name: 'Leave safe mode' }).click();
  await expectUnderNewLink(mira, robin, link);
});

test('F31: a change of link goes on without the old room if that freezes it', async ({
  arrive,
}) => {
  const [mira, robin] = [await arrive('Mira'), await arrive('Robin')];
  const link = await mira.hasWorkspace('Mira & Robin');
  await addGoal(mira, 'Lead a team');
  await mira.expectStored();
  const key = mira.workspaceKey;
  await stopOn(mira, roomIn(link));
  await mira.page.reload();
  await mira.expectStored();
  await arm(mira);
  await pressChangeLink(mira);

  await openAfterward(mira, mira.page, key);
  await expect(mira.page.getByText('You were changing the link.')).toBeVisible();
  await mira.page.getByRole('button', { name: 'Open as usual' }).click();
  await expectUnderNewLink(mira, robin, link);
});

test('F31: a workspace that fails to open offers safe mode, and two tabs that open it at once do not count as a crash', async ({
  arrive,
}) => {
  const mira = await arrive('Mira');
  await mira.hasWorkspace('Mira & Robin');
  await addGoal(mira, 'Lead a team');
  await mira.expectStored();
  const key = mira.workspaceKey;
  await mira.leave();

  const [one, other] = await Promise.all([mira.openTab(`/w/${key}`), mira.openTab(`/w/${key}`)]);
  for (const tab of [one, other]) {
    await expect(tab.getByRole('navigation').first()).toBeVisible();
    await tab.reload();
    await expect(tab.getByRole('navigation').first()).toBeVisible();
    await tab.close();
  }

  const broken = await mira.context.newPage();
  await broken.addInitScript(() => {
    Object.defineProperty(globalThis, 'BroadcastChannel', {
      value: class {
        constructor() {
          throw new Error('no channel');
        }
      },
    });
  });
  await broken.goto(`/w/${key}`);
  await expect(broken.getByText('The workspace didn’t open')).toBeVisible();
  await broken.getByRole('link', { name: 'Open in safe mode' }).click();
  await expect(broken.getByText('Safe mode: this device’s own copy')).toBeVisible();
  await expect(
    broken.getByRole('button', { name: /^Safe mode: not connected/ }).first(),
  ).toBeVisible();
});
