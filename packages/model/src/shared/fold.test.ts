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

test('a hundred thousand marks on one letter are looked at once, as far as they could be meant', () => {
  for (const marks of [
    '\u0301\u0316',
    '\u0316\uff9e',
    '\uff9f\u0301',
    '\u0e38\u0e48',
    '\u{1d165}\u0316',
  ]) {
    const text = `a${marks.repeat(50_000)}b`;
    const startedAtMs = performance.now();
    const folded = fold(text);
    expect(performance.now() - startedAtMs).toBeLessThan(1_000);
    expect(folded.length).toBeLessThan(70);
    expect(unfoldedIndex(text, folded.indexOf('b'))).toBe(text.length - 1);
  }
});

test('as many marks as any script puts on one letter all count', () => {
  const letter = `ก${'\u0e48'.repeat(30)}`;
  expect(fold(letter)).toHaveLength(31);
  expect(fold(`${letter}\u0e48`)).toBe(fold(letter));
});

test('words are separated even where there is nothing between them', () => {
  expect(wordsOf(fold('東京会議'))).toEqual(['東京', '会議']);
  expect(wordsOf(fold('ทบทวนเป้าหมาย')).length).toBeGreaterThan(1);
  expect(wordsOf(fold(' lead  a team '))).toEqual(['lead', 'a', 'team']);
  expect(wordsOf('')).toEqual([]);
});
