/** Shows that the palette finds text wherever it was written, and says where. */
import { addGoal } from '../actions/goals.ts';
import { expect, test } from '../actions/journey.ts';
import { addLine, planMeeting } from '../actions/meetings.ts';
import { writeAtEnd } from '../actions/notes.ts';

test('words in notes, agendas and messages are found, and lead to where they are', async ({
  arrive,
}) => {
  const mira = await arrive('Mira');
  const { page } = mira;
  await mira.hasWorkspace('Mira & Robin');
  await addGoal(mira, 'Lead a team');
  await writeAtEnd(await mira.notes('Why it matters'), 'Ines did it in spring.');
  await page.getByRole('button', { name: 'Start a thread' }).click();
  await page.getByRole('textbox', { name: 'Comment' }).fill('Is a quarter enough?');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Is a quarter enough?')).toBeVisible();
  await planMeeting(mira, 'First check-in');
  await addLine(mira, 'Add a topic', 'The salary question');
  await writeAtEnd(await mira.notes('Notes'), 'We wrote the outline together.');

  for (const [words, where, title] of [
    ['ines spring', 'Why it matters: Ines did it in spring.', 'Lead a team'],
    ['outline', 'In the notes: We wrote the outline together.', 'First check-in'],
    ['salary', 'On the agenda: The salary question', 'First check-in'],
  ] as const) {
    await mira.goTo('Goals');
    await page.keyboard.press('Control+k');
    await page.keyboard.type(words);
    const option = page.getByRole('option').filter({ hasText: where });
    await expect(option).toContainText(title);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('textbox', { name: 'Title' })).toHaveValue(title);
  }
  await page.keyboard.press('Control+k');
  await page.keyboard.type('quarter enough');
  await expect(page.getByRole('option').first()).toContainText('Is a quarter enough?');
});
