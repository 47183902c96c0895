/** Which topic was chosen last, and how long the conversation stayed with one. */
import type { AgendaItemId, MeetingId } from '@cairn/model/shared';

/** Somebody turned to a topic of a meeting; each turn is higher than those known before (DOC-10). */
export interface TalkChoice {
  readonly meeting: MeetingId;
  readonly topic: AgendaItemId;
  readonly turn: number;
}

/** Ties by the topic's id, so that everybody sees the same one. */
export function latestChoice(
  choices: readonly TalkChoice[],
  meeting: MeetingId,
): TalkChoice | null {
  let latest: TalkChoice | null = null;
  for (const choice of choices) {
    if (choice.meeting !== meeting) continue;
    const isLater =
      latest === null ||
      choice.turn > latest.turn ||
      (choice.turn === latest.turn && choice.topic > latest.topic);
    if (isLater) latest = choice;
  }
  return latest;
}

/** What another device says of itself, or this one kept, can be anything. */
export function readChoice(raw: unknown): TalkChoice | null {
  if (typeof raw !== 'object' || raw === null) return null;
  const { meeting, topic, turn } = raw as Record<string, unknown>;
  if (typeof meeting !== 'string' || typeof topic !== 'string') return null;
  if (typeof turn !== 'number' || !Number.isSafeInteger(turn)) return null;
  return { meeting: meeting as MeetingId, topic: topic as AgendaItemId, turn };
}

/** In whole minutes. The wait for the meeting to begin doesn't count. */
export function minutesBetween(since: number, now: number, startsAt: number | null): number {
  const from = startsAt !== null && now >= startsAt ? Math.max(since, startsAt) : since;
  return Math.max(0, Math.round((now - from) / 60_000));
}
