/** What floats beside words stays in sight, on whichever side has the room. */
import { expect, test } from 'vitest';
import { besideWords } from './floating.ts';

const room = { top: 0, bottom: 700 };
const frame = { width: 350, top: 100 };
const menu = { width: 200, height: 250 };
const at = (top: number) => ({ left: 20, top, bottom: top + 20 });

test('below the words while there is room, above them when there is not', () => {
  expect(besideWords(at(100), menu, frame, room, 'below').top).toBe(128);
  const flipped = besideWords(at(500), menu, frame, room, 'below');
  expect(flipped.top + menu.height).toBe(492);
});

test('a bar or a keyboard at the foot takes its part of the room', () => {
  const bubble = { width: 200, height: 44 };
  expect(besideWords(at(500), bubble, frame, room, 'below').top).toBe(528);
  expect(besideWords(at(500), bubble, frame, { top: 0, bottom: 640 }, 'below').top).toBe(448);
});

test('above the words goes below where the top of the window is near', () => {
  expect(besideWords(at(-90), menu, frame, room, 'above').top).toBe(-62);
});

test('where neither side has room for all of it, the larger side is taken and it is cut to it', () => {
  const low = { top: 0, bottom: 300 };
  const place = besideWords(at(20), menu, frame, low, 'above');
  expect(place).toEqual({ left: 0, top: 48, height: 144 });
  const high = besideWords(at(130), menu, frame, low, 'below');
  expect(high.height).toBe(214);
  expect(high.top).toBe(130 - 8 - 214);
});

test('it never leaves the frame sideways', () => {
  expect(besideWords({ ...at(0), left: 345 }, menu, frame, room, 'below').left).toBe(150);
  expect(besideWords({ ...at(0), left: 5 }, menu, frame, room, 'below').left).toBe(0);
});
