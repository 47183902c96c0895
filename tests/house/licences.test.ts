/** The licence check has to reject what may not be shipped. */
import { expect, test } from 'vitest';
import { isCompatible } from '../../scripts/licences.ts';

test.each([
  ['yjs', 'MIT'],
  ['@fontsource-variable/inter', 'OFL-1.1'],
  ['either', '(GPL-2.0-only OR MIT)'],
  ['both', 'MIT AND ISC'],
])('%s under %s may be shipped', (name, licence) => {
  expect(isCompatible(name, licence)).toBe(true);
});

test.each([
  ['old', 'GPL-2.0-only'],
  ['closed', 'UNLICENSED'],
  ['silent', 'Unknown'],
  ['business', 'BUSL-1.1'],
  ['both', 'MIT AND GPL-2.0-only'],
  ['code-under-a-font-licence', 'OFL-1.1'],
])('%s under %s may not', (name, licence) => {
  expect(isCompatible(name, licence)).toBe(false);
});
