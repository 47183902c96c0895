/**
 * The words that open threads are about, as marks for the editor; resolving a thread removes its
 * mark.
 */
import type { AnchorKind } from '@cairn/model/feedback';
import type { ThreadId } from '@cairn/model/shared';
import type { ThreadMark } from '#lib/prose/types.ts';
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';

/** Far more than anybody could tell apart in one text. */
const MOST_MARKS = 300;

/**
 * The marks in the rich text `field` of one record, of which only so many are drawn; depends on the
 * threads of that record alone.
 */
export function marksFor(
  session: WorkspaceSession,
  kind: AnchorKind,
  id: string,
  field: string,
  active: ThreadId | null = null,
): ThreadMark[] {
  const marks: ThreadMark[] = [];
  for (const thread of session.threadsOn(kind, id)) {
    const { anchor, status } = thread;
    if (status === 'resolved' || anchor.range?.field !== field) continue;
    if (marks.length >= MOST_MARKS && thread.id !== active) continue;
    const { start, end, quote } = anchor.range;
    const colour = session.person(thread.createdBy)?.colour;
    marks.push({
      thread: thread.id,
      start,
      end,
      quote,
      active: thread.id === active,
      ...(colour === undefined ? {} : { colour }),
    });
  }
  return marks;
}
