/** What the kinds of meetings are called. */
import { MEETING_KINDS, type Meeting, type MeetingKind } from '@cairn/model/meetings';

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

/** The title, or the kind where there is none. */
export function nameOfMeeting({ title, kind }: Pick<Meeting, 'title' | 'kind'>): string {
  return title.trim() || KIND_LABELS[kind];
}
