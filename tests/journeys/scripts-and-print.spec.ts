/**
 * Shows that text in any script is aligned correctly, and that pages stay usable when translated,
 * printed or shown in forced colours.
 */
import type { Locator, Page } from '@playwright/test';
import { addGoal, setGoalStatus } from '../actions/goals.ts';
import { expect, test } from '../actions/journey.ts';
import { addLine, planMeeting } from '../actions/meetings.ts';
import { baseOf, follow, pagesOf } from '../actions/pages.ts';

const HEBREW = 'להוביל צוות עד האביב, 3 אנשים';
const ARABIC = 'أقرأ كتابا (الفصل 2) كل أسبوع';

const sideOf = (element: Locator) => element.evaluate((one) => getComputedStyle(one).direction);

/** The left and right edges of a block's text, and of the block. */
const edgesOf = (element: Locator) =>
  element.evaluate((block) => {
    const words = document.createRange();
    words.selectNodeContents(block);
    const { left, right } = words.getBoundingClientRect();
    const box = block.getBoundingClientRect();
    return { left, right, boxLeft: box.left, boxRight: box.right };
  });

test('right-to-left titles, steps, messages and lists are aligned right, and those next to them left', async ({
  arrive,
}) => {
  const mira = await arrive('Mira', { viewport: { width: 1440, height: 900 } });
  const { page } = mira;
  await mira.hasWorkspace(HEBREW);
  const name = page.getByRole('banner').getByRole('link').first().locator('[dir="auto"]');
  expect(await sideOf(name)).toBe('rtl');
  await addGoal(mira, HEBREW);
  expect(await sideOf(page.getByRole('textbox', { name: 'Title' }))).toBe('rtl');
  await addLine(mira, 'Add a step', ARABIC);
  await addLine(mira, 'Add a step', 'Read a book (chapter 2)');
  const steps = page.getByRole('list', { name: 'Steps' }).getByRole('textbox');
  expect(await sideOf(steps.nth(0))).toBe('rtl');
  expect(await sideOf(steps.nth(1))).toBe('ltr');

  const notes = await mira.notes('Notes');
  await notes.click();
  for (const line of [HEBREW, 'In English, in between.', `- ${ARABIC}`]) {
    await notes.pressSequentially(line);
    await notes.press('Enter');
  }
  await notes.pressSequentially('Second point in English');
  await notes.press('Enter');
  await notes.press('Enter');
  await notes.pressSequentially(`[] ${HEBREW}`);
  await notes.press('Enter');
  await notes.press('Enter');
  await notes.pressSequentially(`> ${ARABIC}`);
  await notes.press('Enter');
  await notes.press('Enter');
  await notes.pressSequentially('1. An English list');

  const paragraphs = notes.locator('> p');
  expect(await sideOf(paragraphs.nth(0))).toBe('rtl');
  expect(await sideOf(paragraphs.nth(1))).toBe('ltr');
  const first = await edgesOf(paragraphs.nth(0));
  expect(first.boxRight - first.right).toBeLessThan(2);
  const points = notes.locator('> ul:not([data-type])');
  expect(await sideOf(points)).toBe('rtl');
  const point = await edgesOf(points.locator('p').first());
  const list = await edgesOf(points);
  expect(list.boxRight - point.boxRight, 'the room for the bullet').toBeGreaterThan(10);
  expect(point.boxRight - point.right).toBeLessThan(2);
  // In a right-to-left list, an English item is next to its bullet as well.
  const second = await edgesOf(points.locator('p').nth(1));
  expect(second.boxRight - second.right).toBeLessThan(2);
  const box = await notes.locator('ul[data-type="taskList"] input').boundingBox();
  const task = await edgesOf(notes.locator('ul[data-type="taskList"] p'));
  expect(box?.x).toBeGreaterThan(task.right);
  const rule = await notes.locator('> blockquote').evaluate((quote) => {
    const { borderLeftWidth, borderRightWidth } = getComputedStyle(quote);
    return { borderLeftWidth, borderRightWidth };
  });
  expect(rule).toEqual({ borderLeftWidth: '0px', borderRightWidth: '2px' });
  expect(await sideOf(notes.locator('> ol'))).toBe('ltr');

  // Its alignment follows its text.
  await paragraphs.nth(1).click();
  await notes.press('Home');
  await notes.pressSequentially('עברית ');
  expect(await sideOf(paragraphs.nth(1))).toBe('rtl');

  await page.getByRole('button', { name: 'Start a thread' }).last().click();
  const field = page.getByRole('group', { name: 'Kind' }).or(page.getByRole('radiogroup'));
  await expect(field.first()).toBeVisible();
  const message = page.locator('aside form').getByRole('textbox');
  await message.fill(ARABIC);
  expect(await sideOf(message.locator('p').first())).toBe('rtl');
  await page.getByRole('button', { name: 'Send' }).click();
  expect(await sideOf(page.locator('aside article p[dir="auto"]'))).toBe('rtl');

  await mira.goTo('Goals');
  const link = page.getByRole('main').getByRole('link', { name: HEBREW });
  expect(await sideOf(link)).toBe('rtl');
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('להוביל');
  const found = page.getByRole('option').filter({ hasText: HEBREW }).first();
  expect(await sideOf(found.locator('[dir="auto"]').first())).toBe('rtl');
  await page.keyboard.press('Escape');
  await planMeeting(mira, ARABIC);
  await addLine(mira, 'Add a topic', HEBREW);
  expect(
    await sideOf(page.getByRole('list', { name: 'Agenda' }).getByRole('textbox').first()),
  ).toBe('rtl');
});

