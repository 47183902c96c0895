/**
 * Shows that an invitation works once: who joins by it, who comes too late, and who is told what
 * (F37).
 */
import { CLOSE_ROOM_CLOSED } from '@cairn/protocol';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { addGoal, openGoal } from '../actions/goals.ts';
import { roomOfInvitation, slipIn, steal } from '../actions/invitations.ts';
import { expect, test } from '../actions/journey.ts';
import { changeLink, readCheckNumber } from '../actions/links.ts';
import { expectEqualReplicas, type Person } from '../actions/person.ts';

const says = (person: Person, words: string | RegExp) =>
  expect(person.page.getByText(words).first()).toBeVisible();
const heading = (person: Person, name: string | RegExp) =>
  expect(person.page.getByRole('heading', { name })).toBeVisible();

test('F37: an invitation lets one person in; a second is refused, and both sides know', async ({
  relay,
  arrive,
}) => {
  const mira = await arrive('Mira');
  const robin = await arrive('Robin');
  const eve = await arrive('Eve');
  await mira.hasWorkspace('Mira & Robin');
  await addGoal(mira, 'Lead a team');
  const link = await mira.invite();
  expect(link).toContain('/join#i.');

  await robin.page.goto(link);
  await says(robin, 'Mira has invited you to join.');
  expect(robin.page.url(), 'a mail app’s view can take it along').toContain('#i.');
  await robin.join(link);
  expect(robin.page.url()).not.toContain('#');
  await openGoal(robin, 'Lead a team');
  await says(mira, /^Used .* by Robin/);
  await expectEqualReplicas(mira, robin);

  await eve.page.goto(link);
  await heading(eve, 'This invitation has been used');
  await says(eve, /gave the name “Robin” used this one/);
  await robin.page.goto(link);
  await heading(robin, 'You’ve joined “Mira & Robin” already');
  await robin.page.getByRole('button', { name: 'Open the workspace' }).click();
  await robin.expectInside();

  await relay.stop();
  const database = new DatabaseSync(join(relay.dataDir, 'relay.sqlite'));
  const rows = database.prepare('SELECT count(*) AS n FROM room_update WHERE room = ?');
  expect(rows.get(roomOfInvitation(link))?.['n'], 'the address opens nothing').toBe(0);
  database.close();
  for (const person of [mira, robin, eve]) person.expectLostRelay();
});

