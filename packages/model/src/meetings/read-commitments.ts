/** Pure functions about commitments: at which meeting each is asked about, and what became of it. */
import type { PersonId } from '../shared/ids.ts';
import { byAge } from '../shared/order.ts';
import type { Answer, Commitment } from './commitment.ts';
import type { Meeting } from './meeting.ts';
import { endsAt, takesPlace } from './read-meetings.ts';

type MeetingTime = Pick<Meeting, 'id' | 'startsAt' | 'minutes' | 'deletedAt' | 'skipped'>;
type TimedMeeting = MeetingTime & { readonly startsAt: number };

/**
 * At which meeting each commitment is asked about: the first after it was made that takes place. Put in
 * order once, for as many as are asked about: anyone may write thousands of both.
 */
export function askedIn(
  meetings: readonly MeetingTime[],
): (commitment: Pick<Commitment, 'meeting' | 'createdAt'>) => TimedMeeting | undefined {
  const starts = new Map(meetings.map(({ id, startsAt }) => [id, startsAt]));
  const inOrder = meetings
    .filter((meeting): meeting is TimedMeeting => meeting.startsAt !== null && takesPlace(meeting))
    .sort((a, b) => a.startsAt - b.startsAt || (a.id < b.id ? -1 : 1));
  return ({ meeting, createdAt }) => {
    // Made at its meeting, or when it was written down if that has no time or is gone.
    const made = (meeting === null ? null : starts.get(meeting)) ?? createdAt;
    let [low, high] = [0, inOrder.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((inOrder[middle]?.startsAt ?? Infinity) <= made) low = middle + 1;
      else high = middle;
    }
    return inOrder[low];
  };
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
  const askedWhere = askedIn(meetings);
  return commitments
    .filter((commitment) => {
      if (commitment.deletedAt !== null) return false;
      const first = askedWhere(commitment);
      if (first === undefined || first.id === id) return first !== undefined;
      const isOver = (endsAt(first) ?? Infinity) < now;
      return commitment.answers.length === 0 && isOver && first.startsAt < startsAt;
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
