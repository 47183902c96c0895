/** Whose page is shown, and that no record stays out of sight. */
import type { PersonId } from '@cairn/model/shared';
import { expect, test } from 'vitest';
import { ownersOf, pageOf, recordsOf, subjectOf, subjectsOf, whoseWords } from './subject.ts';

const id = (name: string) => name as PersonId;

type Session = Parameters<typeof subjectsOf>[0];

function among(roles: Readonly<Record<string, string>>, me: string): Session {
  const all = Object.entries(roles).map(([name, role]) => ({ id: name, role, deletedAt: null }));
  return { people: { all }, me: id(me) } as unknown as Session;
}

test('the page is about the mentee, whoever looks at it', () => {
  for (const me of ['mira', 'robin'])
    expect(subjectOf(among({ mira: 'mentee', robin: 'mentor' }, me), null)).toBe('mira');
});

test('of several mentees it is the one who looks, or the one who was asked for', () => {
  const roles = { mira: 'mentee', jonas: 'mentee', robin: 'mentor' };
  expect(subjectsOf(among(roles, 'robin'))).toEqual(['mira', 'jonas']);
  expect(subjectOf(among(roles, 'jonas'), null)).toBe('jonas');
  expect(subjectOf(among(roles, 'robin'), null)).toBe('mira');
  expect(subjectOf(among(roles, 'jonas'), 'mira')).toBe('mira');
  expect(subjectOf(among(roles, 'jonas'), 'robin')).toBe('jonas');
});

test('without a mentee it is whoever looks', () => {
  expect(subjectOf(among({ robin: 'mentor', ana: 'mentor' }, 'ana'), null)).toBe('ana');
});

test('what belongs to somebody without a page is on everybody’s', () => {
  const session = among({ mira: 'mentee', jonas: 'mentee', robin: 'mentor' }, 'mira');
  const all = ['mira', 'jonas', 'robin', 'gone', null].map((person) => ({
    person: person as PersonId | null,
  }));
  const shown = (subject: string) =>
    recordsOf(session, all, id(subject)).map(({ person }) => person);
  expect(shown('mira')).toEqual(['mira', 'robin', 'gone', null]);
  expect(shown('jonas')).toEqual(['jonas', 'robin', 'gone', null]);
});

test('a record can be any mentee’s, or whoever’s it is; without a mentee, anybody’s who writes', () => {
  const one = among({ mira: 'mentee', robin: 'mentor' }, 'mira');
  expect(ownersOf(one, id('mira'))).toEqual(['mira']);
  expect(ownersOf(one, null)).toEqual(['mira']);
  expect(ownersOf(one, id('robin'))).toEqual(['mira', 'robin']);
  const two = among({ mira: 'mentee', jonas: 'mentee', robin: 'mentor' }, 'robin');
  expect(ownersOf(two, id('jonas'))).toEqual(['mira', 'jonas']);
  const none = among({ robin: 'mentor', ana: 'mentor', sol: 'observer' }, 'ana');
  expect(ownersOf(none, id('ana'))).toEqual(['robin', 'ana']);
});

test('whose a record is goes without saying where there is one mentee', () => {
  const nameOf = String;
  const of = (roles: Readonly<Record<string, string>>) =>
    whoseWords({ ...among(roles, 'robin'), nameOf }, id('mira'));
  expect(of({ mira: 'mentee', robin: 'mentor' })).toBe('');
  expect(of({ mira: 'mentee', jonas: 'mentee', robin: 'mentor' })).toBe('mira');
});

test('an address says whose page it is only where several people have one', () => {
  const address = (roles: Readonly<Record<string, string>>, parameters?: { view: string }) =>
    pageOf(
      { ...among(roles, 'mira'), href: (path) => `/w/x${path}` },
      '/learning',
      id('mira'),
      parameters,
    );
  const two = { mira: 'mentee', jonas: 'mentee' };
  expect(address({ mira: 'mentee', robin: 'mentor' })).toBe('/w/x/learning');
  expect(address({ mira: 'mentee' }, { view: 'list' })).toBe('/w/x/learning?view=list');
  expect(address(two)).toBe('/w/x/learning?of=mira');
  expect(address(two, { view: 'list' })).toBe('/w/x/learning?of=mira&view=list');
});
