/** The meeting before a meeting, and what was left over from it. */
import type { AgendaItem, Meeting } from '@cairn/model/meetings';
import { byOrder } from '@cairn/model/shared';
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
    if (other.id === meeting.id || at === null || at >= limit || at <= foundAt) continue;
    found = other;
    foundAt = at;
  }
  return found;
}

/**
 * The topics of `previous` that weren't discussed and that no later meeting has taken up, in order.
 */
export function leftOver(
  session: WorkspaceSession,
  previous: Pick<Meeting, 'id' | 'startsAt'>,
  meeting: Pick<Meeting, 'id'>,
): AgendaItem[] {
  return session.agendaOf
    .of(previous.id)
    .filter(
      (item) =>
        item.discussedIn === null &&
        !item.meetings.includes(meeting.id) &&
        !isTakenUp(session, item, previous),
    )
    .sort(byOrder);
}

/** True if a later meeting, or one without a time yet, has the topic too. */
export function isTakenUp(
  session: WorkspaceSession,
  item: Pick<AgendaItem, 'meetings'>,
  meeting: Pick<Meeting, 'id' | 'startsAt'>,
): boolean {
  return item.meetings.some((id) => {
    const other = id === meeting.id ? undefined : session.meetings.get(id);
    if (other === undefined || other.deletedAt !== null) return false;
    return (other.startsAt ?? Infinity) > (meeting.startsAt ?? -Infinity);
  });
}
