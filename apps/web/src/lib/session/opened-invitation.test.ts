/** A page that was left open doesn't outlast its invitation. */
import { encodeBase64url } from '@cairn/protocol';
import { expect, test, vi } from 'vitest';
import type { InvitationRoom } from '#lib/sync/invitation-room.ts';

const joined = vi.hoisted(() => ({ times: 0 }));
const relay = vi.hoisted(() => ({ say: (_room: unknown) => {} }));
vi.mock('#lib/sync/invitation-room.ts', () => ({
  visitInvitation: ({ onchange }: { onchange: (room: unknown) => void }) => {
    relay.say = onchange;
    return { retry() {}, close() {} };
  },
}));
vi.mock('./opened-link.svelte.ts', () => ({
  OpenedLink: class {
    meaning = { kind: 'unknown', look: { doc: null } };
    dispose() {}
  },
}));
vi.mock('./joining.ts', () => {
  const begin = () => {
    joined.times += 1;
    throw new Error('joined');
  };
  return { beginJoining: begin, beginTakingLink: begin, joiningWith: () => undefined };
});
await import('./test-device.ts');
const { OpenedInvitation } = await import('./opened-invitation.svelte.ts');

const secret = encodeBase64url(new Uint8Array(32).fill(1));
const open = (expiresAt: number): InvitationRoom => ({
  state: 'open',
  stored: true,
  invitation: {
    to: { access: 'write', secret: new Uint8Array(32).fill(2) },
    ...{ workspaceName: 'n', inviterName: 'Mira', person: '', expiresAt },
  },
});

test('F37: an expired invitation says so and can’t be used, even if its page was open before', async () => {
  const opened = new OpenedInvitation(secret);
  relay.say(open(Date.now() + 60_000));
  expect(opened.view.kind).toBe('open');
  vi.useFakeTimers({ now: Date.now() + 120_000 });
  await opened.join({} as never);
  await opened.takeLink({} as never);
  expect([joined.times, opened.view.kind]).toEqual([0, 'expired']);
  opened.dispose();
  vi.useRealTimers();
});

test('F37: an invitation that was tampered with while it was open can’t be used', () => {
  const opened = new OpenedInvitation(secret);
  relay.say(open(Date.now() + 60_000));
  relay.say({ state: 'damaged' });
  expect(opened.view.kind).toBe('damaged');
  opened.dispose();
});
