/** What can be mentioned of an open workspace: its people, goals and meetings, likeliest first. */
import { dayOf } from '@cairn/model/shared';
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';
import { shortDay } from '#lib/ui/dates.ts';
import type { Thing, Things } from './things.ts';

const CLOSED = ['done', 'dropped'];

export function thingsOf(session: WorkspaceSession): Things {
  return {
    today: () => session.today,
    href: (path) => session.href(path),
    all: () => [...people(session), ...goals(session), ...meetings(session)],
  };
}

/** The other people, then yourself. */
function people({ people, me }: WorkspaceSession): Thing[] {
  return people.all
    .filter(({ name }) => name.trim() !== '')
    .sort((a, b) => Number(a.id === me) - Number(b.id === me))
    .map(({ id, name }) => ({ kind: 'person', id, name: name.trim(), about: '' }));
}

/** Open goals first, newest first. */
function goals({ goals, today }: WorkspaceSession): Thing[] {
  const closed = ({ status }: { status: string }) => Number(CLOSED.includes(status));
  return goals.all
    .filter(({ title }) => title.trim() !== '')
    .sort((a, b) => closed(a) - closed(b) || b.createdAt - a.createdAt)
    .map(({ id, title, due }) => ({
      kind: 'goal',
      id,
      name: title.trim(),
      about: due === null ? '' : `due ${shortDay(due, today)}`,
    }));
}

/** Nearest in time first, past or future. */
function meetings({ meetings, today, now }: WorkspaceSession): Thing[] {
  const away = ({ startsAt }: { startsAt: number | null }) =>
    startsAt === null ? Infinity : Math.abs(startsAt - now);
  return meetings.all
    .filter(({ title }) => title.trim() !== '')
    .sort((a, b) => away(a) - away(b))
    .map(({ id, title, startsAt }) => ({
      kind: 'meeting',
      id,
      name: title.trim(),
      about: startsAt === null ? '' : shortDay(dayOf(startsAt), today),
    }));
}
