import { beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { readKnown, readMet, readSeen, writeKnown, writeMet, writeSeen } from './notes-to-self.ts';

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});

/** A state vector of so many visits. */
const visits = (amount: number) =>
  new Map(Array.from({ length: amount }, (_, at) => [2 ** 31 + at, 1_000] as const));

test('what ten years of six visits a day leave is remembered', () => {
  const known = visits(22_000);
  writeSeen('k', Y.encodeStateVector(known));
  writeKnown('k', known);
  expect(readSeen('k')?.size).toBe(known.size);
  expect(readKnown('k')?.size).toBe(known.size);
});

test('a note that others have made too large isn’t kept, nor is the one it would replace', () => {
  writeMet('k', new Map([['robin', 1]]));
  writeSeen('k', Y.encodeStateVector(visits(1)));
  writeKnown('k', visits(1));
  expect(localStorage).toHaveLength(3);
  writeMet('k', new Map([['x'.repeat(70_000), 1]]));
  writeSeen('k', Y.encodeStateVector(visits(50_000)));
  writeKnown('k', visits(50_000));
  expect(localStorage).toHaveLength(0);
  expect(readMet('k').size).toBe(0);
  expect(readSeen('k')).toBeNull();
  expect(readKnown('k')).toBeNull();
});
