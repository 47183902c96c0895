/** The present words of a clause, and those that stand beside them. */
import type { PersonId } from '../shared/ids.ts';
import { byAge } from '../shared/order.ts';
import type { Agreement } from './agreement.ts';
import { type Clause, type WordingId } from './clause.ts';
import type { Wording } from './wording.ts';

/**
 * The words that a clause is read as. If they were withdrawn, those they changed count again; if
 * nothing is left of these, the first that stand beside them.
 * @param all the wordings of at least this clause, including those in the bin.
 */
export function presentOf(
  { id, present, closed }: Pick<Clause, 'id' | 'present' | 'closed'>,
  all: readonly Wording[],
): Wording | null {
  const own = new Map(
    all.filter(({ clause }) => clause === id).map((each) => [each.id, each] as const),
  );
  const seen = new Set<WordingId>();
  for (let next = present; next !== null && !seen.has(next); next = own.get(next)?.from ?? null) {
    seen.add(next);
    const wording = own.get(next);
    if (wording?.deletedAt === null) return wording;
  }
  // By id, so that no clock decides what the clause says (DOC-10).
  const open = openOf(closed, [...own.values()]);
  return open.sort((a, b) => (a.id < b.id ? -1 : 1))[0] ?? null;
}

/** The words that wait for an answer, without the present ones. */
export function suggestionsOf(
  { id, closed }: Pick<Clause, 'id' | 'closed'>,
  present: Wording | null,
  all: readonly Wording[],
): readonly Wording[] {
  return openOf(
    closed,
    all.filter((each) => each.clause === id && each.id !== present?.id),
  );
}

/** The first that was written comes first, by its author's clock. */
function openOf(closed: Clause['closed'], all: readonly Wording[]): Wording[] {
  const answered = new Set(closed.map(([wording]) => wording));
  return all.filter(({ id, deletedAt }) => deletedAt === null && !answered.has(id)).sort(byAge);
}

/**
 * Whether somebody may change the present words themselves: they are theirs, and nobody else has
 * taken them or agreed to them.
 */
export function mayReword(
  { taken }: Pick<Clause, 'taken'>,
  { id, createdBy }: Pick<Wording, 'id' | 'createdBy'>,
  all: readonly Agreement[],
  person: PersonId,
): boolean {
  if (createdBy !== person) return false;
  if (taken.some(([wording, by]) => wording === id && by !== person)) return false;
  return !all.some(
    (agreement) =>
      agreement.deletedAt === null &&
      agreement.createdBy !== person &&
      agreement.wordings.some(([, wording]) => wording === (id as string)),
  );
}
