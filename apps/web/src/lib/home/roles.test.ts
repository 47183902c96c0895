/** Which role and which person somebody is assumed to be when joining. */
import { expect, test } from 'vitest';
import { missingRole, sameName } from './roles.ts';

test('the missing role is the one offered', () => {
  expect(missingRole([{ role: 'mentee' }])).toBe('mentor');
  expect(missingRole([{ role: 'mentor' }])).toBe('mentee');
  expect(missingRole([{ role: 'observer' }])).toBe('mentee');
  expect(missingRole([{ role: 'mentee' }, { role: 'mentor' }])).toBe('mentor');
});

test('capitals and spaces make no difference to a name, and an empty name matches nobody', () => {
  expect(sameName(' mira  K.', 'Mira K.')).toBe(true);
  expect(sameName('Mira', 'Mirac')).toBe(false);
  expect(sameName('', ' ')).toBe(false);
});
