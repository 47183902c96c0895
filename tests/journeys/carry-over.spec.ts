/**
 * A weekly series: both prepare the next meeting while they are apart, and what it doesn't get to
 * comes up again.
 */
import { itIs, setClockOff } from '../actions/clock.ts';
import { expect, test } from '../actions/journey.ts';
import { addLine, openNextMeeting, schedule, stillOpen, topic } from '../actions/meetings.ts';
import type { Person } from '../actions/person.ts';

const SERIES = 'Tuesday check-in';
const SALARY = 'The salary question';
const TALK = 'Rehearse the talk';

/** A Tuesday at nine. */
const START = '2027-03-02T09:00';

async function planSeries({ page }: Person): Promise<void> {
  await page.locator('[data-new]').first().click();
  const form = page.getByRole('form', { name: 'Plan a meeting' });
  await form.getByLabel('Title').fill(SERIES);
  await form.getByLabel('Day and time').fill('2027-03-02T10:00');
  await form.getByLabel('Repeats').selectOption('Every Tuesday');
  await form.getByLabel('Kind').selectOption('Check-in');
  await expect(form.getByText('5 parts, 35 minutes')).toBeVisible();
  await form.getByRole('button', { name: 'Plan it' }).click();
  await expect(page.getByRole('textbox', { name: 'Title' })).toHaveValue(SERIES);
}

/** The coming meetings of the series, on the Meetings page. */
const seriesOf = ({ page }: Person) => page.getByRole('region', { name: `Series: ${SERIES}` });

async function openDay(person: Person, day: string): Promise<void> {
  await person.goTo('Meetings');
  await seriesOf(person).getByRole('link').filter({ hasText: day }).click();
  await expect(person.page.getByRole('textbox', { name: 'Title' })).toHaveValue(SERIES);
}

test('both prepare the next meeting of a series apart and find one; what it doesn’t get to comes up again, and after three times is asked about', async ({
  arrive,
}) => {
  const mira = await arrive('Mira');
  const robin = await arrive('Robin');
  const both = [mira, robin];
  for (const person of both) await setClockOff(person, new Date(START).getTime() - Date.now());
  const link = await mira.hasWorkspace('Mira & Robin');
  await mira.goTo('Meetings');
  await planSeries(mira);
  // Its parts are on the agenda, and each can be ticked off.
  await expect(topic(mira, 'Arriving: how are you, really?')).toBeVisible();
  await mira.expectStored();
  await robin.isIn(link);
  await robin.goTo('Meetings');
  await expect(seriesOf(robin)).toContainText('Every Tuesday at 10:00 · 35 min');

  await robin.expectStored();
  for (const person of both) await person.goOffline();
  await openDay(mira, '9 March');
  await addLine(mira, 'Add a topic', SALARY);
  await openDay(robin, '9 March');
  await addLine(robin, 'Add a topic', TALK);
  for (const person of both) await person.comeBack();
  for (const person of both) {
    for (const name of [SALARY, TALK]) await expect(topic(person, name)).toBeVisible();
    await expect(topic(person, 'Arriving: how are you, really?')).toHaveCount(1);
    await person.goTo('Meetings');
    await expect(seriesOf(person).getByRole('link').filter({ hasText: '9 March' })).toHaveCount(1);
  }

  // Only one of the two topics is reached.
  await itIs(both, '2027-03-09T10:05', START);
  await openNextMeeting(mira, SERIES);
  await topic(mira, TALK).click();

  // A week later the other is still there, without anybody having done anything.
  await itIs(both, '2027-03-15T09:00', '2027-03-09T10:05');
  await openDay(robin, '16 March');
  await expect(stillOpen(robin).getByText(SALARY)).toBeVisible();
  await expect(stillOpen(robin).getByText(TALK)).toHaveCount(0);
  await expect(stillOpen(robin).getByText('Let it go')).toHaveCount(0);

  // The one after is skipped, so nothing is put off by it; the one after that is moved.
  await robin.goTo('Meetings');
  const row = seriesOf(robin).getByRole('listitem').filter({ hasText: '23 March' });
  await row.getByRole('button', { name: /More actions/ }).click();
  await robin.page.getByRole('menuitem', { name: 'Skip this one' }).click();
  await expect(row.getByText('skipped')).toBeVisible();
  await openDay(robin, '30 March');
  await schedule(robin, '2027-03-31T15:00');
  await robin.goTo('Meetings');
  const moved = seriesOf(robin).getByRole('listitem').filter({ hasText: '31 March' });
  await expect(moved).toContainText('moved');
  await mira.goTo('Meetings');
  await expect(seriesOf(mira)).toContainText('31 March');

  // Three meetings have gone by without it: now it is asked about.
  await itIs(both, '2027-04-05T09:00', '2027-03-15T09:00');
  await openDay(robin, '6 April');
  await expect(stillOpen(robin).getByText('Three meetings didn’t get to it.')).toBeVisible();
  await stillOpen(robin).getByRole('button', { name: 'Let it go' }).click();
  await expect(stillOpen(robin)).toHaveCount(0);
  await robin.page.getByText('Let go (1)').click();
  await robin.page.getByRole('button', { name: `Take up again: ${SALARY}` }).click();
  await stillOpen(robin).getByRole('button', { name: 'Make it a task' }).click();
  await expect(robin.page.getByRole('textbox', { name: `Task: ${SALARY}` })).toBeVisible();
  await expect(stillOpen(robin)).toHaveCount(0);
});