/**
 * As the browser's translator does it: each text node is replaced by an element with other words.
 */
async function translate(page: Page): Promise<void> {
  await page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts: Text[] = [];
    while (walker.nextNode()) texts.push(walker.currentNode as Text);
    for (const text of texts) {
      const parent = text.parentElement;
      if (!parent || text.data.trim() === '' || parent.closest('[translate="no"]')) continue;
      if (parent.closest('script, style, textarea, title')) continue;
      const font = document.createElement('font');
      font.append(document.createElement('font'));
      font.firstElementChild?.append(`~${text.data}~`);
      text.replaceWith(font);
    }
  });
}

test('in a page that the browser has translated, what the app says about its state stays true', async ({
  arrive,
}) => {
  const size = { viewport: { width: 1440, height: 900 } };
  const mira = await arrive('Mira', size);
  const robin = await arrive('Robin');
  const { page } = mira;
  const link = await mira.hasWorkspace('Mira & Robin');
  await addGoal(mira, 'Lead a team');
  await addLine(mira, 'Add a step', 'Ask Ines');
  await addLine(mira, 'Add a step', 'Shadow a planning');
  const main = page.getByRole('main');
  await expect(main.getByText('0%', { exact: true })).toBeVisible();
  await mira.expectStored();
  await translate(page);
  await expect(main.getByText('~Steps~')).toBeVisible();

  await page.getByRole('checkbox', { name: 'Ask Ines' }).check();
  await expect(main.getByText('50%', { exact: true })).toBeVisible();
  await setGoalStatus(mira, 'On track');
  await expect(main.getByRole('button', { name: /^Status/ })).toHaveText('On track');
  await page.getByRole('button', { name: 'Add a due date' }).click();
  await page.getByRole('dialog').getByRole('button').first().click();
  await expect(main.locator('[data-place="due"]')).not.toContainText('Add a due date');

  await robin.isIn(link);
  const frame = page.getByRole('banner');
  await expect(frame.getByText('Robin is here')).toBeVisible();
  await robin.leave();
  await expect(frame.getByText('Robin is here')).toBeHidden();
  mira.expectLostRelay();
  await mira.context.setOffline(true);
  await expect(frame.getByText(/^Offline/).first()).toBeVisible();
  await expect(frame.getByText(/^(Stored by|On Robin)/)).toBeHidden();
});

