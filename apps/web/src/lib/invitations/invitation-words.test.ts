/** The wording for an invitation says what is known about it. */
import type { Invitation } from '@cairn/model/invitations';
import type { InvitationId, PersonId } from '@cairn/model/shared';
import { expect, test } from 'vitest';
import { purposeWords, readinessOf, stateWords } from './invitation-words.ts';

const NOW = new Date(2027, 2, 12, 12).getTime();
const MINUTE_MS = 60_000;
const [mira, robin, ana] = ['mira', 'robin', 'ana'] as PersonId[] as [PersonId, PersonId, PersonId];
const nameOf = (person: PersonId) => person.toUpperCase();

const invitation: Invitation = {
  ...{ id: 'room' as InvitationId, createdBy: mira, createdAt: NOW, deletedAt: null },
  ...{ deletedBy: null, access: 'write', expiresAt: NOW + 14 * 86_400_000, forPerson: null },
  ...{ usedAt: null, usedBy: null, usedByName: '', revokedAt: null },
};
const usedAt = NOW - 3 * MINUTE_MS;

test('each state has its own words', () => {
  const say = (facts: Partial<Invitation>) => stateWords({ ...invitation, ...facts }, NOW, nameOf);
  expect(say({})).toBe('Not used yet. It works until 26 March.');
  expect(say({ usedAt, usedBy: robin })).toBe('Used 3 minutes ago by ROBIN');
  expect(say({ usedAt, usedByName: 'Rob' })).toBe(
    'Used 3 minutes ago by someone who gave the name “Rob”',
  );
  expect(say({ usedAt })).toBe('Used 3 minutes ago by someone who gave no name');
  expect(say({ access: 'read', usedAt, usedByName: 'Ana' })).toBe('Used 3 minutes ago by Ana');
  expect(say({ revokedAt: usedAt })).toBe('Withdrawn 3 minutes ago');
  expect(say({ expiresAt: usedAt })).toBe('It expired 3 minutes ago, and nobody had used it');
});

test('an invitation is called by whom it is for', () => {
  const say = (facts: Partial<Invitation>) =>
    purposeWords({ ...invitation, ...facts }, mira, nameOf);
  expect(say({})).toBe('Someone new');
  expect(say({ forPerson: mira })).toBe('Another of your devices');
  expect(say({ forPerson: robin })).toBe('Another of ROBIN’s devices');
  expect(say({ access: 'read', forPerson: ana })).toBe('Read-only access for ANA');
});

test('F37 a link is called ready only once its invitation is on the relay', () => {
  expect(readinessOf({ filled: true }, 'offline', false)).toBe('ready');
  expect(readinessOf({ filled: false }, 'stored', false)).toBe('onTheWay');
  expect(readinessOf({ filled: false }, 'offline', false)).toBe('offline');
  expect(readinessOf({ filled: false }, 'full', false)).toBe('refused');
  expect(readinessOf({ filled: true }, 'stored', true)).toBe('turnedAway');
});
