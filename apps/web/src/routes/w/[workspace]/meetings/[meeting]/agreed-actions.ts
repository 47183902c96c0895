/** A meeting's action items, as a copy of the meeting says them. */
import { byAge } from '@cairn/model/meetings';
import type { MeetingId } from '@cairn/model/shared';
import type { AgreedAction } from '#lib/meetings/calendar/meeting-outline.ts';
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';

export function agreedActions(session: WorkspaceSession, meeting: MeetingId): AgreedAction[] {
  return [...session.actionsOf.of(meeting)].sort(byAge).map(({ text, doneAt, owners, due }) => ({
    ...{ text, isDone: doneAt !== null, due },
    owners: owners.map((owner) => session.nameOf(owner)),
  }));
}
