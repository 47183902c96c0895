/** A meeting of the two: when, what kind, and its notes. */
import type { Collection, Entity } from '../document/entity.ts';
import type { MeetingId } from '../shared/ids.ts';

export const MEETING_KINDS = ['first', 'checkIn', 'growth', 'quarterly', 'annual'] as const;
export type MeetingKind = (typeof MEETING_KINDS)[number];

export interface Meeting extends Entity<MeetingId> {
  readonly title: string;
  readonly kind: MeetingKind;
  /** Milliseconds since 1970, `null` while no time is set. */
  readonly startsAt: number | null;
  /** The IANA zone it was planned in, `''` when unknown. */
  readonly zone: string;
  /** Planned length. */
  readonly minutes: number;
  readonly place: string;
}

export const DEFAULT_MEETING_MINUTES = 50;
const DAY_MINUTES = 1440;

function minutesOf(raw: number | null): number {
  return raw !== null && raw > 0 && raw <= DAY_MINUTES ? raw : DEFAULT_MEETING_MINUTES;
}

export const meetings: Collection<Meeting> = {
  name: 'meetings',
  storage: 'fields',
  mostEntries: 5_000,
  prose: ['notes'],
  parse: (id, read) => ({
    ...read.entity(id),
    title: read.text('title'),
    kind: read.oneOf('kind', MEETING_KINDS, 'checkIn'),
    startsAt: read.time('startsAt'),
    zone: read.string('zone'),
    minutes: minutesOf(read.number('minutes')),
    place: read.string('place'),
  }),
};
