/** Pure functions about the time that topics take. */
import type { AgendaItemId, MeetingId } from '../shared/ids.ts';
import type { TopicTime } from './topic-time.ts';

/**
 * The minutes of a meeting that went into a topic. Everybody's value counts what they knew of, so
 * the largest is the sum, and two who note the same minutes count them once.
 */
export function minutesOn(
  times: readonly TopicTime[],
  topic: AgendaItemId,
  meeting: MeetingId,
): number {
  return times.reduce(
    (most, time) =>
      time.topic === topic && time.meeting === meeting && time.deletedAt === null
        ? Math.max(most, time.minutes ?? 0)
        : most,
    0,
  );
}
