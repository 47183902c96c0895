/**
 * Shows that “Stored by the relay” is true: such changes survive the relay's process and the
 * writer's device.
 */
import { addGoal, openGoal } from '../actions/goals.ts';
import { expect, test } from '../actions/journey.ts';
import { writeAtEnd } from '../actions/notes.ts';

test('what was shown as stored survives kill -9 of the relay and the loss of the device that wrote it', async ({
  relay,
  arrive,
}) => {
  const mira = await arrive('Mira');
  const link = await mira.hasWorkspace('Mira & Robin');
  await addGoal(mira, 'Lead a team');
  const notes = await mira.notes('Notes');
  mira.expectLostRelay();
  for (const words of ['First thought.', ' Second thought.', ' Third thought.']) {
    await writeAtEnd(notes, words);
    await mira.expectStored();
    await notes.pressSequentially(' Unsent');
    await relay.stop('SIGKILL');
    await mira.expectSync(/waiting$/);
    await relay.start();
    await mira.reachRelay();
  }
  await writeAtEnd(notes, ' Last thought.');
  await mira.expectStored();
  await relay.stop('SIGKILL');
  await mira.context.close();
  await relay.start();

  const robin = await arrive('Robin');
  await robin.isIn(link);
  await openGoal(robin, 'Lead a team');
  await expect(await robin.notes('Notes')).toHaveText(
    'First thought. Unsent Second thought. Unsent Third thought. Unsent Last thought.',
  );
});
