/** What happened to an invitation is decided, and reported, by what is proven. */
import type { Invitation } from '@cairn/model/invitations';
import type { InvitationId } from '@cairn/model/shared';
import { deriveKeys, encodeBase64url, roomOf } from '@cairn/protocol';
import { beforeEach, expect, test, vi } from 'vitest';
import type { KeptInvitation } from '#lib/device/invitations.svelte.ts';
import type { InvitationRoom } from '#lib/sync/invitation-room.ts';
import { testWriter } from './test-writer.ts';

const relay = vi.hoisted((): { found: unknown } => ({ found: null }));
vi.mock('#lib/sync/ask-invitation-room.ts', () => ({
  askInvitationRoom: () => Promise.resolve(relay.found),
}));
vi.mock('#lib/sync/close-room.ts', () => ({
  closeRoom: () => Promise.resolve({ outcome: 'ours' }),
}));
await import('./test-device.ts');
const { addInvitation, invitations } = await import('@cairn/model/invitations');
const { readOne } = await import('@cairn/model/document');
const { KeptInvitations } = await import('#lib/device/invitations.svelte.ts');
const { InvitationWork } = await import('./invitation-work.ts');

const secret = encodeBase64url(new Uint8Array(32).fill(1));
const ROOM = 'room' as InvitationId;
const invitation: KeptInvitation = {
  ...{ room: ROOM, secret, entry: 'AAAA', leadsTo: roomOf(deriveKeys(new Uint8Array(32).fill(1))) },
  ...{ access: 'write', forPerson: null, madeAt: 0, expiresAt: Date.now() + 1e9 },
  ...{ filled: true, closing: null, closed: false },
};
const writer = testWriter();
const read = () => readOne(writer.doc, invitations, ROOM) as Invitation;
let kept = new KeptInvitations('k');

const work = () => {
  const session = {
    ...{ key: 'k', safe: false, me: writer.person, canWrite: true, meta: { name: 'n' }, writer },
    sync: { online: true, waiting: 0 },
    entry: { link: `w.${secret}`, candidate: null, farewell: null },
    invitations: { get: read, has: () => true },
    nameOf: () => 'Mira',
  };
  return new InvitationWork(session as never, kept, new AbortController().signal);
};
const tend = (found: InvitationRoom | null, given: Partial<KeptInvitation> = {}) => {
  relay.found = found;
  kept.add({ ...invitation, ...given });
  return work().tend({ ...invitation, ...given }, true);
};

beforeEach(() => {
  kept.remove(ROOM);
  kept = new KeptInvitations('k');
  writer.doc.getMap(invitations.name).delete(ROOM);
  addInvitation(writer, ROOM, { access: 'write', expiresAt: invitation.expiresAt });
});

test('F37: an unsigned ending neither marks an invitation as used nor forgets how to withdraw it', async () => {
  for (const filled of [true, false]) {
    expect(await tend({ state: 'refused' }, { filled })).toBe('refused');
    expect(kept.find(ROOM)).toMatchObject({ secret, closing: null });
    expect(read()).toMatchObject({ usedAt: null, revokedAt: null });
    kept.remove(ROOM);
  }
});

test('F37: an end that somebody signed marks it as used', async () => {
  await tend({ state: 'closed', ended: { end: 'used', by: 'Robin', at: 5 } });
  expect(kept.find(ROOM)).toBeUndefined();
  expect(read()).toMatchObject({ usedAt: 5, usedByName: 'Robin' });
});

test('F37: one that was replaced by something else is closed, and stays listed as damaged', async () => {
  for (const filled of [true, false]) {
    expect(await tend({ state: 'damaged' }, { filled })).toBe('done');
    expect(kept.find(ROOM)).toMatchObject({ closing: { reason: 'damaged' }, closed: true });
    expect(read().revokedAt).not.toBeNull();
    kept.remove(ROOM);
  }
});
