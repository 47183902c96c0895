/**
 * An invitation that works once, as everyone in the workspace may know it. Its secret is on the
 * device that made it and nowhere in the document, which observers read.
 */
import type { Collection, Entity } from '../document/entity.ts';
import type { InvitationId, PersonId } from '../shared/ids.ts';

const INVITATION_ACCESS = ['write', 'read'] as const;
export type InvitationAccess = (typeof INVITATION_ACCESS)[number];

/** Its id is the id of its room at the relay. */
export interface Invitation extends Entity<InvitationId> {
  readonly access: InvitationAccess;
  /** By the inviter's clock, in milliseconds since 1970; `null` only when the entry is damaged. */
  readonly expiresAt: number | null;
  /** Whoever it is meant for, when that is somebody who is in the workspace already. */
  readonly forPerson: PersonId | null;
  readonly usedAt: number | null;
  /** Written by whoever joined, when they may write: `null` while nobody has said that it was them. */
  readonly usedBy: PersonId | null;
  /** The name that was given on joining. */
  readonly usedByName: string;
  readonly revokedAt: number | null;
}

export const invitations: Collection<Invitation> = {
  name: 'invitations',
  storage: 'fields',
  mostEntries: 2_000,
  parse: (id, read) => ({
    ...read.entity(id),
    access: read.oneOf('access', INVITATION_ACCESS, 'write'),
    expiresAt: read.time('expiresAt'),
    forPerson: read.id<PersonId>('forPerson'),
    usedAt: read.time('usedAt'),
    usedBy: read.id<PersonId>('usedBy'),
    usedByName: read.string('usedByName'),
    revokedAt: read.time('revokedAt'),
  }),
};
