/**
 * Shows that axe finds nothing on any page, in either theme, in a workspace with six months of
 * contents.
 */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '../actions/journey.ts';
import { addLine, beginNow, planMeeting } from '../actions/meetings.ts';
import { selectWords } from '../actions/notes.ts';
import { baseOf, follow, pagesOf, twoFrames } from '../actions/pages.ts';
import type { Person } from '../actions/person.ts';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Checks everything in the light theme, and in the dark one only what colours can affect. */
async function expectNoBarrier({ page }: Person, where: string): Promise<void> {
  await expectNothing((await builder(page)).withTags(RULES), where);
  await switchTheme(page, 'dark');
  await expectNothing((await builder(page)).withRules('color-contrast'), `${where}, dark`);
  await switchTheme(page, 'light');
}

/** The theme follows a frame later, and colours that change gradually later still. */
async function switchTheme(page: Page, colorScheme: 'dark' | 'light'): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await twoFrames(page);
  await page.evaluate(() =>
    Promise.allSettled(document.getAnimations().map(({ finished }) => finished)),
  );
}

/**
 * Passes aren't reported in detail: describing them takes axe longer than finding them. Its script is
 * read twice for each analysis unless the document has it already.
 */
async function builder(page: Page): Promise<AxeBuilder> {
  const isHere = await page.evaluate(() => 'axe' in globalThis);
  return new AxeBuilder({ page, ...(isHere && { axeSource: 'void 0' }) })
    .setLegacyMode()
    .options({ resultTypes: ['violations'] });
}

/** Looks again for a moment, since on a busy machine colours take longer to follow a new theme. */
async function expectNothing(axe: AxeBuilder, where: string): Promise<void> {
  const find = async () => {
    const { violations } = await axe.analyze();
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => ({ id, target, failureSummary })),
    );
  };
  await expect.soft.poll(find, where).toEqual([]);
}

