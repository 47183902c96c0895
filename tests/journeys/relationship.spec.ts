/**
 * A relationship, from its agreement to the look back at a quarter: two people with a browser each,
 * who prepare apart, move a meeting and carry topics over. In the end both have the same, and
 * everything is there exactly once.
 */
import {
  agreeNow,
  openAgreement,
  propose,
  readChanges,
  reword,
  standing,
} from '../actions/agreement.ts';
import { itIs, setClockOff } from '../actions/clock.ts';
import { expect, test } from '../actions/journey.ts';
import {
  addLine,
  answer,
  assign,
  beginNow,
  closeMeeting,
  commitTo,
  openNextMeeting,
  part,
  pastMeetings,
  planMeeting,
  schedule,
  stillOpen,
  topic,
} from '../actions/meetings.ts';
import { expectEqualReplicas, type Person } from '../actions/person.ts';

const RHYTHM = 'How often we meet, and how';
const FIRST = 'Getting to know each other';
const TWO = { day: '2027-03-16T09:05', name: 'Check-in 1' };
const THREE = { day: '2027-04-01T15:05', name: 'Check-in 2' };
const CHAT = { day: '2027-04-15T10:05', name: 'Growth chat' };
/** A Tuesday. */
const START = '2027-03-02T09:00';

const AIMS = 'Where I want to be';
const OFFER = 'What I can offer';
const SALARY = 'The salary question';
const TALK = 'Rehearse the talk';
const BOOK = 'A book to read together';

const name = (person: Person, title: string) =>
  person.page.getByRole('textbox', { name: 'Title' }).fill(title);

/** From the summary of a meeting that was closed. */
async function openTheNext(person: Person): Promise<void> {
  await part(person, 'Summary').getByRole('link').click();
  await expect(part(person, 'Summary')).toBeHidden();
}

