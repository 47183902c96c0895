import { deriveKeys } from '@cairn/protocol';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { KIND_INVITATION, KIND_UPDATE, sealEntry } from './entry.ts';
import { openInvitation, sealInvitation, type Invitation, type InvitedTo } from './invitation.ts';
import { roomKeysOf } from './keys.ts';
import { chanceBytes } from './test-devices.ts';

const random = chanceBytes(1);
const keys = roomKeysOf(deriveKeys(new Uint8Array(32).fill(1)));
const others = roomKeysOf(deriveKeys(new Uint8Array(32).fill(2)));
const { readSecret, writeTokenHash, verifyKey } = deriveKeys(new Uint8Array(32).fill(3));

const invitationTo = (to: InvitedTo): Invitation => ({
  to,
  workspaceName: 'Mira & Robin',
  inviterName: 'Mira',
  person: '',
  expiresAt: 1_800_000_000_000,
});

test.each([
  ['all of a workspace', { access: 'write', secret: new Uint8Array(32).fill(4) }],
  ['reading it', { access: 'read', readSecret, writeTokenHash, verifyKey }],
] as const)('an invitation to %s comes back whole, with its own keys alone', (_what, to) => {
  const invitation = invitationTo(to);
  const entry = sealInvitation(keys, invitation, random);
  expect(openInvitation(keys, entry)).toEqual(invitation);
  expect(openInvitation(others, entry)).toBeUndefined();
});

test('what is altered, cut, of another kind or no bytes at all is no invitation', () => {
  const entry = sealInvitation(keys, invitationTo({ access: 'write', secret: random(32) }), random);
  for (let at = 0; at < entry.length; at += 7) {
    const changed = entry.slice();
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(openInvitation(keys, changed)).toBeUndefined();
    expect(openInvitation(keys, entry.slice(0, at))).toBeUndefined();
  }
  expect(
    openInvitation(keys, sealEntry(keys, KIND_UPDATE, Uint8Array.of(0), random)),
  ).toBeUndefined();
  for (const value of [undefined, null, 'text', 7, {}]) {
    expect(openInvitation(keys, value)).toBeUndefined();
  }
});

test('an invitation with a public key that anyone could sign for is refused', () => {
  const small = new Uint8Array(32);
  small[0] = 1;
  const to = { access: 'read', readSecret, writeTokenHash, verifyKey: small } as const;
  expect(openInvitation(keys, sealInvitation(keys, invitationTo(to), random))).toBeUndefined();
});

test('whatever a writer seals as an invitation, opening it never throws', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (body) => {
      openInvitation(keys, sealEntry(keys, KIND_INVITATION, body, random));
    }),
    { numRuns: 60 },
  );
});
