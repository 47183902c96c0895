/** Deleting meetings and topics: to the bin at once, with the way back beside it. */
import { binRecord, restoreRecord } from '@cairn/model/document';
import {
  agendaItems,
  bringAgendaItem,
  meetings,
  takeAgendaItemOff,
  type AgendaItem,
} from '@cairn/model/meetings';
import type { MeetingId } from '@cairn/model/shared';
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';
import { toasts } from '#lib/ui/toasts.svelte.ts';

export function binMeeting({ writer }: WorkspaceSession, id: MeetingId): void {
  binRecord(writer, meetings, id);
  toasts.show({
    text: 'Meeting moved to the bin.',
    action: { label: 'Undo', run: () => restoreRecord(writer, meetings, id) },
  });
}

/** A topic that other meetings have too only leaves this one: their record of it must not change. */
export function removeTopic(
  { writer }: WorkspaceSession,
  { id, meetings: on }: AgendaItem,
  meeting: MeetingId,
): void {
  if (on.some((other) => other !== meeting)) {
    takeAgendaItemOff(writer, id, meeting);
    toasts.show({
      text: 'Topic taken off this agenda. The other meeting still has it.',
      action: { label: 'Undo', run: () => bringAgendaItem(writer, id, meeting) },
    });
  } else {
    binRecord(writer, agendaItems, id);
    toasts.show({
      text: 'Topic moved to the bin.',
      action: { label: 'Undo', run: () => restoreRecord(writer, agendaItems, id) },
    });
  }
}
