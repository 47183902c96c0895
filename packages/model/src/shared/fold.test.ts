/** What searching treats as the same, in any locale. */
import { describe, expect, test } from 'vitest';
import { fold, unfoldedIndex, wordsOf } from './fold.ts';

test.each([
  ['INTERVIEW', 'interview'],
  ['İstanbul', 'istanbul'],
  ['ısı', 'ISI'],
  ['Hauptstraße', 'HAUPTSTRASSE'],
  ['STRAẞE', 'strasse'],
  ['résumé', 'resume'],
  ['re\u0301sume\u0301', 'résumé'],
  ['Łódź', 'lodz'],
  ['smørrebrød', 'smorrebrod'],
  ['ΟΔΟΣ', 'οδός'],
  ['ﬁnance', 'finance'],
  ['ｗｉｄｅ', 'wide'],
  ['co\u00adoperate', 'cooperate'],
  ['שָׁלוֹם', 'שלום'],
  ['مُحَمَّد', 'محمد'],
  ['한국', '한국'],
])('%s is found by %s', (written, searched) => {
  expect(fold(written)).toBe(fold(searched));
});

test.each([
  ['Breite', 'bright'],
  ['कि', 'क'],
  ['が', 'か'],
])('%s isn’t %s', (written, searched) => {
  expect(fold(written)).not.toBe(fold(searched));
});

describe('where it was found', () => {
  test.each([
    ['Die Straße nach Łódź', 'nach', 'nach'],
    ['Die Straße nach Łódź', 'lodz', 'Łódź'],
    ['👩‍👩‍👧 und résumé', 'resume', 'résumé'],
    ['plain words', 'words', 'words'],
  ])('in %s', (text, searched, there) => {
    const at = unfoldedIndex(text, fold(text).indexOf(searched));
    expect(text.slice(at).startsWith(there)).toBe(true);
  });
});

test('words are separated even where there is nothing between them', () => {
  expect(wordsOf(fold('東京会議'))).toEqual(['東京', '会議']);
  expect(wordsOf(fold('ทบทวนเป้าหมาย')).length).toBeGreaterThan(1);
  expect(wordsOf(fold(' lead  a team '))).toEqual(['lead', 'a', 'team']);
  expect(wordsOf('')).toEqual([]);
});
