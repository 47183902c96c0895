/** One-time invitations, as the workspace knows them. */
export {
  addInvitation,
  markInvitationUsed,
  revokeInvitation,
  type InvitationDraft,
  type InvitationUse,
} from './change-invitations.ts';
export { invitations, type Invitation, type InvitationAccess } from './invitation.ts';
export { invitationState, shownInvitations, type InvitationState } from './read-invitations.ts';
