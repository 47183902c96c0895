/** The closing time in a farewell is chosen by whoever closed the room, so it may be any number. */
import { deriveKeys } from '@cairn/protocol';
import { roomKeysOf, sealFarewell } from '@cairn/sealed';
import { expect, test } from 'vitest';
import { readFarewellOf } from './read-farewell.ts';

const keys = roomKeysOf(deriveKeys(new Uint8Array(32).fill(1)));
const random = (length: number) => new Uint8Array(length);
const readAt = (at: number) =>
  readFarewellOf(keys, sealFarewell(keys, { by: 'mira', at, next: 'next' }, random))?.at;

test('a farewell’s time has to be one that a date can hold', () => {
  expect(readAt(5)).toBe(5);
  expect(new Date(readAt(Number.MAX_SAFE_INTEGER) ?? Number.NaN).getFullYear()).toBe(275_760);
});
