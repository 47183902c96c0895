/**
 * An invitation that works once, as everyone in the workspace may know it. Its secret is on the
 * device that made it and nowhere in the document, which observers read.
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
    /** By the inviter's clock, in milliseconds since 1970; `null` only when the entry is damaged. */
    expiresAt: time(),
    /** Whoever it is meant for, when that is somebody who is in the workspace already. */
    forPerson: id<PersonId>(),
    usedAt: time(),
    /** Written by whoever joined, when they may write: `null` while nobody has said that it was them. */
    usedBy: id<PersonId>(),
    /** The name that was given on joining. */
    usedByName: words(),
    revokedAt: time(),
  },
});

export type Invitation = RecordOf<typeof invitations>;
