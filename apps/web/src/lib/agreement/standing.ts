/** The agreement of an open workspace, and who has to agree to it. */
import { type Standing, standingOf } from '@cairn/model/agreement';
import type { PersonId } from '@cairn/model/shared';
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';

type Session = Pick<
  WorkspaceSession,
  'clauses' | 'wordings' | 'agreements' | 'people' | 'me' | 'nameOf'
>;

/** Mentees and mentors; whoever only reads isn't asked. */
export function partiesOf({ people }: Pick<Session, 'people'>): readonly PersonId[] {
  return people.all.filter(({ role }) => role !== 'observer').map(({ id }) => id);
}

/** Reactive to everything that the agreement is made of. */
export function standingIn(session: Session): Standing {
  const { clauses, wordings, agreements } = session;
  return standingOf(
    {
      clauses: clauses.all,
      wordings: [...wordings.all, ...wordings.binned],
      agreements: agreements.all,
    },
    partiesOf(session),
  );
}

/** "you", "Robin", "you and Robin", "Ana, Robin and you": yourself last among several. */
export function namesOf(session: Session, people: readonly (PersonId | null)[]): string {
  const others = people.filter((id) => id !== session.me).map((id) => session.nameOf(id));
  const all = people.includes(session.me) ? [...others, 'you'] : others;
  return new Intl.ListFormat('en-GB').format(all);
}
