/** Deletes a topic from an agenda, with a toast that offers to undo. */
import { type AgendaItem, agendaItems, takeAgendaItemOff } from '@cairn/model/meetings';
import type { MeetingId } from '@cairn/model/shared';
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';
import { binWithUndo, toastWithUndo } from '#lib/undo/undo-toast.ts';

/**
 * A topic that other meetings have too is only removed from this one: their record of it must not
 * change.
 */
export function removeTopic(
  session: WorkspaceSession,
  { id, meetings: on }: AgendaItem,
  meeting: MeetingId,
): void {
  if (on.some((other) => other !== meeting)) {
    const { step } = session.step(() => takeAgendaItemOff(session.writer, id, meeting));
    toastWithUndo(session, 'Topic taken off this agenda. The other meeting still has it.', step);
  } else binWithUndo(session, agendaItems, id, 'Topic moved to the bin.');
}
