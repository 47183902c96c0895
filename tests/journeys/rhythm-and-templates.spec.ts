/** What meetings follow from: the rhythm of a series, and the template of an agenda. */
import { expect, test } from '../actions/journey.ts';
import { planMeeting } from '../actions/meetings.ts';

test('the parts of a template are put in order with the keyboard, and a meeting begins with them in that order', async ({
  arrive,
}) => {
  const mira = await arrive('Mira');
  const { page } = mira;
  await mira.hasWorkspace('Mira & Robin');
  await planMeeting(mira, 'Check-in 1');
  await mira.goTo('Meetings');
  await page.getByText('Agenda templates').click();
  await page.getByRole('button', { name: 'New template' }).click();
  const card = page.getByRole('article', { name: 'Template: Our check-in' });
  const values = () =>
    card
      .getByRole('textbox', { name: /^Part / })
      .evaluateAll((all) => all.map((field) => (field as HTMLTextAreaElement).value));
  const [arriving = '', goals = '', feedback = '', growth = '', close = ''] = await values();
  expect(close).toMatch(/^Close/);

  const handle = card.getByRole('button', { name: `Move ${close}` });
  await handle.press('Alt+ArrowUp');
  await expect.poll(values).toEqual([arriving, goals, feedback, close, growth]);
  await expect(handle).toBeFocused();
  // A part that is being written keeps the caret while it is moved.
  const third = card.getByRole('textbox', { name: 'Part 3' });
  await third.press('End');
  await page.keyboard.type(' And thanks');
  await page.keyboard.press('Alt+ArrowUp');
  await page.keyboard.type('.');
  const thanks = `${feedback} And thanks.`;
  await expect.poll(values).toEqual([arriving, thanks, goals, close, growth]);

  await page.locator('[data-new]').first().click();
  const form = page.getByRole('form', { name: 'Plan a meeting' });
  await form.getByLabel('Agenda').selectOption('Start from “Our check-in”');
  await form.getByRole('button', { name: 'Plan it' }).click();
  const topics = page.getByRole('list', { name: 'Agenda', exact: true }).getByRole('checkbox');
  await expect(topics).toHaveCount(5);
  const names = await topics.evaluateAll((all) => all.map((box) => box.getAttribute('aria-label')));
  expect(names).toEqual([arriving, thanks, goals, close, growth]);
});

test('whoever changes the rhythm of a series, wherever they are, its hour stays that of where it was planned', async ({
  arrive,
}) => {
  const mira = await arrive('Mira', { timezoneId: 'Europe/Berlin' });
  const robin = await arrive('Robin', { timezoneId: 'America/New_York' });
  const link = await mira.hasWorkspace('Mira & Robin');
  await mira.goTo('Meetings');
  await mira.page.locator('[data-new]').first().click();
  const plan = mira.page.getByRole('form', { name: 'Plan a meeting' });
  await plan.getByLabel('Title').fill('Tuesdays');
  await plan.getByLabel('Day and time').fill('2031-03-04T10:00');
  await plan.getByLabel('Repeats').selectOption('Every Tuesday');
  await plan.getByRole('button', { name: 'Plan it' }).click();
  await mira.expectStored();

  await robin.isIn(link);
  await robin.goTo('Meetings');
  const series = robin.page.getByRole('region', { name: 'Series: Tuesdays' });
  await expect(series).toContainText('Every Tuesday at 10:00 in Berlin');
  await series.getByRole('button', { name: 'More actions for the series: Tuesdays' }).click();
  await robin.page.getByRole('menuitem', { name: 'Change the rhythm' }).click();
  const change = robin.page.getByRole('form', { name: 'Change the rhythm' });
  await expect(change).toContainText('By the clocks in Berlin');
  await change.getByLabel('Repeats').selectOption('Every two weeks on Tuesday');
  await change.getByRole('button', { name: 'Change the rhythm' }).click();
  await expect(series).toContainText('Every two weeks on Tuesday at 10:00 in Berlin');

  await mira.goTo('Meetings');
  const hers = mira.page.getByRole('region', { name: 'Series: Tuesdays' });
  await expect(hers).toContainText('Every two weeks on Tuesday at 10:00');
  await expect(hers.getByRole('listitem').first()).toContainText('4 March 2031, 10:00');
});
