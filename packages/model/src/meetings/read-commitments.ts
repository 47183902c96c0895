/** Pure functions about commitments: at which meeting each is asked about, and what became of it. */
import type { MeetingId, PersonId } from '../shared/ids.ts';
import { byAge } from '../shared/order.ts';
import type { Answer, Commitment } from './commitment.ts';
import type { Meeting } from './meeting.ts';
import { endsAt, takesPlace } from './read-meetings.ts';

type MeetingTime = Pick<Meeting, 'id' | 'startsAt' | 'minutes' | 'deletedAt' | 'skipped'>;

/** When it was made: at its meeting, or when it was written down if that has no time or is gone. */
function madeAt({ meeting, createdAt }: Commitment, meetings: readonly MeetingTime[]): number {
  return meetings.find(({ id }) => id === meeting)?.startsAt ?? createdAt;
}

/** The first meeting after it was made that takes place; `null` until one is planned. */
export function askedAt(
  commitment: Commitment,
  meetings: readonly MeetingTime[],
): MeetingId | null {
  return firstAfter(commitment, meetings)?.id ?? null;
}

function firstAfter(
  commitment: Commitment,
  meetings: readonly MeetingTime[],
): MeetingTime | undefined {
  const made = madeAt(commitment, meetings);
  let first: MeetingTime | undefined;
  for (const meeting of meetings) {
    const { id, startsAt } = meeting;
    if (!takesPlace(meeting) || startsAt === null || startsAt <= made) continue;
    if (id === commitment.meeting) continue;
    const before = first?.startsAt ?? Infinity;
    if (startsAt < before || (startsAt === before && id < (first?.id ?? ''))) first = meeting;
  }
  return first;
}

/**
 * What a meeting asks about, in the order in which it was promised: the commitments made since the
 * meeting before, and older ones that nobody has answered although their meeting is over.
 * @param meetings all of them; at those in the bin, and at those that are skipped, nothing is asked
 */
export function sinceLastTime(
  commitments: readonly Commitment[],
  meetings: readonly MeetingTime[],
  meeting: Pick<MeetingTime, 'id' | 'startsAt'>,
  now: number,
): Commitment[] {
  const { id, startsAt } = meeting;
  if (startsAt === null) return [];
  return commitments
    .filter((commitment) => {
      if (commitment.deletedAt !== null) return false;
      const first = firstAfter(commitment, meetings);
      if (first === undefined || first.id === id) return first !== undefined;
      const isOver = (endsAt(first) ?? Infinity) < now;
      return commitment.answers.length === 0 && isOver && (first.startsAt ?? 0) < startsAt;
    })
    .sort(byAge);
}

/** What became of it: what whose it is says, or else what anybody says; `null` while nobody has said. */
export function outcomeOf({
  person,
  answers,
}: Pick<Commitment, 'person' | 'answers'>): Answer | null {
  const own = answers.find((each) => each.person === person);
  return (own ?? answers[0])?.answer ?? null;
}

export function answerBy(
  { answers }: Pick<Commitment, 'answers'>,
  person: PersonId,
): Answer | null {
  return answers.find((each) => each.person === person)?.answer ?? null;
}
