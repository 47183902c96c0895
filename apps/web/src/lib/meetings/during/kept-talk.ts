/**
 * Where the conversation is and since when, kept for as long as a tab is open: a reload, or a look at
 * another page, doesn't begin the topic anew.
 */
import type { MeetingId } from '@cairn/model/shared';
import { readChoice, type TalkChoice } from './talk-choice.ts';

export interface KeptTalk {
  /** The topic it is at, and those that are done: once it has moved on, the rest no longer counts. */
  readonly place: string;
  /** Milliseconds since 1970. */
  readonly since: number;
  /** What this tab chose last. */
  readonly choice: TalkChoice | null;
}

/** `workspace`: its key on this device. */
const keyOf = (workspace: string, meeting: MeetingId) => `cairn.talk.${workspace}/${meeting}`;

export function keepTalk(workspace: string, meeting: MeetingId, talk: KeptTalk): void {
  try {
    sessionStorage.setItem(keyOf(workspace, meeting), JSON.stringify(talk));
  } catch {
    // Then a reload begins the topic anew.
  }
}

export function keptTalk(workspace: string, meeting: MeetingId): KeptTalk | null {
  try {
    const raw: unknown = JSON.parse(sessionStorage.getItem(keyOf(workspace, meeting)) ?? 'null');
    if (typeof raw !== 'object' || raw === null) return null;
    const { place, since, choice } = raw as Record<string, unknown>;
    if (typeof place !== 'string' || typeof since !== 'number') return null;
    return { place, since, choice: readChoice(choice) };
  } catch {
    return null;
  }
}
