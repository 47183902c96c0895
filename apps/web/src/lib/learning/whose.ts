/** Whose records a page shows, and where the same page about somebody else is. */
import type { PersonId } from '@cairn/model/shared';
import { subjectsOf } from '#lib/features/subject.ts';
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';

/** The part of an address that says whose page it is. */
export const PERSON_PARAMETER = 'of';

interface OfSomebody {
  readonly person: PersonId | null;
}

/** Theirs, and what belongs to nobody who has a page of their own, so that nothing stays out of sight. */
export function recordsOf<T extends OfSomebody>(
  session: Pick<WorkspaceSession, 'people' | 'me'>,
  all: readonly T[],
  subject: PersonId,
): T[] {
  const subjects = new Set<PersonId | null>(subjectsOf(session));
  return all.filter(({ person }) => person === subject || !subjects.has(person));
}
