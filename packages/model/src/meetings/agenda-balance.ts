/** Who brings the topics, and who gets the time, over the last meetings. */
import type { AgendaItemId, MeetingId, PersonId } from '../shared/ids.ts';
import type { AgendaItem } from './agenda-item.ts';
import type { Meeting } from './meeting.ts';
import { takesPlace } from './read-meetings.ts';
import type { TopicTime } from './topic-time.ts';

/** How many meetings it looks back over. */
export const BALANCE_MEETINGS = 5;
/** With fewer topics, one more or less would turn the balance. */
const FEWEST_TOPICS = 8;
/** From this share of the topics on, one side brings most. */
const MOST_OF_THEM = 0.7;

export interface PersonShare {
  readonly person: PersonId;
  readonly topics: number;
  /** Of the meetings, spent on their topics. */
  readonly minutes: number;
}

export interface AgendaBalance {
  /** How many meetings were looked at. */
  readonly meetings: number;
  readonly topics: number;
  readonly minutes: number;
  /** One for each person given, and for others who brought topics; most topics first. */
  readonly shares: readonly PersonShare[];
  /** Who brings most of the topics; `null` where nobody does. */
  readonly most: PersonShare | null;
}

interface Records {
  readonly meetings: readonly Pick<Meeting, 'id' | 'startsAt' | 'deletedAt' | 'skipped'>[];
  readonly topics: readonly Pick<
    AgendaItem,
    'id' | 'meetings' | 'createdBy' | 'deletedAt' | 'recurring'
  >[];
  readonly times: readonly TopicTime[];
}

/** @param people who is there: somebody who brought nothing has a share too */
export function agendaBalance(
  { meetings, topics, times }: Records,
  people: readonly PersonId[],
  now: number,
): AgendaBalance {
  const recent = new Set(
    meetings
      .filter((each) => each.startsAt !== null && each.startsAt <= now && takesPlace(each))
      .sort((a, b) => (b.startsAt ?? 0) - (a.startsAt ?? 0) || (a.id < b.id ? -1 : 1))
      .slice(0, BALANCE_MEETINGS)
      .map(({ id }) => id),
  );
  const minutes = minutesByTopic(times, recent);
  const shares = new Map(people.map((person) => [person, { person, topics: 0, minutes: 0 }]));
  for (const { id, createdBy, meetings: on, deletedAt, recurring } of topics) {
    // Nobody brings the parts of a template.
    if (createdBy === null || deletedAt !== null || recurring) continue;
    if (!on.some((each) => recent.has(each))) continue;
    const share = shares.get(createdBy) ?? { person: createdBy, topics: 0, minutes: 0 };
    share.topics += 1;
    share.minutes += minutes.get(id) ?? 0;
    shares.set(createdBy, share);
  }
  const all = [...shares.values()].sort(
    (a, b) => b.topics - a.topics || b.minutes - a.minutes || (a.person < b.person ? -1 : 1),
  );
  const total = all.reduce((sum, each) => sum + each.topics, 0);
  const [first] = all;
  const leads =
    first !== undefined && total >= FEWEST_TOPICS && first.topics >= MOST_OF_THEM * total;
  return {
    meetings: recent.size,
    topics: total,
    minutes: all.reduce((sum, each) => sum + each.minutes, 0),
    shares: all,
    // With nobody else there, it isn't out of balance.
    most: leads && all.length > 1 ? first : null,
  };
}

/** The minutes of each topic in these meetings: in each, the largest that anybody noted. */
function minutesByTopic(
  times: readonly TopicTime[],
  recent: ReadonlySet<MeetingId>,
): ReadonlyMap<AgendaItemId, number> {
  const largest = new Map<string, { topic: AgendaItemId; minutes: number }>();
  for (const { topic, meeting, minutes, deletedAt } of times) {
    if (topic === null || meeting === null || minutes === null || deletedAt !== null) continue;
    if (!recent.has(meeting)) continue;
    const key = `${topic} ${meeting}`;
    if (minutes > (largest.get(key)?.minutes ?? 0)) largest.set(key, { topic, minutes });
  }
  const sums = new Map<AgendaItemId, number>();
  for (const { topic, minutes } of largest.values())
    sums.set(topic, (sums.get(topic) ?? 0) + minutes);
  return sums;
}
