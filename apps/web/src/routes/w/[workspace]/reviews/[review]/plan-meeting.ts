/** A meeting about a review: a growth chat, or whatever its length calls for, with the review as its first topic. */
import type { Step } from '@cairn/model/document';
import { addAgendaItem, createMeeting, type MeetingKind } from '@cairn/model/meetings';
import { type Period, periodName, reviewId, type ReviewKind } from '@cairn/model/reviews';
import type { MeetingId } from '@cairn/model/shared';
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';

const MEETING: Readonly<Record<ReviewKind, { kind: MeetingKind; title: string }>> = {
  weekly: { kind: 'checkIn', title: 'Check-in' },
  monthly: { kind: 'checkIn', title: 'Check-in' },
  quarterly: { kind: 'growth', title: 'Growth chat' },
  annual: { kind: 'annual', title: 'A look at the year' },
};

export function planMeeting(
  session: WorkspaceSession,
  period: Period,
): { readonly meeting: MeetingId; readonly step: Step | null } {
  const { kind, title } = MEETING[period.kind];
  const { result, step } = session.step(() => {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const meeting = createMeeting(session.writer, { title, kind, zone, startsAt: null });
    const about = { collection: 'reviews', id: reviewId(period) } as const;
    addAgendaItem(session.writer, { text: `Review: ${periodName(period)}`, meeting, about });
    return meeting;
  });
  return { meeting: result, step };
}
