/** Undoing is said in words a person would use, whatever the change is called. */
import { allCollections } from '@cairn/model/collections';
import { expect, test } from 'vitest';
import { changeWords } from './change-words.ts';

test('a known change has its own words', () => {
  expect(changeWords('goal.rename')).toBe('renaming a goal');
});

test('a change that came after the table is called by its kind', () => {
  expect(changeWords('goal.somethingNew')).toBe('a change to a goal');
  expect(changeWords('invented.yesterday')).toBe('the last change');
});

test('binning and restoring have words for every kind of thing', () => {
  for (const { record } of allCollections) {
    expect(changeWords(`${record}.bin`), record).not.toBe('the last change');
    expect(changeWords(`${record}.restore`), record).not.toBe('the last change');
  }
});
