/**
 * Shows that a row in a narrow column wraps before its words are cut off, and that no page is wider
 * than the screen.
 */
import type { Page } from '@playwright/test';
import { addGoal } from '../actions/goals.ts';
import { expect, test } from '../actions/journey.ts';
import { planMeeting } from '../actions/meetings.ts';
import { baseOf, follow, pagesOf } from '../actions/pages.ts';

const READABLE_PX = 100;

const WIDTHS = [1440, 768, 390, 320];

test('at every width an action item names its goal, and no page is wider than the screen', async ({
  arrive,
}) => {
  const mira = await arrive('Mira', { viewport: { width: 390, height: 900 } });
  const { page } = mira;
  await page.goto('/');
  await page.getByRole('button', { name: 'Look around an example' }).click();
  await mira.expectInside();
  await page.goto(`${new URL(page.url()).pathname}/meetings`);
  await page.getByRole('link', { name: /^Check-in 8/ }).click();
  const goals = page
    .getByRole('list', { name: 'Action items' })
    .getByRole('button', { name: /^Goal: / });
  await expect(goals.first()).toBeVisible();
  await atEachWidth(page, 'a meeting', async () => {
    for (const goal of await goals.all()) {
      const { shown, whole } = await goal.locator('span').evaluate((words) => ({
        shown: words.clientWidth,
        whole: words.scrollWidth,
      }));
      expect(shown, await goal.innerText()).toBeGreaterThanOrEqual(Math.min(whole, READABLE_PX));
    }
  });
  const base = baseOf(page);
  for (const path of await pagesOf(page)) {
    await follow(page, base + path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await atEachWidth(page, path);
  }
});

/** Checks that nothing sticks out at any width, and whatever else; ends on a phone's. */
async function atEachWidth(page: Page, where: string, check?: () => Promise<void>): Promise<void> {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    await check?.();
    await expectNothingSticksOut(page, `${where} at ${String(width)} px`);
  }
  await page.setViewportSize({ width: 390, height: 900 });
}

/** Like a pasted address, it has nowhere to break. */
const LONG = 'w'.repeat(200);

async function write(page: Page, label: string): Promise<void> {
  const line = page.getByRole('textbox', { name: label });
  await line.fill(LONG);
  await line.press('Enter');
  await expect(line).toHaveValue('');
}

test('words of two hundred letters wrap on every page of a phone', async ({ arrive }) => {
  const mira = await arrive('M'.repeat(80), { viewport: { width: 1440, height: 900 } });
  const { page } = mira;
  await mira.hasWorkspace('W'.repeat(120));
  await addGoal(mira, LONG);
  const goal = new URL(page.url()).pathname;
  await write(page, 'Add a step');
  await (await mira.notes('Notes')).pressSequentially(LONG);
  await page.getByRole('textbox', { name: 'Done when' }).fill(LONG);
  await page.getByRole('button', { name: 'Start a thread' }).last().click();
  await page.locator('aside form').getByRole('textbox').fill(LONG);
  await page.getByRole('button', { name: 'Send' }).click();
  await planMeeting(mira, LONG);
  const meeting = new URL(page.url()).pathname;
  await write(page, 'Add a topic');
  await write(page, 'Add an action item');
  await mira.goTo('Vision');
  await write(page, 'Add to “In five years”');
  await mira.goTo('Wins');
  await page.getByRole('textbox', { name: 'What went well?' }).fill(LONG);
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await mira.goTo('Learning');
  await write(page, 'Add something to learn');
  await page.getByRole('link', { name: LONG }).click();
  const learning = new URL(page.url()).pathname;
  await page.getByRole('textbox', { name: 'Provider' }).fill(LONG);
  await page.getByRole('button', { name: 'Skill: choose or add one' }).click();
  await page.getByRole('textbox', { name: 'Find a skill, or name a new one' }).fill(LONG);
  await page.keyboard.press('Enter');
  await mira.goTo('Network');
  await page.getByRole('link', { name: 'Events' }).click();
  await page
    .getByRole('textbox', { name: /^Add an event/ })
    .first()
    .fill(LONG);
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: LONG }).click();
  const event = new URL(page.url()).pathname;
  await page.getByRole('textbox', { name: 'Place' }).fill(LONG);
  await write(page, 'Add a question');
  await write(page, 'Add a follow-up');
  await page.getByRole('button', { name: 'Contact: choose or add one' }).click();
  await page.getByRole('textbox', { name: /^Find a contact/ }).fill(LONG);
  await page.keyboard.press('Enter');
  await page.getByRole('list', { name: 'People met' }).getByRole('link').click();
  const contact = new URL(page.url()).pathname;
  for (const label of ['Position', 'Next steps'])
    await page.getByRole('textbox', { name: label }).fill(LONG);
  await page.getByRole('combobox', { name: 'Add a tag' }).fill(LONG);
  await page.keyboard.press('Enter');
  await mira.goTo('My week');
  await write(page, 'Add a task for today');
  await mira.goTo('Goals');
  await addGoal(mira, `B${LONG}`);
  await page.getByRole('button', { name: 'More actions for this goal' }).click();
  await page.getByRole('menuitem', { name: /bin/ }).click();
  const base = baseOf(page);
  const paths = await pagesOf(page);
  const feedback = `${base}/feedback?show=all`;
  const records = [goal, meeting, learning, event, contact];
  const addresses = [...records, feedback, ...paths.map((path) => base + path), '/'];
  await page.setViewportSize({ width: 390, height: 800 });
  for (const address of addresses) {
    await follow(page, address);
    await atEachWidth(page, address);
  }
});

