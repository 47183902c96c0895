/**
 * What was not reached is still there: which topics come up again, and how often they have. Worked
 * out from the topics and their meetings, so nothing has to be done for it and nothing is lost when
 * a meeting in between is deleted, moved or skipped.
 */
import type { MeetingId } from '../shared/ids.ts';
import { byAge } from '../shared/order.ts';
import type { AgendaItem } from './agenda-item.ts';
import type { Meeting } from './meeting.ts';
import { hasPassed, takesPlace } from './read-meetings.ts';

/** After so many meetings that didn't get to it, a topic is asked about. */
export const CARRIED_OFTEN = 3;

type Topic = Pick<
  AgendaItem,
  'id' | 'meetings' | 'discussedIn' | 'letGoAt' | 'deletedAt' | 'createdAt' | 'recurring'
>;
type Known = Pick<Meeting, 'startsAt' | 'minutes' | 'closedAt' | 'deletedAt' | 'skipped'>;

export interface MeetingsAt {
  readonly meetingOf: (id: MeetingId) => Known | undefined;
  readonly now: number;
}

/** True while nobody has talked about it or let it go. */
export function isOpenTopic({
  discussedIn,
  letGoAt,
  deletedAt,
}: Pick<Topic, 'discussedIn' | 'letGoAt' | 'deletedAt'>): boolean {
  return discussedIn === null && letGoAt === null && deletedAt === null;
}

/**
 * The topics that are open and on the agenda of no meeting still to come, oldest first: those come
 * up in any meeting that runs or is planned.
 */
export function stillOpen<T extends Topic>(topics: Iterable<T>, meetings: MeetingsAt): T[] {
  return [...topics].filter((topic) => comesUpAgain(topic, meetings)).sort(byAge);
}

function comesUpAgain(topic: Topic, { meetingOf, now }: MeetingsAt): boolean {
  if (!isOpenTopic(topic) || topic.recurring) return false;
  return !topic.meetings.some((id) => {
    const meeting = meetingOf(id);
    return meeting !== undefined && takesPlace(meeting) && !hasPassed(meeting, now);
  });
}

/** When the meetings began that are over, soonest first; for `timesCarried`. */
export function startsOfPast(all: Iterable<Known>, now: number): number[] {
  const starts: number[] = [];
  for (const meeting of all)
    if (meeting.startsAt !== null && takesPlace(meeting) && hasPassed(meeting, now))
      starts.push(meeting.startsAt);
  return starts.sort((a, b) => a - b);
}

/** How many meetings have gone by without it, from the first it was meant for. */
export function timesCarried(
  topic: Topic,
  starts: readonly number[],
  { meetingOf, now }: MeetingsAt,
): number {
  if (!isOpenTopic(topic) || topic.recurring) return 0;
  let from = Infinity;
  for (const id of topic.meetings) {
    const meeting = meetingOf(id);
    if (meeting !== undefined && takesPlace(meeting) && hasPassed(meeting, now))
      from = Math.min(from, meeting.startsAt ?? Infinity);
  }
  return starts.length - firstFrom(starts, from === Infinity ? topic.createdAt : from);
}

/** The index of the first number that is at least `least`. */
function firstFrom(sorted: readonly number[], least: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? Infinity) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The topics that somebody has let go of, latest first. */
export function letGo<T extends Pick<AgendaItem, 'letGoAt' | 'discussedIn'>>(
  topics: Iterable<T>,
): T[] {
  return [...topics]
    .filter(({ letGoAt, discussedIn }) => letGoAt !== null && discussedIn === null)
    .sort((a, b) => (b.letGoAt ?? 0) - (a.letGoAt ?? 0));
}
