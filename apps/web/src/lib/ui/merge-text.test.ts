/** F42: a line that both people change at once ends up with both changes. */
import { expect, test } from 'vitest';
import { mergeText } from './merge-text.ts';

test.each([
  ['only mine', 'team', 'a team', 'team', 'a team'],
  ['only theirs', 'team', 'team', 'teams', 'teams'],
  ['mine before theirs', 'team', 'a team', 'teams', 'a teams'],
  ['mine after theirs', 'team', 'teams', 'a team', 'a teams'],
  ['both at the end', 'team', 'team one', 'team two', 'team one two'],
  ['mine deletes, theirs adds elsewhere', 'a big team', 'a team', 'a big team now', 'a team now'],
  ['mine deletes what they changed', 'a big team', 'a team', 'a bigger team', 'a bigger team'],
  ['both empty it', 'team', '', '', ''],
])('%s', (_name, base, mine, theirs, both) => {
  expect(mergeText(base, mine, theirs)).toBe(both);
});
