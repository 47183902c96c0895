/**
 * The secrets of invitations are stored by workspace, are the same in every tab, and are deleted
 * with the workspace.
 */
import type { InvitationId } from '@cairn/model/shared';
import type { RoomId } from '@cairn/protocol';
import { afterEach, expect, test } from 'vitest';
import {
  forgetInvitations,
  keepsInvitations,
  type KeptInvitation,
  KeptInvitations,
} from './invitations.svelte.ts';

const KEY = 'workspace';
const kept: KeptInvitation = {
  ...{ room: 'room' as InvitationId, secret: 'A'.repeat(43), entry: 'bytes' },
  leadsTo: 'there' as RoomId,
  ...{ access: 'write', forPerson: null, madeAt: 1, expiresAt: 2, filled: false },
  ...{ closing: null, closed: false },
};

afterEach(() => {
  forgetInvitations(KEY);
});

test('what one tab stores, another finds, changes and removes', () => {
  const [one, other] = [new KeptInvitations(KEY), new KeptInvitations(KEY)];
  one.add(kept);
  other.update('room', { filled: true });
  expect(one.find('room')).toEqual({ ...kept, filled: true });
  const closing = { reason: 'withdrawn', farewell: 'bytes' } as const;
  one.update('room', { closing });
  expect(other.find('room')).toEqual({ ...kept, filled: true, closing });
  expect(keepsInvitations(KEY)).toBe(true);
  expect(keepsInvitations('another')).toBe(false);
  one.remove('room');
  expect(keepsInvitations(KEY)).toBe(false);
  one.dispose();
  other.dispose();
});

test('malformed entries in storage are left out', () => {
  const rubbish = [
    null,
    7,
    {},
    { ...kept, secret: 5 },
    { ...kept, secret: 'short' },
    { ...kept, entry: 7 },
    { ...kept, closing: { reason: 'new' } },
  ];
  localStorage.setItem(`cairn.invitations.${KEY}`, JSON.stringify(rubbish));
  expect(new KeptInvitations(KEY).list).toEqual([kept]);
  localStorage.setItem(`cairn.invitations.${KEY}`, 'no JSON');
  expect(new KeptInvitations(KEY).list).toEqual([]);
});
