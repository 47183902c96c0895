/** What the agreement says now, who has agreed to it, and what waits for whom. */
import type { PersonId } from '../shared/ids.ts';
import { byOrder } from '../shared/order.ts';
import { type Agreement, isSameTerm, type Term, type Terms, termsOf } from './agreement.ts';
import { type Clause } from './clause.ts';
import { CLAUSE_KINDS, type ClauseId, type ClauseKind, kindOf } from './clause-kinds.ts';
import { presentOf, suggestionsOf } from './present.ts';
import { firstTimes, type Version, versionsOf } from './versions.ts';
import type { Wording } from './wording.ts';

export interface AgreementRecords {
  readonly clauses: readonly Clause[];
  /** Including those in the bin: what words changed is still known. */
  readonly wordings: readonly Wording[];
  readonly agreements: readonly Agreement[];
}

/** A clause as it is read now. */
export interface StandingClause {
  readonly id: ClauseId;
  readonly kind: ClauseKind;
  /** Among those of its kind (DOC-4). */
  readonly order: string;
  readonly present: Wording;
  /** Words that wait for an answer. */
  readonly suggestions: readonly Wording[];
  /** Who has agreed to exactly the present words. */
  readonly agreedBy: readonly PersonId[];
  /** Who had agreed to other words, which therefore no longer count, and to which. */
  readonly overtaken: readonly { readonly person: PersonId; readonly term: Term }[];
}

export interface Standing {
  /** In the order in which they are read. */
  readonly clauses: readonly StandingClause[];
  /** The present words of all of them: what agreeing now means. */
  readonly terms: Terms;
  /** Everybody who has to agree: mentees and mentors. */
  readonly parties: readonly PersonId[];
  /** Those of them who have agreed to exactly this. */
  readonly agreedBy: readonly PersonId[];
  /** When each of these first did, in milliseconds since 1970 by their clock. */
  readonly agreedAt: ReadonlyMap<PersonId, number>;
  readonly isAgreed: boolean;
  /** What everybody once agreed to, oldest first. */
  readonly versions: readonly Version[];
  /** The version that counts: the one that the present words are, else the latest. */
  readonly version: Version | null;
}

export function standingOf(
  { clauses, wordings, agreements }: AgreementRecords,
  parties: readonly PersonId[],
): Standing {
  const live = agreements.filter(({ deletedAt }) => deletedAt === null);
  const agreed = live.map((agreement) => ({ agreement, terms: termsOf(agreement) }));
  const saidBy = whatEachSaid(agreed, parties);
  const wordingsOf = Map.groupBy(wordings, ({ clause }) => clause);
  const standing = clauses
    .filter(({ deletedAt }) => deletedAt === null)
    .flatMap((clause) => {
      const read = readClause(clause, wordingsOf.get(clause.id) ?? [], saidBy);
      return read === null ? [] : [read];
    })
    .sort(inReadingOrder);
  const terms: Terms = new Map(standing.map(({ id, present }) => [id, termOf(present)]));
  const agreedAt = firstTimes(
    agreed.flatMap(({ agreement, terms: named }) => (isSame(named, terms) ? [agreement] : [])),
  );
  const agreedBy = parties.filter((person) => agreedAt.has(person));
  const versions = versionsOf(live);
  const isAgreed = terms.size > 0 && parties.length > 1 && agreedBy.length === parties.length;
  return {
    clauses: standing,
    terms,
    parties,
    agreedBy,
    agreedAt,
    isAgreed,
    versions,
    version: versions.findLast((each) => isSame(each.terms, terms)) ?? versions.at(-1) ?? null,
  };
}

interface Agreed {
  readonly agreement: Agreement;
  readonly terms: Terms;
}

/** What one person has agreed to. */
interface Said {
  /** All the words of each clause that they ever agreed to. */
  readonly ever: ReadonlyMap<ClauseId, readonly Term[]>;
  readonly last: Terms;
}

