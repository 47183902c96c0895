/**
 * Shows that only the people of a workspace can read it: not the relay, nor anyone listening on the
 * way.
 */
import { decodeBase64url, deriveKeys, encodeBase64url, roomOf } from '@cairn/protocol';
import * as Y from 'yjs';
import { Eavesdropper } from '../actions/eavesdropper.ts';
import { addGoal, openGoal } from '../actions/goals.ts';
import { secretIn } from '../actions/invitations.ts';
import { expect, test } from '../actions/journey.ts';
import { addLine, planMeeting } from '../actions/meetings.ts';
import { selectWords } from '../actions/notes.ts';
import { expectEqualReplicas } from '../actions/person.ts';

test('no word of a workspace and no part of its key is found at the relay or on the way', async ({
  relay,
  arrive,
}) => {
  const say = {
    workspace: 'canary0quartz',
    mira: 'canary1quartz',
    robin: 'canary2quartz',
    title: 'canary3quartz',
    why: 'canary4quartz',
    note: 'canary5quartz',
    step: 'canary6quartz',
    topic: 'canary7quartz',
    meeting: 'canary8quartz',
    minutes: 'canary9quartz',
    comment: 'canary10quartz',
    answer: 'canary11quartz',
  };
  const words = Object.values(say);
  const eavesdropper = new Eavesdropper();
  const mira = await arrive(say.mira);
  const robin = await arrive(say.robin);
  for (const person of [mira, robin]) eavesdropper.listenTo(person);

  const link = await mira.startWorkspace(say.workspace);
  const invitation = await mira.invite();
  await robin.join(invitation);
  expect(robin.page.url()).not.toContain('#');
  await addGoal(mira, say.title);
  await (await mira.notes('Why it matters')).pressSequentially(say.why);
  const notes = await mira.notes('Notes');
  await notes.pressSequentially(say.note);
  await addLine(mira, 'Add a step', say.step);
  await selectWords(notes, say.note);
  await mira.page.getByRole('button', { name: 'Comment', exact: true }).click();
  await mira.page.keyboard.type(say.comment);
  await mira.page.keyboard.press('Control+Enter');
  await expect(mira.page.getByText(say.comment)).toBeVisible();

  await openGoal(robin, say.title);
  const question = robin.page.getByRole('article', { name: new RegExp(say.mira) });
  await question.getByRole('button', { name: 'Reply' }).click();
  await question.getByRole('textbox', { name: 'Your reply' }).fill(say.answer);
  await question.getByRole('button', { name: 'Send' }).click();
  await expect(question).toContainText(say.answer);
  await planMeeting(robin, say.meeting);
  await addLine(robin, 'Add a topic', say.topic);
  await (await robin.notes('Notes')).pressSequentially(say.minutes);
  for (const person of [mira, robin]) await person.expectStored();
  await expectEqualReplicas(mira, robin);
  // Every word is in the workspace itself, so it was sent.
  const doc = await mira.keptDocument();
  for (const root of ['meta', 'people', 'goals', 'tasks', 'messages', 'meetings', 'agendaItems']) {
    doc.getMap(root);
  }
  const stored = Buffer.from(Y.encodeStateAsUpdate(doc)).toString('latin1');
  for (const word of words) {
    expect(stored.includes(word) || JSON.stringify(doc.toJSON()).includes(word), word).toBe(true);
  }

  for (const person of [mira, robin]) person.expectLostRelay();
  await relay.stop();
  // The search does find things: the room's name is in addresses and in the relay's data.
  const secret = link.slice(link.indexOf('#w.') + 3);
  const key = decodeBase64url(secret) ?? new Uint8Array();
  expect(eavesdropper.framesHeard).toBeGreaterThan(20);
  expect(eavesdropper.placesOf(roomOf(deriveKeys(key)), relay).length).toBeGreaterThan(1);

  const once = secretIn(invitation);
  const keys = [secret, Buffer.from(key), encodeBase64url(once), Buffer.from(once)];
  for (const word of [...words, ...keys]) {
    expect(eavesdropper.placesOf(word, relay), String(word)).toEqual([]);
  }
});
