/** Puts a topic on the agenda of the next meeting; with none planned, of a new one without a date. */
import type { Step } from '@cairn/model/document';
import { addAgendaItem, createMeeting, splitByTime } from '@cairn/model/meetings';
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';

export function addToNextMeeting(
  session: WorkspaceSession,
  text: string,
  minutes: number | null = null,
): { readonly title: string; readonly step: Step | null } {
  const [next] = splitByTime(session.meetings.all, session.now).upcoming;
  const { result, step } = session.step(() => {
    const meeting =
      next?.id ??
      createMeeting(session.writer, {
        title: 'Next time we talk',
        kind: 'checkIn',
        zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
        startsAt: null,
      });
    addAgendaItem(session.writer, { text, meeting, minutes });
    return meeting;
  });
  return { title: session.meetings.get(result)?.title ?? '', step };
}
