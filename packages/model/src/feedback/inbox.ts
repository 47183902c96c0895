/** Pure functions about one person's inbox: what concerns them in a thread, and what they have dealt with. */
import type { PersonId } from '../shared/ids.ts';
import { mentionedIn } from '../shared/mentions.ts';
import type { Message } from './message.ts';
import { isSettled, waitsFor } from './read-feedback.ts';
import type { Thread } from './thread.ts';

/** How a thread stands with one person. */
export interface Standing {
  /** Somebody else has the last word, and it isn't resolved. */
  readonly waits: boolean;
  /** They were mentioned since they last wrote, resolved or not. */
  readonly mentions: boolean;
  /** They have the last word, and it isn't resolved. */
  readonly waitsForOthers: boolean;
}

const NOTHING: Standing = { waits: false, mentions: false, waitsForOthers: false };

/** @param said the thread's `conversation` */
export function standingOf(thread: Thread, said: readonly Message[], me: PersonId): Standing {
  const last = said.at(-1);
  if (last === undefined || thread.deletedAt !== null) return NOTHING;
  const since = said.slice(said.findLastIndex(({ createdBy }) => createdBy === me) + 1);
  return {
    waits: waitsFor(thread, said, me),
    mentions: since.some(({ body }) => mentionedIn(body).has(me)),
    waitsForOthers: last.createdBy === me && !isSettled(thread, said.length),
  };
}

/** What was said when somebody was done with a thread: the last message, and how many there were. */
export interface Dealt {
  readonly last: string;
  readonly count: number;
}

export function dealtWith(said: readonly Message[]): Dealt {
  return { last: said.at(-1)?.id ?? '', count: said.length };
}

/**
 * Whether nothing has been said since. A message that was written offline may be older than the last
 * one, so they are counted too.
 */
export function isDealtWith({ last, count }: Dealt, said: readonly Message[]): boolean {
  return said.at(-1)?.id === last && said.length <= count;
}
