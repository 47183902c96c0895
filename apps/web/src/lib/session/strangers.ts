/** Invitations that somebody has used who is not known here: each may mean that the link is in the wrong hands. */
import { invitationState, type Invitation } from '@cairn/model/invitations';
import type { WorkspaceSession } from './workspace-session.svelte.ts';

/** Those that changing the link has not answered yet. */
export function usedByStrangers({ invitations, entry, now }: WorkspaceSession): Invitation[] {
  const changedAt = Math.max(0, ...entry.former.map(({ leftAt }) => leftAt));
  return invitations.all.filter(
    (invitation) =>
      invitation.createdAt > changedAt && invitationState(invitation, now) === 'usedByNobodyKnown',
  );
}
