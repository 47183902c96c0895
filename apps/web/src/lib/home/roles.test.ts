/** Who somebody is taken for on the way in. */
import { expect, test } from 'vitest';
import { missingRole, sameName } from './roles.ts';

test('the role that is missing is the one offered', () => {
  expect(missingRole([{ role: 'mentee' }])).toBe('mentor');
  expect(missingRole([{ role: 'mentor' }])).toBe('mentee');
  expect(missingRole([{ role: 'observer' }])).toBe('mentee');
  expect(missingRole([{ role: 'mentee' }, { role: 'mentor' }])).toBe('mentor');
});

test('capitals and spaces make no other name, and no name is nobody’s', () => {
  expect(sameName(' mira  K.', 'Mira K.')).toBe(true);
  expect(sameName('Mira', 'Mirac')).toBe(false);
  expect(sameName('', ' ')).toBe(false);
});
