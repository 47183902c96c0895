/**
 * What else is marked on the roadmap's axis, passed in by the route as plain data: the meetings.
 */
import type { Day } from '@cairn/model/shared';

export interface MeetingMark {
  readonly id: string;
  readonly title: string;
  readonly day: Day;
  readonly href: string;
}
