/**
 * Shows the roadmap: two people who move the same goal offline, bars moved by keys, its text form,
 * and its form on a phone.
 */
import AxeBuilder from '@axe-core/playwright';
import { addGoal, openGoal, renameGoal } from '../actions/goals.ts';
import { expect, test } from '../actions/journey.ts';
import { expectEqualReplicas, type Person } from '../actions/person.ts';
import {
  barOf,
  dragBar,
  openRoadmap,
  setDatesByFields,
  wordsOf,
  zoomTo,
} from '../actions/roadmap.ts';

const TALK = 'Speak at the spring conference';
const RENAMED = 'Speak at the autumn conference';
const NEXT_YEAR = new Date().getFullYear() + 1;

async function placeToday(person: Person, title: string): Promise<void> {
  await person.page.getByRole('button', { name: `Start “${title}” today` }).click();
  await expect(barOf(person, title)).toBeVisible();
}

const setTwice = (person: Person) => person.page.getByRole('list', { name: 'Dates you both set' });

test('a mentor moves a goal on the roadmap while the mentee edits it offline: both end up with the same, and whoever was overruled is told', async ({
  arrive,
}) => {
  const mira = await arrive('Mira');
  const robin = await arrive('Robin');
  const link = await mira.hasWorkspace('Mira & Robin');
  await addGoal(mira, TALK);
  await openRoadmap(mira);
  await placeToday(mira, TALK);
  await mira.expectStored();
  await robin.isIn(link);
  await openRoadmap(robin);
  const before = await wordsOf(barOf(robin, TALK));
  await robin.expectStored();

  await mira.goOffline();
  await robin.goOffline();
  await dragBar(robin, barOf(robin, TALK), 60);
  await expect(barOf(robin, TALK)).not.toHaveAttribute('aria-valuetext', before);
  const robins = await wordsOf(barOf(robin, TALK));
  await openGoal(mira, TALK);
  await renameGoal(mira, RENAMED);
  await openRoadmap(mira);
  await barOf(mira, RENAMED).focus();
  for (let week = 0; week < 3; week++) await mira.page.keyboard.press('ArrowLeft');
  const miras = await wordsOf(barOf(mira, RENAMED));
  await mira.page.keyboard.press('Shift+ArrowLeft');
  const mirasEnd = await wordsOf(barOf(mira, RENAMED));
  // Moves by key are saved after a pause, or when the focus leaves the bar.
  await barOf(mira, RENAMED).blur();
  expect(new Set([before, robins, miras, mirasEnd]).size).toBe(4);
  await mira.expectSync(/^Offline: \d+ changes waiting$/);
  await robin.expectSync(/^Offline: \d+ changes? waiting$/);

  await mira.comeBack();
  await robin.comeBack();
  for (const person of [mira, robin]) {
    await person.expectStored();
    await expect(barOf(person, RENAMED)).toBeVisible();
  }
  await expect
    .poll(async () => {
      const [one, two] = [
        await wordsOf(barOf(mira, RENAMED)),
        await wordsOf(barOf(robin, RENAMED)),
      ];
      return one === two && (await setTwice(mira).count()) + (await setTwice(robin).count());
    })
    .toBe(1);
  const told = (await setTwice(mira).count()) === 1 ? mira : robin;
  const other = told === mira ? robin : mira;
  await expect(setTwice(told)).toContainText(`${other.name}’s`);
  await expect(setTwice(told)).toContainText('you had set');

  await setTwice(told).getByRole('button', { name: 'Use mine' }).click();
  const mine = told === mira ? mirasEnd : robins;
  for (const person of [mira, robin]) {
    await expect(barOf(person, RENAMED)).toHaveAttribute('aria-valuetext', mine);
    await expect(setTwice(person)).toHaveCount(0);
    await person.expectStored();
  }
  await expectEqualReplicas(mira, robin);
});

