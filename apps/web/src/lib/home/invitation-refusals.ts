/** What a person reads when an invitation leads no further: what happened, and what to do. */
import type { InvitationView } from '#lib/session/opened-invitation.svelte.ts';
import { formatPast } from '#lib/ui/dates.ts';

export interface Refusal {
  readonly title: string;
  readonly text: string;
}

type Ended = Extract<InvitationView, { kind: 'ended' | 'late' }>;

/** Why an invitation works no longer, at `now` in milliseconds since 1970. */
export function endedWords({ kind, ended, inviterName }: Ended, now: number): Refusal {
  if (ended === null) {
    return {
      title: 'This invitation no longer works',
      text: 'The relay says that it was closed, and not by whom. Ask whoever sent it for a new one, and tell them what you read here.',
    };
  }
  const when = formatPast(ended.at, now);
  const name = ended.by.trim();
  const inviter = inviterName.trim() || 'whoever invited you';
  if (ended.end === 'used') {
    const who = name === '' ? 'Somebody who gave no name' : `Somebody who gave the name “${name}”`;
    return kind === 'late'
      ? {
          title: 'Somebody else was first',
          text: `An invitation works once. ${who} used this one ${when}. You haven’t joined, and what was kept for it on this device is removed again. Tell ${inviter}: they can change the link, and send you a new invitation.`,
        }
      : {
          title: 'This invitation has been used',
          text: `An invitation works once. ${who} used this one ${when}. If that was you, open the workspace on the device you used; in its settings you can make an invitation for this one. If it wasn’t, tell ${inviter}: they can change the link, and send you a new invitation.`,
        };
  }
  const maker = name || inviter;
  const ask = `Ask ${maker} for a new one.`;
  switch (ended.end) {
    case 'withdrawn':
      return {
        title: 'This invitation was withdrawn',
        text: `${capital(maker)} withdrew it ${when}, and nobody had used it. ${ask}`,
      };
    case 'expired':
      return {
        title: 'This invitation has run out',
        text: `It worked for two weeks, and nobody used it. ${ask}`,
      };
    case 'linkChanged':
      return {
        title: 'This invitation no longer works',
        text: `The link of the workspace was changed after it was sent, and nobody had used it. ${ask}`,
      };
  }
}

const capital = (words: string) => words.charAt(0).toLocaleUpperCase() + words.slice(1);

/** What is in the way when nothing has been said of the invitation itself. */
export const WAITING_WORDS: Readonly<
  Record<'unreachable' | 'empty' | 'damaged' | 'refused', Refusal>
> = {
  unreachable: {
    title: 'The relay can’t be reached',
    text: 'The relay, the small server that keeps this invitation, doesn’t answer. Nothing is used up. Cairn keeps trying while this page is open, and you can come back to the link later.',
  },
  empty: {
    title: 'This invitation isn’t on the relay',
    text: 'Either the device that made it hasn’t been online since, or the relay has lost it. Ask whoever sent it to open the workspace on that device: it comes by itself then, so keep this page open. If it doesn’t, ask for a new one.',
  },
  damaged: {
    title: 'This invitation can’t be read',
    text: 'What the relay has in its place wasn’t made by whoever invited you, or by a version of Cairn that this one doesn’t know. Nothing was taken from it. Ask for a new invitation.',
  },
  refused: {
    title: 'The relay doesn’t accept this invitation',
    text: 'Nothing is used up. Try again later, or ask whoever sent it for a new one.',
  },
};
