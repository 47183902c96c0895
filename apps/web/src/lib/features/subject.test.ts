/** Whose page is shown, and that no record stays out of sight. */
import type { PersonId } from '@cairn/model/shared';
import { expect, test } from 'vitest';
import { recordsOf, subjectOf, subjectsOf } from './subject.ts';

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