test('a bar can be moved by keys, by the day or the week, and several presses in a row are undone at once', async ({
  arrive,
}) => {
  const mira = await arrive('Mira');
  const { page } = mira;
  await mira.hasWorkspace('Mira & Robin');
  await addGoal(mira, TALK);
  await openRoadmap(mira);
  await placeToday(mira, TALK);
  const bar = barOf(mira, TALK);
  const says = (words: string) =>
    expect(bar).toHaveAttribute('aria-valuetext', new RegExp(`^${words}, not started`));
  const year = String(NEXT_YEAR);
  const first = `1 Mar ${year} to 30 Apr ${year}`;
  await setDatesByFields(mira, TALK, { from: `${year}-03-01`, until: `${year}-04-30` });
  await says(first);

  await bar.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await says(`15 Mar ${year} to 14 May ${year}`);
  await page.keyboard.press('Escape');
  await says(first);
  // While it isn't saved yet, only that is taken back.
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Control+z');
  await says(first);
  await zoomTo(mira, 'One month');
  await bar.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+ArrowLeft');
  await page.keyboard.press('Alt+ArrowRight');
  await says(`4 Mar ${year} to 1 May ${year}`);
  // Moving the focus away saves it.
  await page.getByRole('button', { name: 'Today', exact: true }).focus();
  await page.keyboard.press('Control+z');
  await says(`3 Mar ${year} to 1 May ${year}`);
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await says(first);

  await setDatesByFields(mira, TALK, { from: `${year}-06-01`, until: `${year}-04-30` });
  await says(first);
  await page.reload();
  await expect(page.getByLabel('How much time is shown')).toHaveValue('month');
});

test('a drag shows its dates, Escape cancels it, and open steps are moved along if you ask', async ({
  arrive,
}) => {
  const mira = await arrive('Mira');
  const { page } = mira;
  await mira.hasWorkspace('Mira & Robin');
  await addGoal(mira, TALK);
  await openRoadmap(mira);
  await placeToday(mira, TALK);
  const bar = barOf(mira, TALK);
  const before = await wordsOf(bar);
  const box = await bar.boundingBox();
  const [x, y] = [(box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + 8];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 80, y, { steps: 4 });
  await expect(bar).not.toHaveAttribute('aria-valuetext', before);
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await expect(bar).toHaveAttribute('aria-valuetext', before);
  await dragBar(mira, bar, -70, { at: 'end' });
  await expect(bar).not.toHaveAttribute('aria-valuetext', before);
  await page.keyboard.press('Control+z');
  await expect(bar).toHaveAttribute('aria-valuetext', before);
  await expect(page).toHaveURL(/\/goals\/roadmap$/);
  await bar.click();
  await expect(page.getByRole('textbox', { name: 'Title' })).toHaveValue(TALK);

  // A goal without dates that is dropped where it was stays there.
  await addGoal(mira, RENAMED);
  await openRoadmap(mira);
  const loose = page.getByRole('link', { name: RENAMED });
  const { x: left, y: top } = (await loose.boundingBox()) ?? { x: 0, y: 0 };
  await page.mouse.move(left + 20, top + 8);
  await page.mouse.down();
  await page.mouse.move(left + 40, top + 8, { steps: 4 });
  await page.mouse.up();
  await expect(page).toHaveURL(/\/goals\/roadmap$/);
  await loose.click();
  await expect(page.getByRole('textbox', { name: 'Title' })).toHaveValue(RENAMED);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`on a phone the roadmap is an agenda; axe finds no problem in its picture or its text (${colorScheme})`, async ({
    arrive,
  }) => {
    test.setTimeout(120_000);
    const mira = await arrive('Mira', { colorScheme, reducedMotion: 'reduce' });
    const { page } = mira;
    await page.goto('/');
    await page.getByRole('button', { name: 'Look around an example' }).click();
    await mira.expectInside();
    await openRoadmap(mira);
    await expect(page.getByRole('slider').first()).toBeVisible();
    const barriers = async () => {
      const { violations } = await new AxeBuilder({ page })
        .options({ resultTypes: ['violations'] })
        .analyze();
      return violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)]);
    };
    expect.soft(await barriers(), `timeline, ${colorScheme}`).toEqual([]);
    await page.getByRole('button', { name: 'Show as a list' }).click();
    const month = new Date().toLocaleDateString('en-GB', { month: 'long', year: 'numeric' });
    await expect(page.getByRole('heading', { name: month })).toBeVisible();
    expect.soft(await barriers(), `list, ${colorScheme}`).toEqual([]);
    await page.getByRole('button', { name: 'Show as a timeline' }).click();
    await page.setViewportSize({ width: 390, height: 844 });
    await expect(page.getByRole('slider')).toHaveCount(0);
    await expect(page.getByRole('region', { name: month })).toBeVisible();
    await expect(page.getByText('Due · ').first()).toContainText(/, (on track|at risk), \d+%/);
    expect.soft(await barriers(), `phone, ${colorScheme}`).toEqual([]);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(390);
  });
}