/** Waits for what is drawn to the width of its place, such as a chart: that is known a frame later. */
async function expectNothingSticksOut(page: Page, where: string): Promise<void> {
  const sideways = () =>
    page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
  await expect.configure({ soft: true }).poll(sideways, where).toBe(0);
}

/** A window of 1280 by 720 as the page sees it at these magnifications. */
const MAGNIFIED = [
  { percent: 200, size: { width: 640, height: 360 } },
  { percent: 400, size: { width: 320, height: 180 } },
];

for (const { percent, size } of MAGNIFIED) {
  test(`at ${String(percent)} % the bar leaves the page enough space and hides nothing that has the focus`, async ({
    arrive,
  }) => {
    const mira = await arrive('Mira', { viewport: size, reducedMotion: 'reduce' });
    const { page } = mira;
    await page.goto('/');
    await page.getByRole('button', { name: 'Look around an example' }).click();
    await mira.expectInside();
    const base = baseOf(page);
    for (const path of ['', '/goals', '/week', '/settings']) {
      await page.goto(base + path);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await page.waitForLoadState('networkidle');
      for (let pressed = 0; pressed < 30; pressed++) {
        await page.keyboard.press('Tab');
        expect.soft(await hiddenFocus(page), path).toBeNull();
      }
    }
    const covered = await page.evaluate(() => {
      const bar = document.querySelector('footer');
      if (bar === null || getComputedStyle(bar).position !== 'fixed') return 0;
      return bar.getBoundingClientRect().height / innerHeight;
    });
    expect(covered).toBeLessThan(0.2);
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('dialog').getByRole('link', { name: 'Bin' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Bin' })).toBeVisible();
  });
}

/** The focused element's text, if the bar covers more than half of it. */
function hiddenFocus(page: Page): Promise<string | null> {
  return page.evaluate(() => {
    const [focused, bar] = [document.activeElement, document.querySelector('footer')];
    if (!focused || !bar || bar.contains(focused) || focused === document.body) return null;
    if (getComputedStyle(bar).position !== 'fixed') return null;
    const { top, bottom } = focused.getBoundingClientRect();
    const edge = bar.getBoundingClientRect().top;
    return bottom > edge + (bottom - top) / 2 && top < innerHeight
      ? `${focused.tagName} ${focused.getAttribute('aria-label') ?? focused.textContent ?? ''}`.trim()
      : null;
  });
}
