/**
 * Withdraws a device's invitations before it forgets their secrets: nobody could do it afterwards.
 */
import { cut } from '@cairn/model/shared';
import { roomKeysOf, sealInvitationEnd } from '@cairn/sealed';
import { type KeptInvitation, KeptInvitations } from '#lib/device/invitations.svelte.ts';
import type { WorkspaceEntry } from '#lib/device/workspaces.svelte.ts';
import { closeRoom } from '#lib/sync/close-room.ts';
import { farewellBytes } from './change-link.ts';
import { invitationKeys, TRAVELLING_NAME_LENGTH } from './invitation-keys.ts';
import { randomBytes } from './random.ts';
import { relayOrigin } from './relay-origin.ts';

const ANSWER_MS = 4_000;

/** Closes the rooms of the workspace's invitations, as far as the relay answers. Never rejects. */
export async function withdrawAll({ key, personName }: WorkspaceEntry): Promise<void> {
  const kept = new KeptInvitations(key);
  const open = kept.list.filter(({ closed }) => !closed);
  kept.dispose();
  if (!navigator.onLine) return;
  await Promise.all(open.map((invitation) => withdraw(invitation, personName)));
}

async function withdraw({ secret, closing }: KeptInvitation, personName: string): Promise<void> {
  const keys = invitationKeys(secret);
  const by = cut(personName, TRAVELLING_NAME_LENGTH);
  const ended = { end: 'withdrawn', by, at: Date.now() } as const;
  const farewell =
    closing === null
      ? sealInvitationEnd(roomKeysOf(keys), ended, randomBytes)
      : farewellBytes(closing.farewell);
  await closeRoom({ keys, origin: relayOrigin(), farewell, timeoutMs: ANSWER_MS });
}
