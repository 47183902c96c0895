/** Invitations that seem to be in the wrong hands: each may mean that the link is, too. */
import { type Invitation, invitationState } from '@cairn/model/invitations';
import { byAge } from '@cairn/model/shared';
import type { KeptInvitation } from '#lib/device/invitations.svelte.ts';
import type { WorkspaceSession } from './workspace-session.svelte.ts';

/** No honest clock is further ahead: one that is would outlast every change of the link. */
const FARTHEST_AHEAD_MS = 2 * 86_400_000;

/** Used by somebody who isn't known here, and the link hasn't been changed since; the newest first. */
export function usedByStrangers({
  invitations,
  now,
  entry,
}: Pick<WorkspaceSession, 'invitations' | 'now' | 'entry'>): Invitation[] {
  const changedAt = lastChange({ entry });
  return invitations.all
    .filter(
      (invitation) =>
        invitation.createdAt > changedAt &&
        invitation.createdAt < now + FARTHEST_AHEAD_MS &&
        invitationState(invitation, now) === 'usedByNobodyKnown',
    )
    .sort((a, b) => byAge(b, a));
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

function lastChange({ entry }: Pick<WorkspaceSession, 'entry'>): number {
  return Math.max(0, ...entry.former.map(({ leftAt }) => leftAt));
}
