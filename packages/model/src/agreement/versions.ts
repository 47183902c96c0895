/** The versions of the agreement: what everybody agreed to, word for word, and who did when. */
import type { PersonId } from '../shared/ids.ts';
import { type Agreement, type Terms, termsOf } from './agreement.ts';

export interface Version {
  /** From 1. */
  readonly number: number;
  readonly terms: Terms;
  /** In the order in which they agreed. */
  readonly by: readonly { readonly person: PersonId; readonly at: number }[];
  /** When the last of them agreed, in milliseconds since 1970 by their clock. */
  readonly at: number;
}

/**
 * Oldest first. The same words that everybody who had to agree, as one of them saw it, has agreed to
 * are a version: somebody who joins later makes no difference to it.
 * @param agreements without those in the bin.
 */
export function versionsOf(agreements: readonly Agreement[]): readonly Version[] {
  const groups = Map.groupBy(agreements, (agreement) => contentsOf(termsOf(agreement)));
  return [...groups.values()]
    .flatMap((group) => versionOf(group) ?? [])
    .sort((a, b) => a.at - b.at || (contentsOf(a.terms) < contentsOf(b.terms) ? -1 : 1))
    .map((version, at) => ({ ...version, number: at + 1 }));
}

function versionOf(group: readonly Agreement[]): Omit<Version, 'number'> | null {
  const times = firstTimes(group);
  const lasts = group
    .filter(({ parties }) => parties.length > 1 && parties.every((person) => times.has(person)))
    .map(({ parties }) => Math.max(...parties.map((person) => times.get(person) ?? 0)));
  const [first] = group;
  if (first === undefined || lasts.length === 0) return null;
  return {
    terms: termsOf(first),
    by: [...times]
      .map(([person, at]) => ({ person, at }))
      .sort((a, b) => a.at - b.at || (a.person < b.person ? -1 : 1)),
    at: Math.min(...lasts),
  };
}

/** When each of their authors first agreed. */
export function firstTimes(agreements: readonly Agreement[]): ReadonlyMap<PersonId, number> {
  const times = new Map<PersonId, number>();
  for (const { createdBy, createdAt } of agreements)
    if (createdBy !== null)
      times.set(createdBy, Math.min(createdAt, times.get(createdBy) ?? Infinity));
  return times;
}

function contentsOf(terms: Terms): string {
  return JSON.stringify(
    [...terms]
      .map(([clause, { wording, words, day }]) => [clause, wording, words, day])
      .sort(([a = ''], [b = '']) => (a < b ? -1 : 1)),
  );
}