test('in a translated page the other person’s changes are visible', async ({ arrive }) => {
  const mira = await arrive('Mira', { viewport: { width: 1440, height: 900 } });
  const robin = await arrive('Robin');
  const { page } = mira;
  const link = await mira.hasWorkspace('Mira & Robin');
  await addGoal(mira, 'Lead a team');
  await addLine(mira, 'Add a step', 'Ask Ines');
  await robin.isIn(link);
  await robin.goTo('Goals');
  await robin.page.getByRole('main').getByRole('link', { name: 'Lead a team' }).first().click();
  await mira.goTo('Goals');
  const goal = page.getByRole('main').getByRole('listitem').first();
  await expect(goal).toContainText('Next: Ask Ines');
  await translate(page);
  await expect(goal).toContainText('~Lead a team~');

  const title = robin.page.getByRole('textbox', { name: 'Title' });
  await title.fill('Lead two teams');
  await expect(goal).toContainText('Lead two teams');
  await expect(goal).not.toContainText('Lead a team');
  await robin.page.getByRole('textbox', { name: /Ask Ines/ }).fill('Ask Tom');
  await expect(goal).toContainText('Ask Tom');
  await translate(page);
  await title.fill('Lead three teams');
  await expect(goal).toContainText('Lead three teams');
  await expect(goal).not.toContainText('two teams');
});

/** The visible text of the elements that match the selector. */
const visibleIn = (page: Page, selection: string) =>
  page
    .locator(selection)
    .evaluateAll((all) =>
      all
        .filter((one) => one.checkVisibility({ visibilityProperty: true }))
        .map((one) => one.getAttribute('aria-label') ?? one.textContent.trim()),
    );

/** Boxes whose contents are cut off. */
const cutOff = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('main *')]
      .filter((one) => {
        const { overflowX, overflowY, position, clipPath } = getComputedStyle(one);
        const isHidden = position === 'absolute' && clipPath !== 'none';
        if (isHidden || one.closest('.sr-only, svg, [data-view="roadmap"]')) return false;
        if (!one.checkVisibility({ visibilityProperty: true })) return false;
        return (
          (overflowY !== 'visible' && one.scrollHeight > one.clientHeight + 1) ||
          (overflowX !== 'visible' && one.scrollWidth > one.clientWidth + 1)
        );
      })
      .map((one) => `${one.tagName}.${one.className}: ${one.textContent.slice(0, 60)}`),
  );

/** The space between the margins of an A4 page, in CSS pixels. */
const SHEET = { width: 688, height: 1017 };
const WIDE_SHEET = { width: 1047, height: 718 };
const LIES_ON_ITS_SIDE = /board|tables|roadmap/;

test('every page prints in full: no buttons, nothing cut off, black on white', async ({
  arrive,
}) => {
  const mira = await arrive('Mira', {
    viewport: { width: 1440, height: 900 },
    colorScheme: 'dark',
    reducedMotion: 'reduce',
  });
  const { page } = mira;
  await page.goto('/');
  await page.getByRole('button', { name: 'Look around an example' }).click();
  await mira.expectInside();
  const base = baseOf(page);
  const paths = [...(await pagesOf(page)), '/feedback?show=all'];
  for (const kind of ['goals', 'meetings']) {
    await page.goto(`${base}/${kind}`);
    const first = page.locator(`main li a[href^="${base}/${kind}/"]`).first();
    paths.push((await first.getAttribute('href'))?.slice(base.length) ?? '');
  }
  for (const path of paths) {
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.emulateMedia({ media: 'screen' });
    await follow(page, base + path);
    await page.setViewportSize(LIES_ON_ITS_SIDE.test(path) ? WIDE_SHEET : SHEET);
    await page.emulateMedia({ media: 'print' });
    expect.soft(await visibleIn(page, 'nav, dialog, form, [popover]'), path).toEqual([]);
    expect.soft(await visibleIn(page, 'button:not(.prints)'), path).toEqual([]);
    expect.soft(await visibleIn(page, 'main input[placeholder]'), path).toEqual([]);
    expect.soft(await cutOff(page), path).toEqual([]);
    const sideways = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    // Columns take a frame to fit the sheet.
    await expect.soft.poll(sideways, path).toBeLessThanOrEqual(0);
    const looks = () =>
      page.evaluate(() => {
        const { color, backgroundColor } = getComputedStyle(document.documentElement);
        return { color, backgroundColor };
      });
    // Chromium may take a frame to draw it as on paper.
    await expect.poll(looks, path).toEqual({
      color: 'rgb(0, 0, 0)',
      backgroundColor: 'rgba(0, 0, 0, 0)',
    });
    const sheets = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect.soft(sheets.match(/\/Type \/Page\b/g)?.length, path).toBeGreaterThan(0);
  }
});

