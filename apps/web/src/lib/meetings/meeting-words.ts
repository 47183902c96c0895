/** What the kinds of meeting are called, and how long a meeting may be. */
import { type Meeting, MEETING_KINDS, type MeetingKind } from '@cairn/model/meetings';

export const KIND_LABELS: Readonly<Record<MeetingKind, string>> = {
  first: 'First meeting',
  checkIn: 'Check-in',
  growth: 'Growth chat',
  quarterly: 'Quarterly review',
  annual: 'Annual review',
};

export const KIND_OPTIONS = MEETING_KINDS.map((kind) => ({
  value: kind,
  label: KIND_LABELS[kind],
}));

/** The title, or the kind if there is none. */
export function nameOfMeeting({ title, kind }: Pick<Meeting, 'title' | 'kind'>): string {
  return title.trim() || KIND_LABELS[kind];
}

const LONGEST_MINUTES = 24 * 60;

/** Shown if what was typed isn't a valid length. */
export const MINUTES_WANTED = 'Enter a number from 1 to 1440.';

/** The typed length in whole minutes; `null` if it isn't a valid one. */
export function minutesOf(typed: string): number | null {
  const minutes = Math.round(Number(typed));
  return minutes >= 1 && minutes <= LONGEST_MINUTES ? minutes : null;
}
