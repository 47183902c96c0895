/** Invitations that seem to be in the wrong hands: each may mean that the link is, too. */
import { type Invitation, invitationState } from '@cairn/model/invitations';
import type { KeptInvitation } from '#lib/device/invitations.svelte.ts';
import type { WorkspaceSession } from './workspace-session.svelte.ts';

/** Used by somebody who isn't known here, and the link hasn't been changed since. */
export function usedByStrangers(session: WorkspaceSession): Invitation[] {
  const { invitations, now } = session;
  const changedAt = lastChange(session);
  return invitations.all.filter(
    (invitation) =>
      invitation.createdAt > changedAt && invitationState(invitation, now) === 'usedByNobodyKnown',
  );
}

/**
 * Those made on this device that somebody has tampered with, and the link hasn't been changed
 * since.
 */
export function damagedByStrangers(session: WorkspaceSession): KeptInvitation[] {
  const changedAt = lastChange(session);
  const kept = session.keeper?.list ?? [];
  return kept.filter(({ closing, madeAt }) => closing?.reason === 'damaged' && madeAt > changedAt);
}

function lastChange({ entry }: WorkspaceSession): number {
  return Math.max(0, ...entry.former.map(({ leftAt }) => leftAt));
}
