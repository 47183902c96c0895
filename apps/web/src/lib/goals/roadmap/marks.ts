/**
 * What else is marked on the roadmap's axis, passed in by the route as plain data: meetings, and
 * skills that came up to what is needed.
 */
import type { Day } from '@cairn/model/shared';

export interface AxisMark {
  readonly kind: 'meeting' | 'milestone';
  readonly id: string;
  readonly title: string;
  readonly day: Day;
  readonly href: string;
}
