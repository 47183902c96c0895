import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readAll } from '../document/read.ts';
import { exchange, testWriter } from '../document/test-writers.ts';
import type { Day } from '../shared/days.ts';
import { fold } from '../shared/fold.ts';
import { LONGEST_TEXT_CHARACTERS } from '../shared/texts.ts';
import { addMarketYear, addPosting, editMarketYear, editPosting } from './change-market.ts';
import { marketYears } from './market-year.ts';
import { postings } from './posting.ts';
import { compareLines, countTerms, entriesOf, termFinder } from './read-market.ts';
import { TermFinder } from './term-finder.ts';

test('a skill is found in a posting as a word of its own, whatever its case and accents', () => {
  const text = 'You know SQL and\nMySQL, C++, data  visualisation; Café-culture. 機械学習の経験';
  const names = ['sql', 'C', 'C++', 'Data visualisation', 'cafe', 'Go', '機械学習', '', 'MySQL'];
  expect(termFinder(names)(text)).toEqual([
    ...['sql', 'C++', 'Data visualisation', 'cafe', '機械学習', 'MySQL'],
  ]);
});

test('postings are counted, and a posting that says a word ten times counts once', () => {
  const texts = ['SQL SQL SQL, Python', 'sql', 'Go'];
  const find = termFinder(['SQL', 'sql', 'Python', 'Rust', 'Go']);
  expect(countTerms(texts.map(find))).toEqual([
    { name: 'sql', postings: 2 },
    { name: 'Go', postings: 1 },
    { name: 'Python', postings: 1 },
  ]);
});

const word = fc.stringMatching(/^[a-zäöß]{1,6}$/);
const texts = fc
  .array(fc.array(word, { maxLength: 6 }), { maxLength: 8 })
  .map((drawn) => drawn.map((words) => words.join(', ')));

test('a name is never counted in more postings than there are, and one that stands alone always is', () => {
  fc.assert(
    fc.property(texts, word, (drawn, name) => {
      const find = termFinder([name]);
      const [counted] = countTerms(drawn.map(find));
      expect(counted?.postings ?? 0).toBeLessThanOrEqual(drawn.length);
      expect(countTerms([...drawn, name].map(find))[0]?.postings).toBe(
        (counted?.postings ?? 0) + 1,
      );
    }),
  );
});

test('what is found of a name doesn’t depend on the other names, and the counts say what the postings say', () => {
  fc.assert(
    fc.property(texts, fc.array(word, { maxLength: 6 }), (drawn, names) => {
      const found = drawn.map(termFinder(names));
      for (const [at, text] of drawn.entries())
        for (const name of names)
          expect(termFinder(found[at] ?? [])(name).length > 0).toBe(
            termFinder([name])(text).length > 0,
          );
      for (const { name, postings } of countTerms(found))
        expect(postings).toBe(found.filter((each) => each.includes(name)).length);
      expect(countTerms(found).length).toBe(new Set(found.flat()).size);
    }),
  );
});