test('F37: if two people click Join at once, the later one keeps nothing and is told who was first', async ({
  arrive,
}) => {
  const mira = await arrive('Mira');
  const robin = await arrive('Robin');
  const eve = await arrive('Eve');
  await mira.hasWorkspace('Mira & Robin');
  const link = await mira.invite();
  const joins = [robin, eve].map(({ page }) =>
    page.getByRole('button', { name: 'Join', exact: true }),
  );
  for (const { name, page } of [robin, eve]) {
    await page.goto(link);
    await page.getByRole('button', { name: 'Someone new' }).click();
    await page.getByLabel('Your name').fill(name);
  }
  await Promise.all(
    joins.map((join) => join.evaluate((button) => (button as HTMLElement).click())),
  );
  const isIn = (person: Person) => person.page.waitForURL(/\/w\//).then(() => person);
  const first = await Promise.race([robin, eve].map(isIn));
  const second = first === robin ? eve : robin;
  await heading(second, 'Somebody else got there first');
  await says(second, `gave the name “${first.name}” used this one`);
  await says(second, 'Tell Mira');
  const left = await second.page.evaluate(async () => [
    ...(await indexedDB.databases()).map(({ name }) => name),
    ...Object.keys(localStorage).filter((key) => /workspaces|joinings/.test(key)),
  ]);
  expect(left).toEqual([]);
  await second.page.goto('/');
  await heading(second, 'Cairn');
  await says(mira, new RegExp(`^Used .* by ${first.name}`));
});

test('F37: an invitation that was withdrawn, has expired, or led to an old link is explained', async ({
  arrive,
}) => {
  const mira = await arrive('Mira');
  const robin = await arrive('Robin');
  await mira.hasWorkspace('Mira & Robin');
  const withdrawn = await mira.invite();
  await mira.page.getByRole('button', { name: 'Withdraw: Someone new' }).first().click();
  await says(mira, /^Withdrawn/);
  await robin.page.goto(withdrawn);
  await heading(robin, 'This invitation was withdrawn');
  await says(robin, 'Ask Mira for a new one.');

  const changed = await mira.invite('Another of your devices');
  await changeLink(mira);
  await robin.page.goto(changed);
  await heading(robin, 'This invitation no longer works');
  await says(robin, 'The workspace’s link was changed after it was sent');

  const runsOut = await mira.invite();
  await mira.page.clock.install({ time: Date.now() + 15 * 86_400_000 });
  await mira.page.reload();
  await says(mira, /^It expired/);
  // Robin's own clock doesn't matter: the room decides.
  await expect(async () => {
    await robin.page.goto(runsOut);
    await heading(robin, 'This invitation has expired');
  }).toPass();
  await says(robin, 'Ask Mira for a new one.');
});

test('F37: after being opened in an email app’s view, it is still unused in the browser', async ({
  arrive,
}) => {
  const mira = await arrive('Mira');
  const view = await arrive('Robin in the mail app', {
    userAgent:
      'Mozilla/5.0 (Linux; Android 16; Pixel 9; wv) AppleWebKit/537.36 Chrome/142.0.0.0 Mobile',
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const robin = await arrive('Robin');
  await mira.hasWorkspace('Mira & Robin');
  const link = await mira.invite();
  await view.page.goto(link);
  await says(view, 'Open this in your browser first');
  await view.page.getByRole('button', { name: 'Copy the link to open it in your browser' }).click();
  const taken = await view.page.evaluate(() => navigator.clipboard.readText());
  await view.leave();
  expect(taken).toBe(link);
  await robin.page.goto(taken);
  await expect(robin.page.getByText('Inside an email or chat app?')).toBeVisible();
  await robin.join(taken);
  await says(mira, /^Used .* by Robin/);
});

test('F37: the page that shows the first link can be closed once it says that the link is ready', async ({
  arrive,
}) => {
  const mira = await arrive('Mira');
  const robin = await arrive('Robin');
  const { page } = mira;
  await page.goto('/');
  await page.getByRole('button', { name: 'Start a workspace' }).click();
  await page.getByLabel('What should it be called?').fill('Mira & Robin');
  await page.getByLabel('Your name').fill('Mira');
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  const link = await page.getByLabel('Invite link').inputValue();
  await says(mira, 'Ready to send: it’s on the relay.');
  await mira.leave();
  await robin.join(link);
  await says(robin, /^(Good|Still)/);
  await mira.returnTo('/');
  await page
    .context()
    .pages()
    .at(-1)
    ?.getByRole('link', { name: /Mira & Robin/ })
    .click();
  await mira.goTo('Settings');
  await says(mira, /^Used .* by Robin/);
  await expectEqualReplicas(mira, robin);
});

test('F37: made offline, the link says when it will work, and works once the device has been online', async ({
  arrive,
}) => {
  const mira = await arrive('Mira');
  const robin = await arrive('Robin');
  await mira.hasWorkspace('Mira & Robin');
  await mira.goTo('Settings');
  await mira.goOffline();
  await mira.page.getByRole('radio', { name: /^Someone new/ }).check();
  await mira.page.getByRole('button', { name: 'Make invite link' }).click();
  await says(mira, 'the link will work once this device has been online');
  const link = await mira.page
    .getByRole('list', { name: 'Invitations' })
    .getByLabel('Invite link')
    .first()
    .inputValue();
  await robin.page.goto(link);
  await says(robin, 'This invitation isn’t on the relay');
  await mira.comeBack();
  // It arrives by itself.
  await heading(robin, 'Mira & Robin');
  await robin.join(link);
});

test('F37: on another device you join as yourself, without being asked who you are', async ({
  arrive,
}) => {
  const mira = await arrive('Mira');
  const phone = await arrive('Mira', { viewport: { width: 390, height: 844 } });
  await mira.hasWorkspace('Mira & Robin');
  const link = await mira.invite('Another of your devices');
  await phone.page.goto(link);
  await phone.page.getByRole('button', { name: 'Join as Mira' }).click();
  await phone.expectInside();
  expect((await phone.keptDocument()).getMap('people').size).toBe(1);
  await says(mira, /^Used .* by Mira/);
});

test('F37: an observer’s invitation gives read-only access, and a writer who opens it does not use it up', async ({
  arrive,
}) => {
  const mira = await arrive('Mira');
  const ana = await arrive('Ana');
  await mira.hasWorkspace('Mira & Robin');
  await addGoal(mira, 'Lead a team');
  const link = await mira.invite({ reads: 'Ana' });
  const tab = await mira.inAnotherTab('/');
  await tab.page.goto(link);
  await heading(tab, '“Mira & Robin” is on this device already');
  await says(tab, 'This invitation is for read-only access');

  await ana.page.goto(link);
  await says(ana, 'Mira has invited you to join with read-only access.');
  await ana.page.getByRole('button', { name: 'Join as Ana' }).click();
  await ana.expectInside();
  await says(ana, 'You have read-only access.');
  await openGoal(ana, 'Lead a team');
  await ana.goTo('Settings');
  await expect(ana.page.getByRole('button', { name: 'Make invite link' })).toHaveCount(0);
  await mira.page.reload();
  await says(mira, /^Used .* by Ana/);
  await expect(mira.page.getByText('An invitation was used by someone')).toBeHidden();
});

test('F37: if a thief uses it silently, it is noticed, with changing the link one click away', async ({
  arrive,
}) => {
  const mira = await arrive('Mira');
  const robin = await arrive('Robin');
  await mira.hasWorkspace('Mira & Robin');
  const link = await mira.invite();
  await steal(link, 'Robin');
  await robin.page.goto(link);
  await heading(robin, 'This invitation has been used');
  await says(robin, 'If it wasn’t, tell whoever invited you');
  await mira.page.reload();
  await says(mira, 'An invitation was used by someone who gave the name “Robin”');
  await says(mira, 'They haven’t appeared in the workspace.');
  await mira.goTo('Today');
  await says(mira, 'An invitation was used by someone who gave the name “Robin”');
  await mira.page.getByRole('link', { name: 'Change the link' }).first().click();
  await mira.page.getByRole('button', { name: 'Change the link' }).click();
  await mira.page.getByRole('dialog').getByRole('button', { name: 'Change the link' }).click();
  await says(mira, 'Link changed.');
  await expect(mira.page.getByText('An invitation was used by someone')).toBeHidden();
});

test('F37: if somebody has put another invitation in its place, nobody can join, both people are told, and a new one is a click away', async ({
  arrive,
}) => {
  const mira = await arrive('Mira');
  const robin = await arrive('Robin');
  await mira.hasWorkspace('Mira & Robin');
  const link = await mira.invite();
  await slipIn(link, new Uint8Array(32).fill(66));
  await robin.page.goto(link);
  await heading(robin, 'Somebody has tampered with this invitation');
  await says(robin, 'you haven’t joined. Tell whoever invited you');
  await mira.page.reload();
  await says(mira, 'Somebody has tampered with one of your invitations');
  await says(mira, 'Somebody who has this link put something else in its place');
  await mira.page
    .getByRole('button', { name: 'Make a new invite link: Someone new' })
    .first()
    .click();
  await says(mira, 'Ready to send');
  await expect(mira.page.getByText('Somebody has tampered')).toBeHidden();
  const anew = mira.page.getByRole('list', { name: 'Invitations' }).getByLabel('Invite link');
  await robin.join(await anew.first().inputValue());
  await expectEqualReplicas(mira, robin);
});

test('F37: it expires by itself, even if the device that made it never comes back', async ({
  arrive,
}) => {
  const mira = await arrive('Mira');
  const robin = await arrive('Robin');
  await mira.hasWorkspace('Mira & Robin');
  const link = await mira.invite();
  await mira.leave();
  await robin.page.clock.setFixedTime(Date.now() + 15 * 86_400_000);
  await robin.page.goto(link);
  await heading(robin, 'This invitation has expired');
  await says(robin, 'Ask Mira for a new one.');
});

test('F37: a relay that says without proof that an invitation is over has not ended it', async ({
  arrive,
}) => {
  const mira = await arrive('Mira');
  const robin = await arrive('Robin');
  await mira.hasWorkspace('Mira & Robin');
  const link = await mira.invite();
  let lies = true;
  for (const { page } of [mira, robin]) {
    await page.routeWebSocket(new RegExp(roomOfInvitation(link)), (socket) => {
      if (lies) void socket.close({ code: CLOSE_ROOM_CLOSED });
      else socket.connectToServer();
    });
  }
  await robin.page.goto(link);
  await heading(robin, 'The relay doesn’t accept this invitation');
  await mira.page.reload();
  await says(mira, 'The relay is refusing this invitation');
  await says(mira, /^Not used yet/);
  lies = false;
  await mira.page.reload();
  await says(mira, 'Ready to send');
  await robin.page.reload();
  await robin.join(link);
  await says(mira, /^Used .* by Robin/);
});

test('F37: an invitation to a workspace that is already here is not used up, whichever link it has', async ({
  arrive,
}) => {
  const mira = await arrive('Mira');
  const robin = await arrive('Robin');
  await mira.hasWorkspace('Mira & Robin');
  const first = await mira.invite();
  await robin.join(first);
  await addGoal(robin, 'Lead a team');
  const second = await mira.invite();
  await robin.page.goto(second);
  await heading(robin, '“Mira & Robin” is on this device already');
  await robin.page.getByRole('button', { name: 'Open the workspace' }).click();
  await robin.expectInside();

  await changeLink(mira);
  await says(robin, 'Mira changed the link');
  const third = await mira.invite();
  const number = await readCheckNumber(mira);
  await robin.page.goto(third);
  await heading(robin, /^Is this the new link to/);
  await says(robin, number);
  await robin.page.getByLabel('We have compared the numbers').check();
  await robin.page.getByRole('button', { name: 'Use this link' }).click();
  await robin.expectInside();
  await openGoal(robin, 'Lead a team');
  await says(mira, /^Used .* by Robin/);
  await expect(mira.page.getByText('An invitation was used by someone')).toBeHidden();
  await expectEqualReplicas(mira, robin);
});

test('F37: in a private window without storage, Join says so, and the invitation stays unused', async ({
  arrive,
}) => {
  const mira = await arrive('Mira');
  const hidden = await arrive('Robin');
  const robin = await arrive('Robin');
  await mira.hasWorkspace('Mira & Robin');
  const link = await mira.invite();
  await hidden.page.addInitScript(() => {
    indexedDB.open = () => {
      throw new DOMException('not here', 'SecurityError');
    };
  });
  await hidden.page.goto(link);
  await hidden.page.getByRole('button', { name: 'Someone new' }).click();
  await hidden.page.getByLabel('Your name').fill('Robin');
  await hidden.page.getByRole('button', { name: 'Join', exact: true }).click();
  await says(hidden, 'This browser didn’t let Cairn keep anything on this device.');
  await robin.join(link);
});

test('F37: opened offline it waits; cut off while joining it continues, even after closing the page', async ({
  arrive,
}) => {
  const mira = await arrive('Mira');
  const robin = await arrive('Robin');
  await mira.hasWorkspace('Mira & Robin');
  const link = await mira.invite();
  await robin.page.goto('/');
  await robin.goOffline();
  await robin.page.goto(link);
  await says(robin, 'The relay can’t be reached');
  await robin.comeBack();
  await heading(robin, 'Mira & Robin');

  await robin.page.getByRole('button', { name: 'Someone new' }).click();
  await robin.page.getByLabel('Your name').fill('Robin');
  await robin.context.setOffline(true);
  await robin.page.getByRole('button', { name: 'Join', exact: true }).click();
  await says(robin, 'Almost there: the relay can’t be reached');
  await robin.leave();
  await robin.returnTo('/');
  await says(robin, 'You haven’t quite joined “Mira & Robin” yet');
  await robin.comeBack();
  await robin.page.getByRole('button', { name: 'Finish joining' }).click();
  await robin.expectInside();
  await says(mira, /^Used .* by Robin/);
  await expectEqualReplicas(mira, robin);
});

test('F37: a page that dies before it hears that it was first finds out when it is opened again', async ({
  arrive,
}) => {
  const mira = await arrive('Mira');
  const robin = await arrive('Robin');
  await mira.hasWorkspace('Mira & Robin');
  const link = await mira.invite();
  const room = roomOfInvitation(link);
  let [isDeaf, isClosed] = [false, false];
  await robin.page.routeWebSocket(new RegExp(room), (socket) => {
    const server = socket.connectToServer();
    server.onMessage((message) => {
      if (!isDeaf) socket.send(message);
    });
    server.onClose((code) => {
      isClosed ||= code === CLOSE_ROOM_CLOSED;
    });
  });
  await robin.page.goto(link);
  await robin.page.getByRole('button', { name: 'Someone new' }).click();
  await robin.page.getByLabel('Your name').fill('Robin');
  isDeaf = true;
  await robin.page.getByRole('button', { name: 'Join', exact: true }).click();
  await expect.poll(() => isClosed).toBe(true);
  await robin.leave();
  await mira.page.reload();
  await says(mira, 'An invitation was used by someone who gave the name “Robin”');
  await robin.returnTo(link);
  await robin.expectInside();
  await says(mira, /^Used .* by Robin/);
  await expect(mira.page.getByText('An invitation was used by someone')).toBeHidden();
  await expectEqualReplicas(mira, robin);
});

test('F37: an invitation that the relay has lost is not put there again; a new one is made', async ({
  relay,
  arrive,
}) => {
  const mira = await arrive('Mira');
  const robin = await arrive('Robin');
  await mira.hasWorkspace('Mira & Robin');
  const link = await mira.invite();
  mira.expectLostRelay();
  await relay.stop();
  relay.wipe();
  await relay.start();
  await mira.reachRelay();
  await says(mira, 'The relay no longer has it');
  await robin.page.goto(link);
  await heading(robin, 'This invitation was withdrawn');
  await mira.page
    .getByRole('button', { name: 'Make a new invite link: Someone new' })
    .first()
    .click();
  await says(mira, 'Ready to send');
});
