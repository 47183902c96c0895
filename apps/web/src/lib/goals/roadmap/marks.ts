/** What else stands on the roadmap's axis, handed over by the route in plain words: the meetings. */
import type { Day } from '@cairn/model/shared';

export interface MeetingMark {
  readonly id: string;
  readonly title: string;
  readonly day: Day;
  readonly href: string;
}
