/** What invitations are called, and the wording of their states. */
import { type Invitation, invitationState } from '@cairn/model/invitations';
import { dayOf, type PersonId } from '@cairn/model/shared';
import type { KeptInvitation } from '#lib/device/invitations.svelte.ts';
import { formatPast, sayDay, sayWhen } from '#lib/ui/dates.ts';
import { FREE_SPACE } from '#lib/ui/not-kept.ts';

export const SEND_IT = 'Send it somewhere that only the two of you can read.';
export const INVITATION_NOT_KEPT = `This browser didn’t let Cairn keep the invitation on this device, so none was made. ${FREE_SPACE}`;

/** What an invitation is for. `nameOf` returns the name of somebody in the workspace. */
export function purposeWords(
  { access, forPerson }: Pick<Invitation, 'access' | 'forPerson'>,
  me: PersonId,
  nameOf: (person: PersonId) => string,
): string {
  if (access === 'read') {
    return forPerson === null ? 'Read-only access' : `Read-only access for ${nameOf(forPerson)}`;
  }
  if (forPerson === null) return 'Someone new';
  return forPerson === me ? 'Another of your devices' : `Another of ${nameOf(forPerson)}’s devices`;
}

/** An invitation's state, in one line. */
export function stateWords(
  invitation: Invitation,
  now: number,
  nameOf: (person: PersonId) => string,
): string {
  const { usedAt, usedBy, usedByName, revokedAt, expiresAt } = invitation;
  const when = (at: number | null) => (at === null ? '' : ` ${formatPast(at, now)}`);
  switch (invitationState(invitation, now)) {
    case 'waiting':
      return `Not used yet. It works until ${sayDay(dayOf(expiresAt ?? now), dayOf(now))}.`;
    case 'used':
      // The name goes last: after a right-to-left name, the number of days would be drawn on its
      // other side.
      return `Used${when(usedAt)}${by(usedBy === null ? usedByName : nameOf(usedBy))}`;
    case 'usedByNobodyKnown':
      return `Used${when(usedAt)} by ${strangerWords(usedByName)}`;
    case 'revoked':
      return `Withdrawn${when(revokedAt)}`;
    case 'expired':
      return `It expired${when(expiresAt)}, and nobody had used it`;
  }
}

/** Whoever used an invitation, by the name they gave. */
export function strangerWords(name: string): string {
  return name.trim() === '' ? 'someone who gave no name' : `someone who gave the name “${name}”`;
}

const by = (name: string) => (name.trim() === '' ? '' : ` by ${name}`);

/** "on 12 March", "tomorrow". */
export function expiryWords(expiresAt: number, now: number): string {
  return sayWhen(dayOf(expiresAt), dayOf(now));
}

export type Readiness = 'ready' | 'onTheWay' | 'offline' | 'refused' | 'turnedAway';

/**
 * Whether an invitation may be sent. `relay`: the state of the sync line; `isTurnedAway`: whether
 * the relay refused this one.
 */
export function readinessOf(
  { filled }: Pick<KeptInvitation, 'filled'>,
  relay: string,
  isTurnedAway: boolean,
): Readiness {
  if (isTurnedAway) return 'turnedAway';
  if (filled) return 'ready';
  if (['refused', 'moved', 'full', 'unsafe', 'tooLarge'].includes(relay)) return 'refused';
  return relay === 'offline' ? 'offline' : 'onTheWay';
}

export const READINESS_WORDS: Readonly<Record<Readiness, string>> = {
  ready: 'Ready to send: it’s on the relay.',
  onTheWay: 'Putting it on the relay. Send it once that’s done.',
  offline:
    'You’re offline: the link will work once this device has been online with the workspace open.',
  turnedAway:
    'The relay is refusing this invitation, but gives no proof that it was used. The link may not work at the moment. Cairn will ask again.',
  refused: 'The relay isn’t accepting this workspace at the moment, so the link doesn’t work yet.',
};
