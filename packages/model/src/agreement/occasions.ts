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

/** What each person said last about each goal on a day: one pass, for as many as are asked about. */
export function lookBacksOn(
  all: readonly LookBack[],
  on: Day,
): ReadonlyMap<ClauseId, ReadonlyMap<PersonId, LookBack>> {
  const said = new Map<ClauseId, Map<PersonId, LookBack>>();
  for (const each of all) {
    const { clause, day, createdBy, deletedAt } = each;
    if (day !== on || createdBy === null || deletedAt !== null) continue;
    const about = said.get(clause) ?? new Map<PersonId, LookBack>();
    said.set(clause, about);
    const known = about.get(createdBy);
    if (known === undefined || isLater(each, known)) about.set(createdBy, each);
  }
  return said;
}

function isLater(a: LookBack, b: LookBack): boolean {
  return a.createdAt > b.createdAt || (a.createdAt === b.createdAt && a.id < b.id);
}

/** What somebody said last about a goal on a day. */
export function latestLookBack(
  all: readonly LookBack[],
  {
    clause,
    day,
    person,
  }: {
    readonly clause: ClauseId;
    readonly day: Day;
    readonly person: PersonId;
  },
): LookBack | undefined {
  return lookBacksOn(all, day).get(clause)?.get(person);
}

/** Whether somebody has yet to say what became of a goal. */
export function waitsToLookBack(
  terms: Terms,
  all: readonly LookBack[],
  { day, person }: { readonly day: Day; readonly person: PersonId },
): boolean {
  const said = lookBacksOn(all, day);
  return goalsIn(terms).some((clause) => {
    const outcome = said.get(clause)?.get(person)?.outcome ?? 'unsaid';
    return outcome === 'unsaid';
  });
}

/** The days that were looked back on, the latest first. */
export function daysLookedBack(all: readonly LookBack[]): readonly Day[] {
  const days = all.flatMap(({ day, deletedAt }) =>
    day === null || deletedAt !== null ? [] : [day],
  );
  return [...new Set(days)].sort().reverse();
}
