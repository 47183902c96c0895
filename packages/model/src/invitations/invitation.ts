/**
 * A one-time invitation, as everyone in the workspace may know it. Its secret stays on the device
 * that made it and is never in the document, which observers can read.
 */
import { collection, type RecordOf } from '../document/collection.ts';
import { id, oneOf, time, words } from '../document/fields.ts';
import type { PersonId } from '../shared/ids.ts';

const INVITATION_ACCESS = ['write', 'read'] as const;
export type InvitationAccess = (typeof INVITATION_ACCESS)[number];

/** Its id is the id of its room at the relay. */
export const invitations = collection({
  name: 'invitations',
  record: 'invitation',
  storage: 'fields',
  mostEntries: 2_000,
  title: ({ usedByName }) => usedByName,
  fields: {
    access: oneOf(INVITATION_ACCESS, 'write'),
    /** By the inviter's clock, in milliseconds since 1970; `null` only if the entry is damaged. */
    expiresAt: time(),
    /** The person it is meant for, if they are in the workspace already. */
    forPerson: id<PersonId>(),
    usedAt: time(),
    /** Written by the person who joined, if they may write; `null` until somebody has said that it was them. */
    usedBy: id<PersonId>(),
    /** The name given on joining. */
    usedByName: words(),
    revokedAt: time(),
  },
});

export type Invitation = RecordOf<typeof invitations>;
