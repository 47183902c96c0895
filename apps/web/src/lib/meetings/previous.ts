/** The meeting before a meeting, and whether a later one has taken a topic up. */
import { type AgendaItem, type Meeting, takesPlace } from '@cairn/model/meetings';
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';

/**
 * The last meeting before this one that has begun: one still to come has left nothing over.
 * Reactive.
 */
export function previousMeeting(
  session: WorkspaceSession,
  meeting: Pick<Meeting, 'id' | 'startsAt'>,
): Meeting | undefined {
  const limit = Math.min(meeting.startsAt ?? Infinity, session.now);
  let found: Meeting | undefined;
  let foundAt = -Infinity;
  for (const other of session.meetings.all) {
    const at = other.startsAt;
    if (other.id === meeting.id || other.skipped || at === null || at >= limit || at <= foundAt)
      continue;
    found = other;
    foundAt = at;
  }
  return found;
}

/** True if a later meeting, or one without a time yet, has the topic too. */
export function isTakenUp(
  session: WorkspaceSession,
  item: Pick<AgendaItem, 'meetings'>,
  meeting: Pick<Meeting, 'id' | 'startsAt'>,
): boolean {
  return item.meetings.some((id) => {
    const other = id === meeting.id ? undefined : session.meetings.get(id);
    if (other === undefined || !takesPlace(other)) return false;
    return (other.startsAt ?? Infinity) > (meeting.startsAt ?? -Infinity);
  });
}
