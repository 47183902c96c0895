/** A floating box stays visible, on whichever side has the space. */
import { afterEach, expect, test } from 'vitest';
import { floatBeside } from './float.ts';

const GAP_PX = 8;
let stop = () => {};

function element(style: string): HTMLElement {
  const made = document.createElement('div');
  made.style.cssText = style;
  document.body.append(made);
  return made;
}

/** Where a box of this height is placed beside a line 20 pixels high. */
async function placed(
  line: { top: number; left?: number },
  height: number,
  wanted: Partial<Parameters<typeof floatBeside>[2]> = {},
) {
  const anchor = element(
    `position: fixed; top: ${line.top}px; left: ${line.left ?? 20}px; width: 10px; height: 20px`,
  );
  const box = element('position: fixed; overflow: auto');
  box.innerHTML = `<div style="width: 200px; height: ${height}px"></div>`;
  stop = floatBeside(anchor, box, { placement: 'bottom-start', gapPx: GAP_PX, ...wanted });
  await expect.poll(() => box.style.left).not.toBe('');
  return box.getBoundingClientRect();
}

afterEach(() => {
  stop();
  document.body.replaceChildren();
});

test('below while there is space, above if there is not', async () => {
  expect((await placed({ top: 10 }, 100)).top).toBe(10 + 20 + GAP_PX);
  const low = innerHeight - 50;
  expect((await placed({ top: low }, 100)).bottom).toBe(low - GAP_PX);
});

test('with placement above, it goes below near the top of the window', async () => {
  expect((await placed({ top: 10 }, 100, { placement: 'top' })).top).toBe(10 + 20 + GAP_PX);
});

test('a bar at the bottom takes its part of the space', async () => {
  const top = innerHeight - 20 - GAP_PX - 8 - 100;
  expect((await placed({ top }, 100)).top).toBe(top + 20 + GAP_PX);
  expect((await placed({ top }, 100, { footPx: 40 })).bottom).toBe(top - GAP_PX);
});

test('if neither side has space for all of it, the larger one is used and it is cut to fit', async () => {
  const top = Math.round(innerHeight / 2) + 40;
  const box = await placed({ top }, 2 * innerHeight);
  expect(box.bottom).toBe(top - GAP_PX);
  expect(box.top).toBe(8);
});

test('if neither side has space for anything, it is shown over its anchor', async () => {
  const room = 150;
  const box = await placed({ top: 60 }, 400, { footPx: innerHeight - room });
  expect(box.bottom).toBe(room - 8);
  expect(box.height).toBe(96);
});

test('it leaves the window together with its anchor', async () => {
  const box = await placed({ top: -300 }, 100);
  expect(box.bottom).toBeLessThan(0);
});

test('it stays within the window and its container sideways', async () => {
  expect((await placed({ top: 10, left: innerWidth - 30 }, 50)).right).toBe(innerWidth - 8);
  const within = element('position: fixed; top: 0; left: 100px; width: 250px; height: 300px');
  expect((await placed({ top: 10, left: 330 }, 50, { within })).right).toBe(350);
});

test('it follows its anchor, and the size of its contents', async () => {
  const anchor = element('position: absolute; top: 40px; left: 20px; width: 10px; height: 20px');
  const box = element('position: fixed; width: 50px; height: 50px');
  stop = floatBeside(anchor, box, { placement: 'bottom', gapPx: GAP_PX });
  await expect.poll(() => box.style.top).toBe('68px');
  anchor.style.top = '60px';
  await expect.poll(() => box.style.top).toBe('88px');
});
