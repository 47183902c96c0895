/** Pure questions about invitations: how each stands, and which are worth a look. */
import type { Invitation } from './invitation.ts';

/**
 * `waiting`: whoever comes first may use it. `used`: by someone who is in the workspace.
 * `usedByNobodyKnown`: it was used, and nobody here has said that it was them.
 */
export type InvitationState = 'waiting' | 'used' | 'usedByNobodyKnown' | 'revoked' | 'expired';

/** How an invitation stands at `now`, in milliseconds since 1970. */
export function invitationState(invitation: Invitation, now: number): InvitationState {
  const { access, usedAt, usedBy, revokedAt, expiresAt } = invitation;
  if (usedBy !== null) return 'used';
  // An observer can't write, so nobody expects them to have said so.
  if (usedAt !== null) return access === 'read' ? 'used' : 'usedByNobodyKnown';
  if (revokedAt !== null) return 'revoked';
  return expiresAt !== null && expiresAt > now ? 'waiting' : 'expired';
}

/** How long one that has ended stays worth showing, in milliseconds. */
const SHOWN_AFTERWARDS_MS = 30 * 86_400_000;

/** The invitations to show: those that wait, and what became of the rest in the last 30 days; the newest first. */
export function shownInvitations(all: readonly Invitation[], now: number): Invitation[] {
  // Whoever used it gave the time, and may have given any.
  const endedAt = ({ usedAt, revokedAt, expiresAt, createdAt }: Invitation) =>
    Math.max(createdAt, usedAt ?? revokedAt ?? expiresAt ?? 0);
  return all
    .filter(
      (invitation) =>
        invitation.deletedAt === null &&
        (invitationState(invitation, now) === 'waiting' ||
          now - endedAt(invitation) < SHOWN_AFTERWARDS_MS),
    )
    .sort((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? -1 : 1));
}
