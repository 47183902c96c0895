/**
 * Shows that Tab reaches every control of every page in the order in which they are seen, that the
 * focus is always visible, and that whatever opens gives it back.
 */
import type { Page } from '@playwright/test';
import { expect, test } from '../actions/journey.ts';
import { baseOf, follow, pagesOf, twoFrames } from '../actions/pages.ts';
import type { Person } from '../actions/person.ts';

/** Where the first record of each kind is linked from, and how its address begins. */
const RECORDS = [
  ['/goals', '/goals/'],
  ['/skills', '/skills/'],
  ['/learning?view=list', '/learning/'],
  ['/learning/experience', '/learning/experience/'],
  ['/network', '/network/'],
  ['/network/rhythm', '/network/events/'],
  ['/week', '/week/habits/'],
  ['/reviews', '/reviews/'],
  ['/meetings', '/meetings/'],
] as const;

/** How the names of buttons begin that open a form. */
const FORMS = [
  'Add a posting',
  'Rate yourself',
  'Edit your rating',
  'Add experience',
  'Copy for my CV',
  'Add a habit',
  'New meeting',
  'Close the meeting',
  'Paste rows',
  'Suggest other words',
];

/** More than any page of the example has. */
const MOST_PRESSES = 400;

test('Tab reaches every control of every page in reading order, and the focus is always visible', async ({
  arrive,
}) => {
  test.setTimeout(120_000);
  const mira = await arrive('Mira', { reducedMotion: 'reduce' });
  const { page } = mira;
  const { base, paths } = await openExample(mira);
  for (const path of paths) {
    await follow(page, base + path);
    await expect(page.getByRole('heading', { level: 1 })).toBeAttached();
    expect.soft(await tabThrough(page), path || 'Today').toEqual([]);
  }
});

test('whatever opens takes the focus, and Escape closes it and gives the focus back', async ({
  arrive,
}) => {
  test.setTimeout(120_000);
  const mira = await arrive('Mira', { reducedMotion: 'reduce' });
  const { page } = mira;
  const soft = expect.configure({ soft: true, timeout: 3000 });
  const { base, paths } = await openExample(mira);
  for (const path of paths) {
    await follow(page, base + path);
    for (const name of await openers(page)) {
      const opener = page.getByRole('main').getByRole('button', { name, exact: true }).first();
      await opener.focus();
      await page.keyboard.press('Enter');
      await soft.poll(() => isIn(page, [name, 'BODY']), `${path}: ${name} opens`).toBe(false);
      await page.keyboard.press('Escape');
      // What is being written in a sheet closes before the sheet does.
      if (await page.getByRole('dialog').isVisible()) await page.keyboard.press('Escape');
      await soft.poll(() => isIn(page, [name]), `${path}: ${name} is left`).toBe(true);
    }
  }
});

/** Whether the focus is in one of these: buttons by their names, anything else by its tag. */
function isIn(page: Page, names: readonly string[]): Promise<boolean> {
  return page.evaluate((some) => {
    const here = document.activeElement;
    const name = here?.getAttribute('aria-label') ?? here?.textContent.trim() ?? '';
    return some.includes(here instanceof HTMLButtonElement ? name : (here?.tagName ?? ''));
  }, names);
}

/** Names of the buttons that open a menu, a small box or a form; one of each kind. */
function openers(page: Page): Promise<string[]> {
  return page.evaluate((forms) => {
    const buttons = [...document.querySelectorAll<HTMLButtonElement>('main button:enabled')];
    const named = buttons
      // Those in the cells of a table are for a pointer: there the focus stays on the cell.
      .filter(
        (button) => button.tabIndex >= 0 && button.checkVisibility({ visibilityProperty: true }),
      )
      .map((button) => ({
        name: button.getAttribute('aria-label') ?? button.textContent.trim(),
        opens: button.hasAttribute('aria-haspopup'),
      }))
      .filter(({ name, opens }) => opens || forms.some((form) => name.startsWith(form)));
    const kinds = new Map(named.map(({ name }) => [name.split(/:|\d/)[0], name]));
    return [...kinds.values()];
  }, FORMS);
}

/** Opens the example; the paths of all its pages, and of one record of each kind. */
async function openExample(person: Person) {
  const { page } = person;
  await page.goto('/');
  await page.getByRole('button', { name: 'Look around an example' }).click();
  await person.expectInside();
  const base = baseOf(page);
  const paths = await pagesOf(page);
  const lists = new Set(paths.map((path) => base + path));
  for (const [list, begins] of RECORDS) {
    await follow(page, base + list);
    const links = page.getByRole('main').locator(`li a[href^="${base}${begins}"]`);
    await expect(links.first()).toBeVisible();
    const addresses = await links.evaluateAll((all) =>
      all.map((link) => link.getAttribute('href') ?? ''),
    );
    const record = addresses.find((address) => !lists.has(address));
    if (record === undefined) throw new Error(`${list} links to no record`);
    paths.push(record.slice(base.length));
  }
  return { base, paths };
}

