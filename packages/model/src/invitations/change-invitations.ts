/**
 * The named changes of invitations. Each records something that happened at the relay, so undo
 * leaves it alone.
 */
import { change, type Writer } from '../document/change.ts';
import type { InvitationId, PersonId } from '../shared/ids.ts';
import { oneLine } from '../shared/texts.ts';
import { type InvitationAccess, invitations } from './invitation.ts';

export interface InvitationDraft {
  readonly access: InvitationAccess;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
  readonly forPerson?: PersonId | null;
}

/** Tells the others about an invitation; `id` is the id of its room. */
export function addInvitation(writer: Writer, id: InvitationId, draft: InvitationDraft): void {
  change(writer, invitations, 'add', (edit) => {
    edit.keepFromUndo();
    const { access, expiresAt, forPerson } = draft;
    edit.create(invitations, { access, expiresAt, forPerson }, id);
  });
}

/** What is known about the person who used an invitation. */
export interface InvitationUse {
  /** `null` if they haven't said so themselves. */
  readonly by: PersonId | null;
  readonly name: string;
  /** Milliseconds since 1970, by their clock. */
  readonly at: number;
}

/** Records that an invitation was used. If `by` is null, a person who is already recorded stays. */
export function markInvitationUsed(
  writer: Writer,
  id: InvitationId,
  { by, name, at }: InvitationUse,
): void {
  change(writer, invitations, 'use', (edit) => {
    edit.keepFromUndo();
    edit.set(invitations, id, 'usedAt', at);
    edit.set(invitations, id, 'usedByName', oneLine(name));
    if (by !== null) edit.set(invitations, id, 'usedBy', by);
  });
}

export function revokeInvitation(writer: Writer, id: InvitationId): void {
  change(writer, invitations, 'revoke', (edit) => {
    edit.keepFromUndo();
    edit.set(invitations, id, 'revokedAt', writer.now());
  });
}