test('in print, notes continue over several pages, threads come below, and a table repeats its header on each page', async ({
  arrive,
}) => {
  const mira = await arrive('Mira', { viewport: { width: 1000, height: 700 } });
  const { page } = mira;
  await mira.hasWorkspace('Mira & Robin');
  await addGoal(mira, 'Lead a team');
  await page.getByRole('button', { name: 'Feedback' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Start a thread' }).click();
  await page.getByRole('dialog').getByRole('textbox').fill('How slow is slow enough?');
  await page.getByRole('button', { name: 'Send' }).click();
  await page.keyboard.press('Escape');
  const notes = await mira.notes('Notes');
  await notes.click();
  await page.evaluate(
    (text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', text);
      document.activeElement?.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
      );
    },
    Array.from({ length: 150 }, (_, at) => `Line ${String(at + 1)} of the notes.`).join('\n\n'),
  );
  await expect(notes.getByText('Line 150 of the notes.')).toBeVisible();
  const countSheets = async () =>
    (await page.pdf({ preferCSSPageSize: true })).toString('latin1').match(/\/Type \/Page\b/g)
      ?.length ?? 0;
  expect(await countSheets()).toBeGreaterThan(3);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('main').getByText('How slow is slow enough?')).toBeVisible();

  await page.emulateMedia({ media: 'screen' });
  await page.goto(`${baseOf(page)}/goals/tables`);
  await expect(page.getByRole('grid')).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  const display = (row: Locator) => row.evaluate((one) => getComputedStyle(one).display);
  expect(await display(page.getByRole('row').first())).toBe('table-header-group');
  expect(await display(page.getByRole('row').nth(1))).toBe('table-row');
});

test('in forced colours you can see what is done, what is selected and how far along it is', async ({
  arrive,
}) => {
  const mira = await arrive('Mira', {
    viewport: { width: 1440, height: 900 },
    forcedColors: 'active',
    reducedMotion: 'reduce',
  });
  const { page } = mira;
  await page.goto('/');
  await page.getByRole('button', { name: 'Look around an example' }).click();
  await mira.expectInside();
  const base = baseOf(page);
  const ground = (element: Locator) =>
    element.evaluate((one) => getComputedStyle(one).backgroundColor);
  const paper = await ground(page.locator('html'));

  const current = page.getByRole('navigation', { name: 'Workspace' }).locator('[aria-current]');
  expect(await ground(current)).not.toBe(paper);
  await page.goto(`${base}/goals`);
  const bar = page.getByRole('progressbar').first();
  await expect(bar).toBeVisible();
  expect(await ground(bar.locator('div'))).not.toBe(paper);
  expect(await bar.evaluate((one) => getComputedStyle(one).borderTopWidth)).toBe('1px');
  expect(
    await ground(page.getByRole('navigation', { name: /Ways/ }).locator('[aria-current]')),
  ).not.toBe(paper);

  await page.goto(`${base}/goals/roadmap`);
  const filled = page.locator('.goal-bar > .fill').first();
  await expect(filled).toBeVisible();
  expect(await ground(filled)).not.toBe(paper);
  expect(
    await page
      .locator('.goal-bar.thick')
      .first()
      .evaluate((one) => getComputedStyle(one).borderTopStyle),
  ).toBe('solid');
  expect(await ground(page.locator('.diamond.done').first())).not.toBe(paper);
  expect(await ground(page.locator('.diamond:not(.done)').first())).toBe(paper);

  await page.goto(`${base}/goals/focus`);
  expect(await ground(page.locator('label:has(input:checked)').first())).not.toBe(paper);
  await page.goto(`${base}/goals`);
  await page.locator(`main li a[href^="${base}/goals/"]`).first().click();
  const done = page.getByRole('checkbox', { checked: true }).first();
  await expect(done).toBeVisible();
  expect(await ground(done)).not.toBe(paper);
  await page.goto(`${base}/week`);
  expect(
    await ground(page.getByRole('navigation', { name: 'Whose tasks' }).locator('[aria-current]')),
  ).not.toBe(paper);
});