/** Goes through the page’s own part with Tab; what is wrong on the way, in words. */
async function tabThrough(page: Page): Promise<string[]> {
  await twoFrames(page);
  await page.evaluate(begin);
  const wrong: string[] = [];
  for (let pressed = 0; pressed < MOST_PRESSES; pressed += 1) {
    await page.keyboard.press('Tab');
    const here = await page.evaluate(look);
    if (here === null) return [...wrong, ...(await page.evaluate(missed))];
    wrong.push(...here);
  }
  return [...wrong, 'Tab never left the page'];
}

interface Walk {
  readonly expected: readonly HTMLElement[];
  readonly reached: Set<Element>;
  last: { element: Element; box: DOMRect } | null;
  nameOf: (element: Element) => string;
}
declare global {
  interface Window {
    walk?: Walk;
  }
}

/** In the page: notes what Tab should reach, and puts the focus before all of it. */
function begin(): void {
  const main = document.querySelector('main');
  if (main === null) throw new Error('the page has no main part');
  const isChosen = (radio: HTMLInputElement) => {
    const group = [...main.querySelectorAll<HTMLInputElement>('input[type=radio]')].filter(
      ({ name, form }) => name === radio.name && form === radio.form,
    );
    return group.some(({ checked }) => checked) ? radio.checked : group[0] === radio;
  };
  const controls =
    'a[href], button, input, select, textarea, summary, [tabindex], [contenteditable]';
  window.walk = {
    expected: [...main.querySelectorAll<HTMLElement>(controls)].filter(
      (element) =>
        element.tabIndex >= 0 &&
        !element.matches(':disabled, [contenteditable=false], [inert] *') &&
        element.checkVisibility({ visibilityProperty: true }) &&
        (!(element instanceof HTMLInputElement && element.type === 'radio') || isChosen(element)),
    ),
    reached: new Set(),
    last: null,
    nameOf: (element) =>
      `“${(element.getAttribute('aria-label') ?? element.textContent.trim()).slice(0, 60)}” (${element.tagName.toLowerCase()})`,
  };
  main.tabIndex = -1;
  main.focus();
  main.removeAttribute('tabindex');
}

/** In the page: what is wrong with where the focus is; `null` once it has left the page’s own part. */
function look(): string[] | null {
  const { walk, innerHeight, innerWidth, scrollX, scrollY } = window;
  const here = document.activeElement;
  // What fades in when the focus comes near is there a moment later.
  for (const animation of document.getAnimations())
    if (animation instanceof CSSTransition) animation.finish();
  if (!walk || here === null || here.closest('main') === null) return null;
  if (walk.last?.element === here) return [];
  const wrong: string[] = [];
  const name = walk.nameOf(here);
  if (walk.reached.has(here)) wrong.push(`${name} has the focus again`);
  walk.reached.add(here);

  const own = here.getBoundingClientRect();
  if (own.bottom < 0 || own.top > innerHeight || own.right < 0 || own.left > innerWidth)
    wrong.push(`${name} is out of sight`);
  let isOutlined = here.matches('[contenteditable]');
  for (let at: Element | null = here, up = 0; at !== null; at = at.parentElement, up += 1) {
    const { outlineStyle, outlineWidth, opacity } = getComputedStyle(at);
    const isDrawnBeside = at === here && here.matches('[type=checkbox], [type=radio]');
    if (Number(opacity) < 0.5 && !isDrawnBeside) wrong.push(`${name} can’t be seen`);
    // What is drawn instead of a hidden field is beside it or around it.
    const around =
      up > 2 ? [] : [at, ...(at.parentElement === null ? [] : at.parentElement.children)];
    const isDrawn = around.some((each) => {
      const style = each === at ? { outlineStyle, outlineWidth } : getComputedStyle(each);
      return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
    });
    if (isDrawn) isOutlined = true;
  }
  if (!isOutlined) wrong.push(`${name} doesn’t show that it has the focus`);

  const box = new DOMRect(own.x + scrollX, own.y + scrollY, own.width, own.height);
  const before = walk.last?.box;
  if (
    walk.last !== null &&
    before !== undefined &&
    box.bottom <= before.top &&
    box.left < before.right &&
    box.right > before.left
  )
    wrong.push(`${name} is above ${walk.nameOf(walk.last.element)} but comes after it`);
  walk.last = { element: here, box };
  return wrong;
}

/** In the page: the controls that Tab never reached. */
function missed(): string[] {
  const { walk } = window;
  return (walk?.expected ?? [])
    .filter((each) => each.isConnected && walk?.reached.has(each) === false)
    .map((each) => `Tab doesn’t reach ${walk?.nameOf(each) ?? ''}`);
}