/** One pass over all agreements: anyone may write any number of clauses, people and agreements. */
function whatEachSaid(
  agreed: readonly Agreed[],
  parties: readonly PersonId[],
): ReadonlyMap<PersonId, Said> {
  const byPerson = Map.groupBy(agreed, ({ agreement }) => agreement.createdBy);
  return new Map(
    parties.flatMap((person) => {
      const own = byPerson.get(person);
      if (own === undefined) return [];
      const ever = new Map<ClauseId, Term[]>();
      for (const { terms } of own)
        for (const [clause, term] of terms) {
          const known = ever.get(clause);
          if (known === undefined) ever.set(clause, [term]);
          else known.push(term);
        }
      return [[person, { ever, last: latestOf(own)?.terms ?? new Map() }] as const];
    }),
  );
}

function readClause(
  clause: Clause,
  wordings: readonly Wording[],
  saidBy: ReturnType<typeof whatEachSaid>,
): StandingClause | null {
  const present = presentOf(clause, wordings);
  if (present === null) return null;
  const { id, order } = clause;
  const now = termOf(present);
  const agreedBy: PersonId[] = [];
  const overtaken: { person: PersonId; term: Term }[] = [];
  for (const [person, { ever, last }] of saidBy) {
    const term = last.get(id);
    if (ever.get(id)?.some((each) => isSameTerm(each, now)) === true) agreedBy.push(person);
    else if (term !== undefined) overtaken.push({ person, term });
  }
  const suggestions = suggestionsOf(clause, present, wordings);
  return { id, kind: kindOf(id), order, present, suggestions, agreedBy, overtaken };
}

/** What its author agreed to last: each of their agreements has a later time than those they knew of. */
function latestOf(own: readonly Agreed[]): Agreed | undefined {
  return own.toSorted(
    ({ agreement: a }, { agreement: b }) => b.createdAt - a.createdAt || (a.id < b.id ? -1 : 1),
  )[0];
}

export function termOf({ id, words, day }: Wording): Term {
  return { wording: id, words, day: day ?? '' };
}

export function isSame(a: Terms, b: Terms): boolean {
  return a.size === b.size && [...a].every(([clause, term]) => isSameTerm(term, b.get(clause)));
}

/** By kind; of several of a kind, in the order that people gave them. */
function inReadingOrder(a: StandingClause, b: StandingClause): number {
  const place = ({ kind }: StandingClause) => CLAUSE_KINDS.indexOf(kind);
  return place(a) - place(b) || byOrder(a, b);
}

/** How a clause differs between two sets of words; `null` where it isn't in one of them. */
export interface TermChange {
  readonly clause: ClauseId;
  readonly before: Term | null;
  readonly after: Term | null;
}

/** What changed, in reading order. */
export function changesBetween(before: Terms, after: Terms): readonly TermChange[] {
  return [...new Set([...after.keys(), ...before.keys()])]
    .filter((clause) => !isSameTerm(before.get(clause), after.get(clause)))
    .map((clause) => ({
      clause,
      before: before.get(clause) ?? null,
      after: after.get(clause) ?? null,
    }))
    .sort(
      (a, b) => CLAUSE_KINDS.indexOf(kindOf(a.clause)) - CLAUSE_KINDS.indexOf(kindOf(b.clause)),
    );
}

export interface Waiting {
  /** Words of others that wait for an answer. */
  readonly suggestions: number;
  /** Whether the whole waits for their agreement, which they have reason to give. */
  readonly agreement: boolean;
}

/** What waits for `me`: answering the words of others, and agreeing to what isn't only one's own. */
export function waitingFor(standing: Standing, me: PersonId): Waiting {
  const { clauses, parties, agreedBy, version } = standing;
  if (!parties.includes(me)) return { suggestions: 0, agreement: false };
  const suggestions = clauses.flatMap(({ suggestions: all }) =>
    all.filter(({ createdBy }) => createdBy !== me),
  ).length;
  const isOthersToo =
    version !== null ||
    agreedBy.length > 0 ||
    clauses.some(({ present }) => present.createdBy !== me);
  return {
    suggestions,
    agreement: clauses.length > 0 && !agreedBy.includes(me) && isOthersToo,
  };
}
