/** What search finds of the mentoring agreement: its clauses, by what they say now. */
import { CLAUSE_TITLES } from '@cairn/model/agreement';
import type { Around, Found } from '#lib/features/feature.ts';
import { excerpt } from '#lib/features/search-words.ts';
import { standingIn } from './standing.ts';

export function* titles({ session, pathOf }: Around): Generator<Found> {
  for (const { id, kind, present } of standingIn(session).clauses)
    yield {
      id,
      title: CLAUSE_TITLES[kind],
      about: excerpt(present.words),
      text: present.words,
      path: pathOf('clauses', id),
    };
}
