/**
 * Shows two people in one meeting whose browsers are at different relays on one PostgreSQL: they see
 * each other's words and carets, and when one relay is killed in the middle of a sentence, its person
 * goes on at the other.
 */
import { startDoorman } from '../actions/doorman.ts';
import { expect, test } from '../actions/journey.ts';
import { openNextMeeting, planMeeting } from '../actions/meetings.ts';
import { writeAtEnd } from '../actions/notes.ts';
import { expectEqualReplicas } from '../actions/person.ts';
import { startRelay } from '../actions/relay.ts';
import { createPostgres } from '../postgres/server.ts';

const MEETING = 'Fortnightly check-in';

test('two people at two relays are in one meeting, and one relay is killed in mid-sentence', async ({
  arrive,
}) => {
  const postgres = await createPostgres();
  test.skip(postgres === undefined, 'no PostgreSQL comes as a package for this system');
  const env = { DATABASE_URL: postgres?.url ?? '' };
  const relays = [await startRelay(undefined, env), await startRelay(undefined, env)] as const;
  const [first, second] = relays;
  const doorman = await startDoorman([first.url, second.url]);
  const mira = await arrive('Mira', { baseURL: doorman.url });
  const robin = await arrive('Robin', { baseURL: second.url });

  const link = await mira.hasWorkspace('Mira & Robin');
  await planMeeting(mira, MEETING);
  await mira.expectStored();
  await robin.isIn(link);
  await openNextMeeting(robin, MEETING);
  const [ours, theirs] = [await mira.notes('Notes'), await robin.notes('Notes')];
  await ours.pressSequentially('We begin with the talk.');
  await expect(theirs).toContainText('We begin with the talk.');
  await writeAtEnd(theirs, ' Then the hiring panel.');
  await expect(ours).toContainText('Then the hiring panel.');
  await expect(ours.locator('[data-name="Robin"]')).toBeVisible();
  await expect(theirs.locator('[data-name="Mira"]')).toBeVisible();

  mira.expectLostRelay();
  await writeAtEnd(ours, ' In mid-');
  await first.stop('SIGKILL');
  await ours.pressSequentially('sentence.');
  for (const notes of [ours, theirs]) await expect(notes).toContainText('In mid-sentence.');
  await writeAtEnd(theirs, ' Still here.');
  await expect(ours).toContainText('Still here.');
  await expect(theirs.locator('[data-name="Mira"]')).toBeVisible();
  await mira.expectStored();
  await expectEqualReplicas(mira, robin);

  doorman.close();
  for (const relay of relays) await relay.dispose();
  await postgres?.remove();
});