test('an agreement, a first meeting, two check-ins and a quarter looked back on: both have the same, and everything is there once', async ({
  arrive,
}) => {
  test.slow();
  const mira = await arrive('Mira');
  const robin = await arrive('Robin');
  const both = [mira, robin] as const;
  for (const person of both) await setClockOff(person, new Date(START).getTime() - Date.now());
  const link = await mira.hasWorkspace('Mira & Robin');
  await robin.isIn(link);

  await test.step('they agree on how they work together', async () => {
    await openAgreement(mira);
    await propose(mira, RHYTHM, 'Once a month for an hour.');
    await propose(mira, 'What stays between us', 'Everything stays here.');
    await openAgreement(robin);
    await reword(robin, RHYTHM, 'Every two weeks for an hour.', 'Suggest these words');
    await mira.page
      .getByRole('article', { name: 'Robin’s suggestion' })
      .getByRole('button', { name: 'Use these words' })
      .click();
    await agreeNow(mira);
    await readChanges(robin, 'Every two weeks');
    await agreeNow(robin);
    for (const person of both) await expect(standing(person, 'Agreed, version 1')).toBeVisible();
  });

  await test.step('they meet for the first time, and plan the next', async () => {
    await planMeeting(mira, FIRST);
    await beginNow(mira);
    await addLine(mira, 'Add a topic', AIMS);
    await addLine(mira, 'Add a topic', SALARY);
    await openNextMeeting(robin, FIRST);
    await addLine(robin, 'Add a topic', OFFER);
    await topic(mira, AIMS).check();
    await topic(robin, OFFER).check();
    await addLine(robin, 'Add an action item', 'Ask Ines');
    await assign(robin, 'Ask Ines', 'Mira');
    await commitTo(mira, 'I will ask early');
    await commitTo(robin, 'I will wait before I answer');
    await closeMeeting(mira, { plansNext: true });
  });

  await test.step('both prepare the check-in apart: what each adds is there, and what both bring is there once', async () => {
    for (const person of both) {
      await openTheNext(person);
      await expect(stillOpen(person).getByText(SALARY)).toBeVisible();
    }
    await name(mira, TWO.name);
    for (const person of both) await person.expectStored();
    for (const person of both) await person.goOffline();
    await addLine(mira, 'Add a topic', TALK);
    await addLine(robin, 'Add a topic', BOOK);
    for (const person of both)
      await person.page.getByRole('button', { name: `Bring to this meeting: ${SALARY}` }).click();
    for (const person of both) await person.comeBack();
    for (const person of both) await person.reachRelay();
    for (const person of both)
      for (const each of [TALK, BOOK, SALARY]) await expect(topic(person, each)).toHaveCount(1);
    await expectEqualReplicas(mira, robin);
  });

  await test.step('the check-in asks how it went, and doesn’t get to everything', async () => {
    await itIs(both, TWO.day, START);
    await answer(mira, 'I will ask early', 'Kept');
    await answer(robin, 'I will wait before I answer', 'Partly');
    await topic(mira, TALK).check();
    const before = part(mira, 'From last time');
    await before.getByRole('checkbox', { name: 'Ask Ines' }).check();
    await addLine(mira, 'Add an action item', 'Send the list of books');
    await assign(mira, 'Send the list of books', 'Robin');
    await closeMeeting(robin, { plansNext: true });
  });

  await test.step('the next one is moved, and what is open comes along', async () => {
    await openTheNext(mira);
    await name(mira, THREE.name);
    await schedule(mira, '2027-04-01T15:00');
    await robin.goTo('Meetings');
    await expect(part(robin, 'The next meeting')).toContainText('15:00');
    await itIs(both, THREE.day, TWO.day);
    await openNextMeeting(robin, THREE.name);
    await expect(stillOpen(robin).getByRole('checkbox')).toHaveCount(2);
    await stillOpen(robin).getByRole('checkbox', { name: SALARY }).click();
    await expect(topic(mira, SALARY)).toBeChecked();
    await commitTo(mira, 'I will write every Friday');
    await addLine(robin, 'Add an action item', 'Book a room');
    await closeMeeting(robin, { plansNext: false });
  });

  let review = '';
  await test.step('a review of the quarter becomes a meeting', async () => {
    const { page } = mira;
    await mira.goTo('Reviews');
    await page.getByRole('button', { name: 'Start the quarterly review' }).click();
    await page
      .getByRole('textbox', { name: 'What do I want to talk about in the growth chat?' })
      .click();
    await page.keyboard.type('Letting go of work');
    review = (await page.getByRole('heading', { level: 1 }).textContent())?.trim() ?? '';
    await page.getByRole('button', { name: 'Plan a meeting' }).click();
    await expect(page.getByRole('textbox', { name: 'Title' })).toHaveValue(CHAT.name);
    await schedule(mira, '2027-04-15T10:00');
    await itIs(both, CHAT.day, THREE.day);
    await openNextMeeting(robin, CHAT.name);
    await answer(mira, 'I will write every Friday', 'Kept');
    await topic(mira, `Review: ${review}`).check();
    await stillOpen(robin).getByRole('checkbox', { name: BOOK }).click();
    await closeMeeting(robin, { plansNext: false });
  });

  await test.step('everything is accounted for once, for both', async () => {
    await itIs(both, '2027-04-15T12:00', CHAT.day);
    await expectEqualReplicas(mira, robin);
    for (const person of both) {
      expect(await pastMeetings(person)).toEqual([
        { name: CHAT.name, topics: [BOOK, `Review: ${review}`], actions: [] },
        { name: THREE.name, topics: [SALARY], actions: ['Book a room'] },
        { name: TWO.name, topics: [TALK], actions: ['Send the list of books'] },
        { name: FIRST, topics: [OFFER, AIMS], actions: ['Ask Ines'] },
      ]);
      await person.goTo('Today');
      const tasks = person.page.getByRole('main').getByRole('checkbox');
      await expect(tasks.and(person.page.getByLabel('Book a room'))).toHaveCount(1);
      await expect(tasks.and(person.page.getByLabel('Ask Ines'))).toHaveCount(0);
      await expect(tasks.and(person.page.getByLabel('Send the list of books'))).toHaveCount(
        person === robin ? 1 : 0,
      );
      await person.goTo('Meetings');
      await person.page
        .getByRole('navigation', { name: 'Pages of Meetings' })
        .getByRole('link', { name: 'Commitments' })
        .click();
      const [hers, his] = person === mira ? ['Yours', 'Robin’s'] : ['Mira’s', 'Yours'];
      await expect(part(person, hers).getByRole('listitem').filter({ hasText: 'From' })).toHaveText(
        [/I will write every Friday.*Kept/s, /I will ask early.*Kept/s],
      );
      await expect(part(person, his).getByRole('listitem').filter({ hasText: 'From' })).toHaveText([
        /I will wait before I answer.*Partly/s,
      ]);
    }
  });
});
