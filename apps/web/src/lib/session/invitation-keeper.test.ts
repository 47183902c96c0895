/** A device keeps looking after its invitations, whatever went wrong the last time. */
import { encodeBase64url } from '@cairn/protocol';
import { expect, test, vi } from 'vitest';

const tend = vi.hoisted(() => vi.fn<() => Promise<string>>());
vi.mock('./invitation-work.ts', () => ({
  InvitationWork: class {
    tend = tend;
  },
  isStored: () => false,
}));
vi.stubGlobal('navigator', { onLine: true });
vi.stubGlobal('removeEventListener', () => {});
await import('./test-device.ts');
const { KeptInvitations } = await import('#lib/device/invitations.svelte.ts');
const { InvitationKeeper } = await import('./invitation-keeper.svelte.ts');

const bytes = encodeBase64url(new Uint8Array(32).fill(1));

test('a device that could not save an outcome goes on looking after its invitations', async () => {
  new KeptInvitations('k').add({
    ...{ room: 'room' as never, secret: bytes, entry: bytes, leadsTo: 'other' as never },
    ...{ access: 'write', forPerson: null, madeAt: 0, expiresAt: 1e13 },
    ...{ filled: true, closing: null, closed: false },
  });
  tend.mockRejectedValueOnce(new Error('QuotaExceededError'));
  tend.mockResolvedValue('done');
  const keeper = new InvitationKeeper({ key: 'k', safe: false } as never);
  keeper.look();
  await vi.waitFor(() => expect(tend).toHaveBeenCalledTimes(1));
  await new Promise((resolve) => setTimeout(resolve, 10));
  keeper.look();
  await vi.waitFor(() => expect(tend).toHaveBeenCalledTimes(2));
  keeper.dispose();
});
