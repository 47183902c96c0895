import type { Day } from '@cairn/model/shared';
import { expect, test } from 'vitest';
import { goalSentence } from './note-words.ts';

const today = '2027-03-12' as Day;

test.each([
  ['unknownStatus', 'purple', '“purple” isn’t a status Cairn knows, so it was left as it was.'],
  ['noTitle', '', 'A goal needs a title, so it kept the one it had.'],
  ['noTitle', 'soon', 'There’s no goal in the first column, so “soon” was left out.'],
  ['sameRecordTwice', 'Lead', '“Lead” is in two rows. Both were written to the same goal;'],
  ['sameTitleTwice', 'Lead', '“Lead” is in two rows, which made two goals.'],
  ['goalGone', 'Lead', 'The goal was deleted in the meantime. It’s in the bin.'],
  ['notADate', 'soon', '“soon” isn’t a date Cairn can read.'],
] as const)('%s of %j is said', (key, words, sentence) => {
  expect(goalSentence(key, words, today)).toContain(sentence);
});
