/** Requests for feedback whose day is near: those that wait for an answer of mine, and mine that nobody has answered. */
import type { Thread } from '@cairn/model/feedback';
import { addDays, type Day } from '@cairn/model/shared';
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';

/** How many days before its day a request is brought to mind. */
const AHEAD_DAYS = 3;

export interface DueRequest {
  readonly thread: Thread;
  readonly due: Day;
  /** I asked; then it can be put off or closed. */
  readonly isMine: boolean;
}

type Session = Pick<WorkspaceSession, 'threads' | 'messagesOf' | 'me' | 'today' | 'canWrite'>;

/** Nearest first. */
export function dueRequests(session: Session, ahead = AHEAD_DAYS): DueRequest[] {
  if (!session.canWrite) return [];
  const until = addDays(session.today, ahead);
  return session.threads.all
    .flatMap((thread): DueRequest[] => {
      const { kind, due, status, id, createdBy } = thread;
      if (kind !== 'request' || due === null || due > until || status === 'resolved') return [];
      const isMine = createdBy === session.me;
      const said = session.messagesOf.of(id);
      const answered = isMine
        ? status !== 'open'
        : said.some(({ createdBy: by }) => by === session.me);
      // Mine is only worth a word once its day has passed.
      return answered || (isMine && due >= session.today) ? [] : [{ thread, due, isMine }];
    })
    .sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
}
