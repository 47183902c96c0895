/** A pointer is followed from the press to the end, whichever that is. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Drag, followPointer } from './pointer-drag.ts';

let said: string[] = [];
let element: HTMLElement;

beforeEach(() => {
  said = [];
  element = document.createElement('a');
  document.body.append(element);
});
afterEach(() => element.remove());

function event(type: string, x: number, y: number, more: PointerEventInit = {}): PointerEvent {
  const where = { clientX: x, clientY: y, pointerId: 1, isPrimary: true };
  return new PointerEvent(type, { ...where, bubbles: true, cancelable: true, ...more });
}

function press(drag: Partial<Drag>, more: PointerEventInit = {}): () => void {
  return followPointer(event('pointerdown', 10, 10, more), {
    beginsAfterPx: 5,
    onbegin: () => said.push('begins'),
    onmove: ({ x, y }, isFine) => said.push(`${x} ${y}${isFine ? ' fine' : ''}`),
    ondrop: () => said.push('drops'),
    oncancel: () => said.push('cancels'),
    ...drag,
  });
}

const does = (type: string, x = 10, y = 10, more: PointerEventInit = {}) =>
  element.dispatchEvent(event(type, x, y, more));
const hits = (key: string) =>
  element.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
const clicks = () =>
  element.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));

test('a short movement is a click, a longer one is a drag, which drops where it is released', () => {
  press({ onpress: () => said.push('pressed') });
  does('pointermove', 12, 12);
  does('pointerup', 12, 12);
  press({});
  does('pointermove', 30, 10);
  does('pointermove', 40, 10, { altKey: true });
  does('pointerup', 50, 10);
  does('pointermove', 90, 90);
  expect(said).toEqual(['pressed', 'begins', '30 10', '40 10 fine', '50 10', 'drops']);
});

test('with a distance of 0 it begins at once', () => {
  press({ beginsAfterPx: 0 });
  expect(said).toEqual(['begins']);
  does('pointercancel');
  expect(said).toEqual(['begins', 'cancels']);
});

test('Escape cancels it, and the click that follows opens nothing', async () => {
  press({});
  does('pointermove', 30, 10);
  expect(hits('Escape')).toBe(false);
  does('pointerup', 30, 10);
  expect(said).toEqual(['begins', '30 10', 'cancels']);
  expect(clicks()).toBe(false);
  await expect.poll(clicks).toBe(true);
});

test('other keys are left alone, and so is Escape before it has begun', () => {
  const cancel = press({});
  expect(hits('Escape')).toBe(true);
  does('pointermove', 30, 10);
  expect(hits('Enter')).toBe(true);
  cancel();
  cancel();
  expect(said).toEqual(['begins', '30 10', 'cancels']);
});

test('a finger begins by holding still; a swipe is not a drag', async () => {
  const finger = { pointerType: 'touch' };
  press({ fingerRestsMs: 20 }, finger);
  does('pointermove', 30, 10, finger);
  expect(said).toEqual(['cancels']);
  press({ fingerRestsMs: 20 }, finger);
  await expect.poll(() => said).toEqual(['cancels', 'begins']);
  does('pointerup', 10, 10, finger);
  expect(said).toEqual(['cancels', 'begins', 'drops']);
});

test('another pointer and another button are not followed', () => {
  press({}, { button: 2 });
  press({}, { isPrimary: false });
  const cancel = press({});
  does('pointermove', 30, 10, { pointerId: 2 });
  does('pointerup', 30, 10, { pointerId: 2 });
  expect(said).toEqual([]);
  cancel();
  expect(said).toEqual(['cancels']);
});

test('scrolling under a pointer at rest is a move', () => {
  const cancel = press({ beginsAfterPx: 0 });
  element.dispatchEvent(new Event('scroll'));
  expect(said).toEqual(['begins', '10 10']);
  cancel();
});
