import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Splice, wordChanges, wordSplices } from './word-changes.ts';

const sentence = fc
  .array(fc.constantFrom('we', 'meet', 'every', 'week', 'month,', '\n', '  ', 'on', 'Mondays.'), {
    maxLength: 14,
  })
  .map((words) => words.join(' '));

test('a change of words leaves every letter of both in sight', () => {
  fc.assert(
    fc.property(sentence, sentence, (before, after) => {
      const changes = wordChanges(before, after);
      const of = (kind: string) =>
        changes
          .filter((change) => change.kind !== kind)
          .map(({ text }) => text)
          .join('');
      expect(of('removed')).toBe(after);
      const plain = (text: string) => text.replace(/\s+/g, '');
      expect(plain(of('added'))).toBe(plain(before));
    }),
  );
});

test('only what changed is marked', () => {
  expect(wordChanges('We meet every week.', 'We meet every two weeks.')).toEqual([
    { kind: 'same', text: 'We meet every' },
    { kind: 'removed', text: ' week.' },
    { kind: 'added', text: ' two weeks.' },
  ]);
  expect(wordChanges('', 'Weekly')).toEqual([{ kind: 'added', text: 'Weekly' }]);
  expect(wordChanges('Weekly', 'Weekly')).toEqual([{ kind: 'same', text: 'Weekly' }]);
});

function spliced(text: string, splices: readonly Splice[]): string {
  return splices.toReversed().reduce((result, { index, remove, insert }) => {
    return result.slice(0, index) + insert + result.slice(index + remove);
  }, text);
}

test('the splices of a change make the new words of the old ones', () => {
  fc.assert(
    fc.property(sentence, sentence, (before, after) => {
      expect(spliced(before, wordSplices(before, after))).toBe(after);
    }),
  );
});

test('a word that stays is not touched', () => {
  expect(wordSplices('We meet every week in June.', 'We talk every week in the summer.')).toEqual([
    { index: 2, remove: 5, insert: '' },
    { index: 7, remove: 0, insert: ' talk' },
    { index: 21, remove: 6, insert: '' },
    { index: 27, remove: 0, insert: ' the' },
    { index: 27, remove: 0, insert: ' summer.' },
  ]);
});
