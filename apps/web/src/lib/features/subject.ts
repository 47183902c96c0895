/** Whom growth pages are about: the mentee, or one of several. */
import type { PersonId } from '@cairn/model/shared';
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';

type Session = Pick<WorkspaceSession, 'people' | 'me'>;

/** The mentees; whoever reads, where there are none. */
export function subjectsOf({ people, me }: Session): readonly PersonId[] {
  const mentees = people.all.filter(({ role, deletedAt }) => role === 'mentee' && !deletedAt);
  return mentees.length === 0 ? [me] : mentees.map(({ id }) => id);
}

/** The one shown when nobody has been chosen: yourself if you are one of them. `asked` is an id from an address. */
export function subjectOf(session: Session, asked: string | null): PersonId {
  const subjects = subjectsOf(session);
  const first = subjects[0] ?? session.me;
  const own = subjects.includes(session.me) ? session.me : first;
  return subjects.find((id) => id === asked) ?? own;
}

/**
 * Who can have a record: the mentees or, without any, everybody who writes; and whoever has it now.
 */
export function ownersOf({ people }: Session, person: PersonId | null): readonly PersonId[] {
  const mentees = people.all.filter(({ role }) => role === 'mentee');
  const could = mentees.length > 0 ? mentees : people.all.filter(({ role }) => role !== 'observer');
  return [...new Set([...could.map(({ id }) => id), ...(person === null ? [] : [person])])];
}

/** Whose a record is, where it could be one of several people's; `''` where that goes without saying. */
export function whoseWords(
  session: Session & Pick<WorkspaceSession, 'nameOf'>,
  person: PersonId | null,
): string {
  return subjectsOf(session).length > 1 ? session.nameOf(person) : '';
}

/** The part of an address that says whose page it is. */
export const PERSON_PARAMETER = 'of';

/** The address of somebody's page; it says whose only where several people have one. */
export function pageOf(
  session: Session & Pick<WorkspaceSession, 'href'>,
  path: string,
  person: PersonId,
  parameters: Readonly<Record<string, string>> = {},
): string {
  const of = subjectsOf(session).length > 1 ? { [PERSON_PARAMETER]: person } : {};
  const search = new URLSearchParams({ ...of, ...parameters }).toString();
  return session.href(path) + (search === '' ? '' : `?${search}`);
}

interface OfSomebody {
  readonly person: PersonId | null;
}

/** Their records, and those of people who have no page of their own, so that nothing stays out of sight. */
export function recordsOf<T extends OfSomebody>(
  session: Session,
  all: readonly T[],
  subject: PersonId,
): T[] {
  const subjects = new Set<PersonId | null>(subjectsOf(session));
  return all.filter(({ person }) => person === subject || !subjects.has(person));
}
