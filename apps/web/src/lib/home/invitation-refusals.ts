/** What a person reads if an invitation doesn't work: what happened, and what to do. */
import { dayOf } from '@cairn/model/shared';
import type { InvitationView } from '#lib/session/opened-invitation.svelte.ts';
import { formatPast, sayDay } from '#lib/ui/dates.ts';

export interface Refusal {
  readonly title: string;
  readonly text: string;
}

const DAY_MS = 86_400_000;

type Invitation = Extract<InvitationView, { kind: 'expired' }>['invited'];
type Ended = Extract<InvitationView, { kind: 'ended' | 'late' }>;

/** Why an invitation no longer works; `now` in milliseconds since 1970. */
export function endedWords({ kind, ended, inviterName }: Ended, now: number): Refusal {
  if (ended === null) {
    return {
      title: 'This invitation no longer works',
      text: 'Somebody else used it first, or it was withdrawn. You haven’t joined, and what this device had kept for it has been removed. Ask whoever sent it for a new one.',
    };
  }
  // The time comes from whoever ended it, so it can be anything.
  const when = ended.at > now + DAY_MS ? '' : ` ${formatPast(ended.at, now)}`;
  const name = ended.by.trim();
  const inviter = inviterName.trim() || 'whoever invited you';
  if (ended.end === 'used') {
    const who = name === '' ? 'Somebody who gave no name' : `Somebody who gave the name “${name}”`;
    return kind === 'late'
      ? {
          title: 'Somebody else got there first',
          text: `An invitation works once. ${who} used this one${when}. You haven’t joined, and what was kept for it on this device has been removed. Tell ${inviter}: they can change the link, and send you a new invitation.`,
        }
      : {
          title: 'This invitation has been used',
          text: `An invitation works once. ${who} used this one${when}. If that was you, open the workspace on the device you used; in its settings you can make an invitation for this one. If it wasn’t, tell ${inviter}: they can change the link, and send you a new invitation.`,
        };
  }
  const maker = name || inviter;
  const ask = `Ask ${maker} for a new one.`;
  switch (ended.end) {
    case 'withdrawn':
      return {
        title: 'This invitation was withdrawn',
        text: `${capital(maker)} withdrew it${when}, and nobody had used it. ${ask}`,
      };
    case 'expired':
      return {
        title: 'This invitation has expired',
        text: `It worked for two weeks, and nobody used it. ${ask}`,
      };
    case 'linkChanged':
      return {
        title: 'This invitation no longer works',
        text: `The workspace’s link was changed after it was sent, and nobody had used it. ${ask}`,
      };
  }
}

/**
 * For an invitation that nobody has ended, but that has expired at `now` by this device's clock.
 */
export function expiredWords({ expiresAt, inviterName }: Invitation, now: number): Refusal {
  const inviter = inviterName.trim() || 'whoever invited you';
  return {
    title: 'This invitation has expired',
    text: `It worked for two weeks, until ${sayDay(dayOf(expiresAt), dayOf(now))}, and nobody used it. Ask ${inviter} for a new one.`,
  };
}

const capital = (words: string) => words.charAt(0).toLocaleUpperCase() + words.slice(1);

/** What is in the way while nothing is known about the invitation itself. */
export const WAITING_WORDS: Readonly<
  Record<'unreachable' | 'empty' | 'damaged' | 'refused', Refusal>
> = {
  unreachable: {
    title: 'The relay can’t be reached',
    text: 'The relay, the small server that keeps this invitation, isn’t answering. Nothing has been used up. Cairn keeps trying while this page is open, and you can come back to the link later.',
  },
  empty: {
    title: 'This invitation isn’t on the relay',
    text: 'Either the device that made it hasn’t been online since, or the relay has lost it. Ask whoever sent it to open the workspace on that device: it will then arrive by itself, so keep this page open. If it doesn’t, ask for a new one.',
  },
  damaged: {
    title: 'Somebody has tampered with this invitation',
    text: 'What the relay holds for it isn’t what the person who invited you put there, so the link may be in other hands as well. Cairn hasn’t used it, and you haven’t joined. Tell whoever invited you, in person or by phone: they can change the workspace’s link and send you a new invitation.',
  },
  refused: {
    title: 'The relay doesn’t accept this invitation',
    text: 'It refused the link, but gave no proof that the invitation was used or withdrawn. As far as this device knows, nobody has used it. Try again later, or ask whoever sent it for a new one.',
  },
};
