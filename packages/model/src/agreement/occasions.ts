/** The days on which the agreement is looked back on: when it was to be looked at again, and when it ends. */
import type { Day } from '../shared/days.ts';
import { parseDay } from '../shared/days.ts';
import type { PersonId } from '../shared/ids.ts';
import type { Terms } from './agreement.ts';
import { type ClauseId, DATED_KINDS, kindOf } from './clause-kinds.ts';
import type { LookBack } from './look-back.ts';

/** The latest day up to `today` that the agreed words name; `null` if none has come. */
export function occasionOf(terms: Terms, today: Day): Day | null {
  return (
    [...terms]
      .flatMap(([clause, { day }]) =>
        DATED_KINDS.includes(kindOf(clause)) ? (parseDay(day) ?? []) : [],
      )
      .filter((day) => day <= today)
      .sort()
      .at(-1) ?? null
  );
}

export function goalsIn(terms: Terms): readonly ClauseId[] {
  return [...terms.keys()].filter((clause) => kindOf(clause) === 'goal');
}

/** What somebody said last about a goal on a day. */
export function latestLookBack(
  all: readonly LookBack[],
  of: { readonly clause: ClauseId; readonly day: Day; readonly person: PersonId },
): LookBack | undefined {
  return all
    .filter(
      ({ clause, day, createdBy, deletedAt }) =>
        deletedAt === null && clause === of.clause && day === of.day && createdBy === of.person,
    )
    .sort((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? -1 : 1))[0];
}

/** Whether somebody has yet to say what became of a goal. */
export function waitsToLookBack(
  terms: Terms,
  all: readonly LookBack[],
  { day, person }: { readonly day: Day; readonly person: PersonId },
): boolean {
  return goalsIn(terms).some((clause) => {
    const said = latestLookBack(all, { clause, day, person });
    return said === undefined || said.outcome === 'unsaid';
  });
}

/** The days that were looked back on, the latest first. */
export function daysLookedBack(all: readonly LookBack[]): readonly Day[] {
  const days = all.flatMap(({ day, deletedAt }) =>
    day === null || deletedAt !== null ? [] : [day],
  );
  return [...new Set(days)].sort().reverse();
}
