/** All meetings, with the next ones of each series that nobody has touched yet. */
import { type Meeting, untouchedMeetings } from '@cairn/model/meetings';
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';

type Session = Pick<WorkspaceSession, 'meetings' | 'series' | 'now'>;

/** Of each series; skipped ones are known as records. */
const AHEAD = 3;

/** Those in the bin aren't among them. Reactive. */
export function allMeetings({ meetings, series, now }: Session): Meeting[] {
  const untouched = series.all.flatMap((each) =>
    untouchedMeetings(each, (id) => meetings.has(id), now, AHEAD),
  );
  return [...meetings.all, ...untouched];
}
