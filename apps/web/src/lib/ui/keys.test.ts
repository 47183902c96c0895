/** Shortcuts work on keyboards that have no Latin letters. */
import { expect, test } from 'vitest';
import { latinKey } from './keys.ts';

test.each([
  ['л', 'KeyK', 'k'],
  ['Л', 'KeyK', 'K'],
  ['ζ', 'KeyZ', 'z'],
  ['ז', 'KeyZ', 'z'],
  ['٣', 'Digit3', '3'],
])('Cyrillic, Greek, Hebrew and Arabic: %s on %s is %s', (key, code, latin) => {
  expect(latinKey({ key, code })).toBe(latin);
});

test.each([
  ['z', 'KeyY'],
  ['é', 'Digit2'],
  ['ß', 'Minus'],
  ['?', 'KeyJ'],
  ['/', 'KeyQ'],
  ['Enter', 'Enter'],
  ['Process', 'KeyA'],
])('what a Latin keyboard types is taken as it is: %s on %s', (key, code) => {
  expect(latinKey({ key, code })).toBe(key);
});
