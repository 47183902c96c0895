/** Right-to-left notes are aligned right, in the editor and where they are only read. */
import '../../app.css';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { open } from './test-editors.ts';
import { twoDevices } from './two-people.ts';

let devices: ReturnType<typeof twoDevices>;
beforeEach(() => {
  devices = twoDevices();
});
afterEach(() => {
  devices.dispose();
});

const HEBREW = 'שלום, 3 פעמים';
const ARABIC = 'مرحبا (مرتين)';

/** Each block with a direction of its own: its kind and the direction. */
const directionsIn = (box: Element) =>
  [...box.querySelectorAll('[dir=auto]')].map((block) => [
    block.tagName,
    block.parentElement === box,
    getComputedStyle(block).direction,
  ]);

test('each block has its own direction, and a list has one for its markers and boxes', async () => {
  const mira = await open(devices.left, 'Mira');
  await userEvent.click(mira.box);
  await userEvent.keyboard(`${HEBREW}{Enter}In English{Enter}# ${ARABIC}{Enter}- ${HEBREW}{Enter}`);
  await userEvent.keyboard(`{Tab}${ARABIC}{Enter}{Enter}{Enter}> ${ARABIC}{Enter}{Enter}`);
  await userEvent.keyboard(`[[] ${HEBREW}`);
  const said = [
    ['P', true, 'rtl'],
    ['P', true, 'ltr'],
    ['H2', true, 'rtl'],
    ['UL', true, 'rtl'],
    ['BLOCKQUOTE', true, 'rtl'],
    ['UL', true, 'rtl'],
  ];
  await expect.poll(() => directionsIn(mira.box.element())).toEqual(said);

  const { screen } = await open(devices.right, 'Robin', { canWrite: false });
  const reading = screen.getByRole('group', { name: 'Notes of Robin' });
  await expect.element(reading).toBeVisible();
  expect(directionsIn(reading.element())).toEqual(said);

  for (const place of [mira.box.element(), reading.element()]) {
    const [list, tasks] = [...place.querySelectorAll(':scope > ul')];
    const item = list?.querySelector('li')?.getBoundingClientRect();
    const ground = list?.getBoundingClientRect();
    expect((ground?.right ?? 0) - (item?.right ?? 0)).toBeGreaterThan(10);
    const box = tasks?.querySelector('input')?.getBoundingClientRect();
    const words = tasks?.querySelector('p')?.getBoundingClientRect();
    expect(box?.left).toBeGreaterThanOrEqual(words?.right ?? Infinity);
    const quote = place.querySelector('blockquote');
    expect(quote && getComputedStyle(quote).borderRightWidth).toBe('2px');
  }
});

test('a block changes direction as soon as its first letter does', async () => {
  const mira = await open(devices.left, 'Mira');
  await userEvent.click(mira.box);
  await userEvent.keyboard('In English');
  await userEvent.keyboard('{Home}ש');
  await expect.poll(() => directionsIn(mira.box.element())).toEqual([['P', true, 'rtl']]);
});