test('no page has an accessibility problem that axe finds, in either theme', async ({ arrive }) => {
  test.setTimeout(600_000);
  const mira = await arrive('Mira', { colorScheme: 'light', reducedMotion: 'reduce' });
  const { page } = mira;
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expectNoBarrier(mira, 'Home, at the first visit');
  await page.getByRole('button', { name: 'Start a workspace' }).click();
  await expectNoBarrier(mira, 'Home, starting a workspace');
  await page.goto('/join');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expectNoBarrier(mira, 'Join');

  await page.goto('/');
  await page.getByRole('button', { name: 'Look around an example' }).click();
  await mira.expectInside();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const base = baseOf(page);
  for (const path of await pagesOf(page)) {
    await follow(page, base + path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expectNoBarrier(mira, path);
  }
  await follow(page, `${base}/goals/roadmap`);
  await page.getByRole('link', { name: 'Choose your focus' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Choose your focus' })).toBeVisible();
  await page
    .getByRole('button', { name: /^Bring / })
    .first()
    .click();
  await expectNoBarrier(mira, 'choosing the focus');
  await mira.goTo('Goals');
  await page.getByRole('list', { name: 'Short-term goals' }).getByRole('link').first().click();
  await mira.notes('Notes');
  await expectNoBarrier(mira, 'a goal');
  await mira.goTo('Meetings');
  await page
    .getByRole('region', { name: 'The next meeting' })
    .getByRole('link', { name: 'Open' })
    .click();
  await mira.notes('Notes');
  await expectNoBarrier(mira, 'a meeting');

  await follow(page, `${base}/learning?view=list`);
  await page.getByRole('list', { name: 'Done' }).getByRole('link').first().click();
  await mira.notes('Notes');
  await expectNoBarrier(mira, 'something learned');
  await follow(page, `${base}/learning/experience`);
  await page.getByRole('button', { name: 'Copy for my CV' }).click();
  await page.getByRole('button', { name: 'Add experience' }).click();
  await expectNoBarrier(mira, 'adding an experience');
  await page
    .getByRole('link', { name: /^Notes and feedback/ })
    .first()
    .click();
  await mira.notes('What was done');
  await expectNoBarrier(mira, 'an experience');

  await follow(page, `${base}/agreement`);
  await page.getByRole('button', { name: 'Suggest others', exact: true }).click();
  await page.getByRole('button', { name: /^Write it: / }).click();
  await page.getByText('Version 2').last().click();
  await expectNoBarrier(mira, 'the agreement, being answered and written');

  await mira.goTo('Network');
  await page.getByRole('list', { name: 'Going cold' }).getByRole('link').first().click();
  await mira.notes('Notes');
  await page.getByRole('button', { name: /change the date$/ }).click();
  await expectNoBarrier(mira, 'a contact');
  await follow(page, `${base}/network/rhythm`);
  await page.getByRole('link', { name: /^Regional engineering meetup/ }).click();
  await mira.notes('Notes');
  await expectNoBarrier(mira, 'an event');
  await follow(page, `${base}/week`);
  await page.getByRole('button', { name: 'Add a habit' }).click();
  await page.getByRole('button', { name: 'Focus for 25 min' }).click();
  await page.getByRole('button', { name: 'End block' }).click();
  await page
    .getByRole('button', { name: /^Show (all|the block)/ })
    .last()
    .click();
  await expectNoBarrier(mira, 'my week, with a block that runs');
  await page.locator(`main a[href^="${base}/week/habits/"]`).first().click();
  await expect(page.getByRole('textbox', { name: 'Title' })).toBeVisible();
  await expectNoBarrier(mira, 'a habit');

  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: /^Search/ }).fill('s');
  await expectNoBarrier(mira, 'the palette');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Shortcuts' })).toBeVisible();
  await expectNoBarrier(mira, 'the list of shortcuts');
  await page.goto('/');
  await expect(page.getByRole('list', { name: 'Your workspaces' })).toBeVisible();
  await expectNoBarrier(mira, 'Home, with a workspace');
});

test('no state of a meeting, the agreement or a request has a problem that axe finds', async ({
  arrive,
}) => {
  test.setTimeout(300_000);
  const mira = await arrive('Mira', { colorScheme: 'light', reducedMotion: 'reduce' });
  const { page } = mira;
  await page.goto('/');
  await page.getByRole('button', { name: 'Look around an example' }).click();
  await mira.expectInside();
  const base = baseOf(page);

  await planMeeting(mira, 'Check-in 10');
  await beginNow(mira);
  await addLine(mira, 'Add a topic', 'The certificate');
  await addLine(mira, 'Add a topic', 'The pilot');
  const notes = await mira.notes('Notes');
  await notes.pressSequentially('The certificate goes. Robin asks Ines for the pilot.');
  await selectWords(notes, 'The certificate goes');
  await expect(page.getByRole('toolbar', { name: 'Selected words' })).toBeVisible();
  await expectNoBarrier(mira, 'words selected in a meeting’s notes');
  await notes.press('Control+Alt+g');
  await page.getByRole('main').getByRole('button', { name: 'Close the meeting' }).click();
  const sheet = page.getByRole('dialog', { name: 'Close the meeting' });
  await sheet.getByRole('textbox', { name: 'Add a commitment' }).fill('I will ask early');
  await page.keyboard.press('Enter');
  await expectNoBarrier(mira, 'the sheet that closes a meeting');
  await sheet.getByRole('button', { name: 'Close the meeting' }).click();
  await expect(page.getByRole('heading', { name: 'Summary' })).toBeFocused();
  await expectNoBarrier(mira, 'a meeting that is closed');
  await page.getByRole('link', { name: /^Feedback on the decision/ }).click();
  await expect(page.getByRole('textbox', { name: 'Decision', exact: true })).toBeVisible();
  await expectNoBarrier(mira, 'a decision');

  await mira.goTo('Meetings');
  const series = page.getByRole('region', { name: /^Series:/ }).getByRole('listitem');
  await series
    .nth(1)
    .getByRole('button', { name: /^More actions/ })
    .click();
  await page.getByRole('menuitem', { name: 'Skip this one' }).click();
  await page.getByText('Agenda templates').click();
  await page.getByRole('button', { name: 'New meeting' }).click();
  const form = page.getByRole('form', { name: 'Plan a meeting' });
  await form.getByLabel('Repeats').selectOption('weekly');
  await form.getByText(/ parts, /).click();
  await form.getByLabel('Minutes').fill('0');
  await form.getByRole('button', { name: 'Plan it' }).click();
  await expect(form.getByLabel('Minutes')).toBeFocused();
  await expectNoBarrier(mira, 'planning a series, with a mistake');
  await form.getByRole('button', { name: 'Close' }).click();
  await page.getByLabel('A calendar file').setInputFiles({
    name: 'team.ics',
    mimeType: 'text/calendar',
    buffer: Buffer.from(
      ['BEGIN:VCALENDAR', 'BEGIN:VEVENT', 'UID:a', 'DTSTART:20310301T100000', 'END:VEVENT'].join(
        '\r\n',
      ) + '\r\nEND:VCALENDAR',
    ),
  });
  await expect(page.getByRole('form', { name: 'From team.ics' })).toBeVisible();
  await expectNoBarrier(mira, 'a calendar file, opened');

  await follow(page, `${base}/agreement`);
  await page.getByRole('button', { name: 'Use these words' }).click();
  await expect(page.getByRole('heading', { name: /^Version 2 counts until/ })).toBeVisible();
  await page.getByText('Version 1').last().click();
  await expectNoBarrier(mira, 'the agreement, with a version that waits');

  await follow(page, `${base}/feedback/ask`);
  await page.getByRole('textbox', { name: 'The question' }).fill('What do you say first?');
  await expect(page.getByText(/^Still missing/)).toBeVisible();
  await expectNoBarrier(mira, 'a request, half written');
});
