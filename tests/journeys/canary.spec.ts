/** Shows that nobody but the people of a workspace can read it: not the relay, nor whoever listens on the way. */
import { decodeBase64url } from '@cairn/protocol';
import { Eavesdropper } from '../actions/eavesdropper.ts';
import { addGoal, openGoal } from '../actions/goals.ts';
import { expect, test } from '../actions/journey.ts';
import { addLine, planMeeting } from '../actions/meetings.ts';
import { selectWords } from '../actions/notes.ts';
import { expectEqualReplicas } from '../actions/person.ts';

test('no word of a workspace and no part of its key is found at the relay or on the way', async ({
  relay,
  arrive,
}) => {
  const words = Array.from({ length: 12 }, (_, index) => `canary${String(index)}quartz`);
  const [workspace, , title, why, note, step, topic, meeting, minutes, comment, answer] = words as [
    string,
    ...string[],
  ];
  const eavesdropper = new Eavesdropper();
  const mira = await arrive('canary1quartz');
  const robin = await arrive('canary11quartz');
  for (const person of [mira, robin]) eavesdropper.listenTo(person);

  const link = await mira.startWorkspace(workspace);
  await robin.join(link);
  expect(robin.page.url()).not.toContain('#');
  await addGoal(mira, title ?? '');
  await (await mira.notes('Why it matters')).pressSequentially(why ?? '');
  const notes = await mira.notes('Notes');
  await notes.pressSequentially(note ?? '');
  await addLine(mira, 'Add a step', step ?? '');
  await selectWords(notes, note ?? '');
  await mira.page.getByRole('button', { name: 'Comment', exact: true }).click();
  await mira.page.keyboard.type(comment ?? '');
  await mira.page.keyboard.press('Control+Enter');
  await expect(mira.page.getByText(comment ?? '')).toBeVisible();

  await openGoal(robin, title ?? '');
  const reply = robin.page.getByRole('textbox', { name: /^(Answer|Reply)/ }).first();
  await reply.fill(answer ?? '');
  await reply.press('Control+Enter');
  await planMeeting(robin, meeting ?? '');
  await addLine(robin, 'Add a topic', topic ?? '');
  await (await robin.notes('Notes')).pressSequentially(minutes ?? '');
  for (const person of [mira, robin]) await person.expectStored();
  await expectEqualReplicas(mira, robin);
  const kept = JSON.stringify((await mira.keptDocument()).toJSON());
  for (const word of words)
    expect(`${kept} ${minutes ?? ''} ${why ?? ''} ${note ?? ''}`).toContain(word);

  await relay.stop();
  // What is searched is what there is: the room's name is in addresses and in the relay's data.
  const [room = ''] = [...(await roomsOf(link))];
  expect(eavesdropper.framesHeard).toBeGreaterThan(20);
  expect(eavesdropper.placesOf(room, relay).length).toBeGreaterThan(1);

  const secret = link.slice(link.indexOf('#w.') + 3);
  for (const word of [...words, secret, Buffer.from(decodeBase64url(secret) ?? [])]) {
    expect(eavesdropper.placesOf(word, relay), String(word)).toEqual([]);
  }
});

async function roomsOf(link: string): Promise<Set<string>> {
  const { deriveKeys, roomOf } = await import('@cairn/protocol');
  const secret = decodeBase64url(link.slice(link.indexOf('#w.') + 3));
  return new Set(secret ? [roomOf(deriveKeys(secret))] : []);
}
