/**
 * From words in the notes to what comes of them: two people mark a decision and an action with the
 * keyboard, move through the topics, close the meeting, and are asked at the next one how it went.
 */
import { passTime, setClockOff } from '../actions/clock.ts';
import { expect, test } from '../actions/journey.ts';
import {
  addLine,
  beginNow,
  openNextMeeting,
  part,
  planMeeting,
  topic,
} from '../actions/meetings.ts';
import { selectWords } from '../actions/notes.ts';
import { expectEqualReplicas, type Person } from '../actions/person.ts';

const MINUTE_MS = 60_000;
const MEETING = 'Check-in 1';

const summaryOf = (person: Person) => part(person, 'Summary');
const askedOf = (person: Person) => part(person, 'Since last time');

test('a meeting is closed with what was marked in it, and the next one asks about what was promised', async ({
  arrive,
}) => {
  const mira = await arrive('Mira');
  const robin = await arrive('Robin');
  const both = [mira, robin] as const;
  for (const person of both) await setClockOff(person, 0);
  const link = await mira.hasWorkspace('Mira & Robin');
  await planMeeting(mira, MEETING);
  await beginNow(mira);
  await addLine(mira, 'Add a topic', 'The certificate');
  await addLine(mira, 'Add a topic', 'The pilot');
  await mira.expectStored();
  await robin.isIn(link);
  await openNextMeeting(robin, MEETING);

  await test.step('selected words become a decision and an action item, for both', async () => {
    const notes = await mira.notes('Notes');
    await notes.pressSequentially('The certificate goes. Robin asks Ines for the pilot.');
    await selectWords(notes, 'The certificate goes');
    await expect(mira.page.getByRole('button', { name: 'Decision', exact: true })).toHaveAttribute(
      'title',
      'Make it a decision (Ctrl/⌘ Alt G)',
    );
    await notes.press('Control+Alt+g');
    await selectWords(notes, 'asks Ines for the pilot');
    await notes.press('Control+Alt+a');
    for (const person of both) {
      const decisions = part(person, 'Decisions');
      await expect(decisions.getByRole('textbox', { name: /^Decision/ })).toHaveValue(
        'The certificate goes',
      );
      await expect(
        person.page.getByRole('checkbox', { name: 'asks Ines for the pilot' }),
      ).toBeVisible();
      await expect(person.page.locator('mark[data-made]')).toHaveText([
        'The certificate goes',
        'asks Ines for the pilot',
      ]);
    }
    await part(robin, 'Decisions')
      .getByRole('link', { name: /^From the notes/ })
      .click();
    await expect(robin.page.locator('mark.prose-made-active')).toHaveText('The certificate goes');
  });

  await test.step('the time of a topic is written when the conversation moves on', async () => {
    await passTime(mira, 7 * MINUTE_MS);
    await mira.page.getByRole('checkbox', { name: 'The certificate' }).check();
    for (const person of both) await expect(part(person, 'Agenda')).toContainText('took 7 min');
    // The next topic has begun; loading the page again, or looking at another, doesn't begin it anew.
    await mira.expectStored();
    await setClockOff(mira, 12 * MINUTE_MS);
    await mira.page.reload();
    await mira.goTo('Goals');
    await openNextMeeting(mira, MEETING);
    await topic(mira, 'The pilot').check();
    for (const person of both) {
      const pilot = part(person, 'Agenda')
        .getByRole('listitem')
        .filter({ has: topic(person, 'The pilot') });
      await expect(pilot).toContainText(/took [56] min/);
    }
  });

  await test.step('closing asks for everything on one sheet, and the summary is there for both', async () => {
    const opener = mira.page.getByRole('main').getByRole('button', { name: 'Close the meeting' });
    await opener.focus();
    await mira.page.keyboard.press('Enter');
    const sheet = mira.page.getByRole('dialog', { name: 'Close the meeting' });
    await sheet.getByRole('button', { name: /^Assign to someone/ }).click();
    await mira.page.getByRole('menuitemcheckbox', { name: 'Robin' }).click();
    await sheet.getByRole('textbox', { name: 'Add a commitment' }).fill('I will ask early');
    await mira.page.keyboard.press('Enter');
    await expect(sheet.getByRole('textbox', { name: /^Commitment/ })).toHaveValue(
      'I will ask early',
    );
    await sheet.getByRole('button', { name: /^Plan / }).click();
    await expect(sheet.getByText('Planned for')).toBeVisible();
    await sheet.getByRole('button', { name: 'Close the meeting' }).focus();
    await mira.page.keyboard.press('Enter');
    await expect(mira.page.getByRole('heading', { name: 'Summary' })).toBeFocused();
    for (const person of both) {
      for (const words of ['The certificate goes', 'asks Ines for the pilot', 'I will ask early'])
        await expect(summaryOf(person)).toContainText(words);
    }
    await expect(summaryOf(robin)).toContainText('Closed by Mira');
    await summaryOf(mira).getByRole('textbox', { name: 'Summary in your own words' }).click();
    await mira.page.keyboard.type('A good hour.');
    await expect(summaryOf(robin)).toContainText('A good hour.');
  });

  await test.step('the next meeting asks about the commitment, and both answer offline', async () => {
    for (const person of both) {
      await summaryOf(person).getByRole('link').click();
      await expect(askedOf(person)).toContainText('I will ask early');
      await person.expectStored();
    }
    for (const person of both) await person.goOffline();
    await askedOf(mira).getByRole('button', { name: 'Partly' }).click();
    await askedOf(mira)
      .getByRole('textbox', { name: /^What got in the way/ })
      .fill('Two sick days');
    await askedOf(robin).getByRole('button', { name: 'Kept' }).focus();
    await robin.page.keyboard.press('Space');
    for (const person of both) await person.expectSync(/^Offline: \d+ changes? waiting$/);
    for (const person of both) await person.comeBack();
    for (const person of both) await person.reachRelay();
    await expect(askedOf(mira)).toContainText('Robin says it was kept');
    await expect(askedOf(robin)).toContainText('Mira says it was partly kept: Two sick days');
    await expectEqualReplicas(mira, robin);
  });

  await test.step('it is listed with what became of it', async () => {
    await robin.goTo('Meetings');
    await robin.page
      .getByRole('navigation', { name: 'Pages of Meetings' })
      .getByRole('link', { name: 'Commitments' })
      .click();
    const theirs = part(robin, 'Mira’s');
    await expect(theirs.getByText('Partly', { exact: true })).toBeVisible();
    await expect(theirs).toContainText('I will ask early');
  });
});

test('a commitment that is answered late stays on the page, and answering a question keeps the focus near', async ({
  arrive,
}) => {
  const mira = await arrive('Mira');
  const { page } = mira;
  await page.goto('/');
  await page.getByRole('button', { name: 'Look around an example' }).click();
  await mira.expectInside();
  await openNextMeeting(mira, 'Check-in 9: before the planning week');

  const partly = askedOf(mira).getByRole('button', { name: 'Partly' }).first();
  await partly.focus();
  await page.keyboard.press('Space');
  await expect(partly).toHaveAttribute('aria-pressed', 'true');
  await expect(partly).toBeFocused();
  await expect(askedOf(mira).getByRole('textbox', { name: /^What got in the way/ })).toBeVisible();

  const agenda = part(mira, 'Agenda');
  for (const answer of ['Let it go', 'Talk about it first']) {
    await agenda.getByRole('button', { name: answer }).first().focus();
    await page.keyboard.press('Enter');
    await expect(agenda.locator(':focus')).toBeVisible();
  }
});
