/** Invitations that are in the wrong hands, as far as can be told: each may mean that the link is, too. */
import { invitationState, type Invitation } from '@cairn/model/invitations';
import type { KeptInvitation } from '#lib/device/invitations.svelte.ts';
import type { WorkspaceSession } from './workspace-session.svelte.ts';

/** Used by somebody who is not known here, when changing the link has not answered that yet. */
export function usedByStrangers(session: WorkspaceSession): Invitation[] {
  const { invitations, now } = session;
  const changedAt = lastChange(session);
  return invitations.all.filter(
    (invitation) =>
      invitation.createdAt > changedAt && invitationState(invitation, now) === 'usedByNobodyKnown',
  );
}

/** Those of this device in whose place somebody has put something else, likewise. */
export function damagedByStrangers(session: WorkspaceSession): KeptInvitation[] {
  const changedAt = lastChange(session);
  const kept = session.keeper?.list ?? [];
  return kept.filter(({ closing, madeAt }) => closing?.reason === 'damaged' && madeAt > changedAt);
}

function lastChange({ entry }: WorkspaceSession): number {
  return Math.max(0, ...entry.former.map(({ leftAt }) => leftAt));
}
