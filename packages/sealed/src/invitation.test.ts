import { deriveKeys, encodeBase64url } from '@cairn/protocol';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { KIND_INVITATION, KIND_UPDATE, openEntry, sealEntry } from './entry.ts';
import { type Invitation, type InvitedTo, openInvitation, sealInvitation } from './invitation.ts';
import { roomKeysOf } from './keys.ts';
import { chanceBytes } from './test-devices.ts';

const random = chanceBytes(1);
const { readSecret, writeTokenHash, verifyKey } = deriveKeys(new Uint8Array(32).fill(3));
const keysOf = (secret: Uint8Array) => roomKeysOf(deriveKeys(secret));
const open = (secret: Uint8Array, entry: unknown) => openInvitation(secret, keysOf(secret), entry);

const invitationTo = (to: InvitedTo): Invitation => ({
  to,
  workspaceName: 'Mira & Robin',
  inviterName: 'Mira',
  person: '',
  expiresAt: 1_800_000_000_000,
});
const leadingTo = (fill: number) =>
  invitationTo({ access: 'write', secret: new Uint8Array(32).fill(fill) });

test.each([
  ['all of a workspace', { access: 'write', secret: new Uint8Array(32).fill(4) }],
  ['reading it', { access: 'read', readSecret, writeTokenHash, verifyKey }],
] as const)('an invitation to %s round-trips, with its own secret only', (_what, to) => {
  const invitation = invitationTo(to);
  const { secret, entry } = sealInvitation(invitation, random);
  expect(open(secret, entry)).toEqual(invitation);
  expect(open(new Uint8Array(32).fill(2), entry)).toBeUndefined();
});

test('F37: somebody who has seen the link can’t make another invitation for it', () => {
  const mira = sealInvitation(leadingTo(4), random);
  const eve = sealInvitation(leadingTo(66), random);
  const keys = keysOf(mira.secret);
  const bodyOf = (secret: Uint8Array, entry: Uint8Array) => {
    const opened = openEntry(keysOf(secret), entry);
    return opened.ok ? opened.body : new Uint8Array();
  };
  // Eve has read the mail: she has the keys, so she can seal and sign as Mira does.
  const others = [bodyOf(eve.secret, eve.entry), bodyOf(mira.secret, mira.entry)];
  others[1]?.set(new Uint8Array(32).fill(66), 33);
  for (const body of others) {
    const entry = sealEntry(keys, KIND_INVITATION, body, random);
    expect(openEntry(keys, entry)).toMatchObject({ ok: true });
    expect(open(mira.secret, entry)).toBeUndefined();
  }
});

test('names that a stranger made endless are cut before anybody is shown them', () => {
  const endless = { workspaceName: 'x'.repeat(1_000_000), inviterName: 'y'.repeat(1_000_000) };
  const { secret, entry } = sealInvitation({ ...leadingTo(4), ...endless }, random);
  expect(open(secret, entry)).toMatchObject({
    workspaceName: 'x'.repeat(120),
    inviterName: 'y'.repeat(120),
  });
});

test('two invitations with the same contents have nothing in common', () => {
  const secrets = [1, 2].map(() => encodeBase64url(sealInvitation(leadingTo(4), random).secret));
  expect(secrets[0]).not.toBe(secrets[1]);
});

test('what is altered, cut short, of another kind or not bytes at all isn’t an invitation', () => {
  const { secret, entry } = sealInvitation(leadingTo(4), random);
  for (let at = 0; at < entry.length; at += 7) {
    const changed = entry.slice();
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(open(secret, changed)).toBeUndefined();
    expect(open(secret, entry.slice(0, at))).toBeUndefined();
  }
  const update = sealEntry(keysOf(secret), KIND_UPDATE, Uint8Array.of(0), random);
  for (const value of [update, undefined, null, 'text', 7, {}]) {
    expect(open(secret, value)).toBeUndefined();
  }
});

test('an invitation with a public key that anyone could sign for is refused', () => {
  const small = new Uint8Array(32);
  small[0] = 1;
  const to = { access: 'read', readSecret, writeTokenHash, verifyKey: small } as const;
  const { secret, entry } = sealInvitation(invitationTo(to), random);
  expect(open(secret, entry)).toBeUndefined();
});

test('whatever a writer seals as an invitation, opening it never throws', () => {
  const secret = new Uint8Array(32).fill(1);
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (body) => {
      open(secret, sealEntry(keysOf(secret), KIND_INVITATION, body, random));
    }),
    { numRuns: 60 },
  );
});
