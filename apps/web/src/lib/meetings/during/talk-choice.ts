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
): AgendaItemId | null {
  let latest: TalkChoice | null = null;
  for (const choice of choices) {
    if (choice.meeting !== meeting) continue;
    const isLater =
      latest === null ||
      choice.turn > latest.turn ||
      (choice.turn === latest.turn && choice.topic > latest.topic);
    if (isLater) latest = choice;
  }
  return latest?.topic ?? null;
}

/** In whole minutes. The wait for the meeting to begin doesn't count. */
export function minutesBetween(since: number, now: number, startsAt: number | null): number {
  const from = startsAt !== null && now >= startsAt ? Math.max(since, startsAt) : since;
  return Math.max(0, Math.round((now - from) / 60_000));
}
