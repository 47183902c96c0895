/** A specific request, step by step: it becomes a thread, a topic and a mail. */
import { expect, test } from '../actions/journey.ts';
import { planMeeting } from '../actions/meetings.ts';

const WHY = 'In Thursday’s review two people disagreed, and after ten minutes both had a plan.';
const QUESTION = 'What do you say first when two people stop listening?';

test('an ask becomes a request, a topic and a text, and its draft is kept until it is sent', async ({
  arrive,
}) => {
  const mira = await arrive('Mira', { permissions: ['clipboard-read', 'clipboard-write'] });
  const { page } = mira;
  const link = await mira.hasWorkspace('Mira & Robin');
  await mira.goTo('Feedback');
  await page.getByRole('link', { name: /specific request, step by step/ }).click();
  await expect(
    page.getByRole('heading', { level: 1, name: 'Ask for something specific' }),
  ).toBeVisible();
  await expect(page.getByRole('button', { name: 'Ask in Feedback' })).toBeDisabled();
  await page.getByRole('textbox', { name: 'What I admire, or what I need' }).fill(WHY);
  await page.getByRole('textbox', { name: 'The question' }).fill(QUESTION);
  await page.getByRole('textbox', { name: 'How much time it takes' }).fill('20 minutes');
  const preview = page.getByRole('region', { name: 'What it says' });
  await expect(preview.getByText('It would take 20 minutes.')).toBeVisible();
  await expect(preview.getByText('Still missing: by when.')).toBeVisible();

  // The draft is kept on the device.
  await page.reload();
  await expect(page.getByRole('textbox', { name: 'The question' })).toHaveValue(QUESTION);
  await page.getByRole('textbox', { name: 'By when' }).fill('Friday');

  await page.getByRole('button', { name: 'Copy for an email' }).click();
  await expect(page.getByText('Copied. Paste it into an email.')).toBeVisible();
  const copied = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const read = async (type: string) => (await item?.getType(type))?.text();
    return { text: await read('text/plain'), html: await read('text/html') };
  });
  expect(copied.text).toBe(
    `${WHY}\n\n${QUESTION}\n\nIt would take 20 minutes. I’d be glad of an answer by Friday.`,
  );
  expect(copied.html).toContain(`<p>${QUESTION}</p>`);

  await page.getByRole('button', { name: 'Add to the next meeting' }).click();
  await expect(page.getByText('Kept for your next meeting, once one is planned.')).toBeVisible();
  await page.getByRole('button', { name: 'Ask in Feedback' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Feedback' })).toBeVisible();
  await expect(page.getByText(QUESTION)).toBeVisible();
  await planMeeting(mira, 'Next time we talk');
  await expect(page.getByRole('main').getByText(QUESTION)).toBeVisible();
  await mira.expectStored();

  // It waits for the mentor, as a request; the form is empty again.
  const robin = await arrive('Robin');
  await robin.isIn(link);
  await robin.goTo('Feedback');
  await expect(robin.page.getByText('Mira requested')).toBeVisible();
  await expect(robin.page.getByText(QUESTION)).toBeVisible();
  await mira.goTo('Feedback');
  await page.getByRole('link', { name: 'Ask for something specific' }).click();
  await expect(page.getByRole('textbox', { name: 'The question' })).toHaveValue('');
});
