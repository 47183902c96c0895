/** Pure functions about invitations: their state, and which to show. */
import type { Invitation } from './invitation.ts';

/**
 * `waiting`: the first person to open it may use it. `used`: by someone who is in the workspace.
 * `usedByNobodyKnown`: it was used, and nobody here has said that it was them.
 */
export type InvitationState = 'waiting' | 'used' | 'usedByNobodyKnown' | 'revoked' | 'expired';

/** The state of an invitation at `now`, in milliseconds since 1970. */
export function invitationState(invitation: Invitation, now: number): InvitationState {
  const { access, usedAt, usedBy, revokedAt, expiresAt } = invitation;
  if (usedBy !== null) return 'used';
  // An observer can't write, so they can't be expected to have said so.
  if (usedAt !== null) return access === 'read' ? 'used' : 'usedByNobodyKnown';
  if (revokedAt !== null) return 'revoked';
  return expiresAt !== null && expiresAt > now ? 'waiting' : 'expired';
}

/** How long an invitation that has ended is still shown. */
const SHOWN_AFTERWARDS_MS = 30 * 86_400_000;

/** The invitations to show, newest first: those that are waiting, and those that ended in the last 30 days. */
export function shownInvitations(all: readonly Invitation[], now: number): Invitation[] {
  // The person who used it gave the time, which could be anything.
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