/** As `TermFinder` finds them, name by name and place by place. */
function standing(text: string, names: readonly string[]): string[] {
  const folded = fold(text).replace(/\s+/g, ' ');
  const inWord = (letter: string) => /[\p{L}\p{N}\p{M}+#]/u.test(letter);
  return names.filter((name) => {
    const term = fold(name).replace(/\s+/g, ' ').trim();
    return [...folded].some(
      (_, at) =>
        term !== '' &&
        folded.startsWith(term, at) &&
        !inWord(folded.charAt(at - 1)) &&
        !inWord(folded.charAt(at + term.length)),
    );
  });
}

test('names that begin, end or stand within each other are all found, in one pass as one by one', () => {
  const words = fc.stringMatching(/^[ab+, é]{0,24}$/);
  fc.assert(
    fc.property(
      words,
      fc.array(fc.stringMatching(/^[ab+ é]{0,6}$/), { maxLength: 12 }),
      (text, names) => {
        expect(new TermFinder(names).in(text)).toEqual(standing(text, names));
      },
    ),
    { numRuns: 2_000 },
  );
});

test('names and postings that are made to be slow to search are searched at once', () => {
  const names = Array.from(
    { length: 2_000 },
    (_, at) => 'é'.repeat(1 + (at % 90)) + 'x'.repeat(at),
  );
  const alike = Array.from({ length: 90 }, (_, at) => 'a'.repeat(at + 1));
  const steps = Array.from({ length: 45 }, (_, at) => 'a' + ' a'.repeat(at));
  const bodies = ['a'.repeat(20_000), 'ba '.repeat(6_600), 'a '.repeat(10_000), 'é'.repeat(20_000)];
  const texts = Array.from({ length: 100 }, (_, at) => bodies[at % bodies.length] ?? '');
  const startedAt = performance.now();
  const counts = countTerms(texts.map(termFinder([...alike, ...steps, ...names])));
  expect(performance.now() - startedAt).toBeLessThan(3_000);
  expect(counts[0]).toEqual({ name: 'a', postings: 25 });
});

test('two years are compared: what came, what went, what stayed', () => {
  expect(compareLines('SQL, Excel; Reporting', 'sql, Python · reporting')).toEqual({
    came: ['Python'],
    went: ['Excel'],
    stayed: ['sql', 'reporting'],
  });
  expect(entriesOf('SQL, SQL,  , Excel - Python')).toEqual(['SQL', 'Excel', 'Python']);
});

test('a posting of 200 KB is refused by name, and both may correct one', () => {
  const [mira, robin] = [testWriter('mira', 1), testWriter('robin', 2)];
  const long = 'x'.repeat(LONGEST_TEXT_CHARACTERS + 1);
  expect(addPosting(mira, { title: 'Analyst', body: long })).toEqual({
    ok: false,
    reason: 'tooLong',
  });
  const added = addPosting(mira, { title: 'Analist', body: 'SQL\nPython' });
  if (!added.ok) throw new Error(added.reason);
  exchange(mira, robin);
  expect(editPosting(robin, added.id, { title: 'Analyst' })).toBeNull();
  expect(editPosting(mira, added.id, { organisation: 'Hillside', body: long })).toBe('tooLong');
  expect(editPosting(mira, added.id, { date: '2027-02-30' as Day })).toBe('noSuchDay');
  expect(editPosting(mira, added.id, { organisation: 'Hillside' })).toBeNull();
  exchange(mira, robin);
  expect(readAll(robin.doc, postings).records).toMatchObject([
    { title: 'Analyst', organisation: 'Hillside', body: 'SQL\nPython', person: 'mira' },
  ]);
});

test('both write in one line of a year, and both are there; a number that is no year is refused', () => {
  const [mira, robin] = [testWriter('mira', 1), testWriter('robin', 2)];
  expect(addMarketYear(mira, { year: 20_270 })).toBeNull();
  const id = addMarketYear(mira, { year: 2027, skills: 'SQL' });
  if (id === null) throw new Error('2027 is a year');
  exchange(mira, robin);
  editMarketYear(mira, id, { skills: 'SQL, Python', year: 12 });
  editMarketYear(robin, id, { skills: 'Excel, SQL', qualifications: 'Degree' });
  exchange(mira, robin);
  expect(readAll(mira.doc, marketYears).records).toMatchObject([
    { year: 2027, skills: 'Excel, SQL, Python', qualifications: 'Degree' },
  ]);
});

test('names that are each other’s endings, in a script without spaces, take no longer than others', () => {
  const find = termFinder(Array.from({ length: 100 }, (_, at) => '一'.repeat(at + 1)));
  const begun = performance.now();
  for (let posting = 0; posting < 20; posting++) find('一'.repeat(LONGEST_TEXT_CHARACTERS));
  expect(performance.now() - begun).toBeLessThan(1_500);
});
