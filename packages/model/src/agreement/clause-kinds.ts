/** What a mentoring agreement can be about. */
import type { Id } from '../shared/ids.ts';

export type ClauseId = Id<'clause'>;

/** Each has at most one clause, whose id it is (DOC-16): both people may begin it while apart. */
export const SINGLE_KINDS = [
  'expects',
  'rhythm',
  'agenda',
  'moving',
  'contact',
  'confidentiality',
  'offTheTable',
  'length',
  'review',
  'ending',
] as const;
export type SingleKind = (typeof SINGLE_KINDS)[number];

/** Each can have many clauses. */
export type ManyKind = 'goal' | 'own';
export type ClauseKind = SingleKind | ManyKind;

/** More clauses than anybody agrees to. */
export const MOST_CLAUSES = 500;

/** In the order in which they are read. */
export const CLAUSE_KINDS: readonly ClauseKind[] = [
  'expects',
  'goal',
  'rhythm',
  'agenda',
  'moving',
  'contact',
  'confidentiality',
  'offTheTable',
  'length',
  'review',
  'ending',
  'own',
];

export const CLAUSE_TITLES: Readonly<Record<ClauseKind, string>> = {
  expects: 'What each of us expects and offers',
  goal: 'What we hope for',
  rhythm: 'How often we meet, and how',
  agenda: 'Who arranges the meetings and sends the agenda',
  moving: 'How we move a meeting',
  contact: 'Between meetings',
  confidentiality: 'What stays between us',
  offTheTable: 'What is off the table',
  length: 'How long this lasts',
  review: 'When we look at it again',
  ending: 'How we end it well',
  own: 'What else we agree',
};

/** The kinds whose clauses can name a day. */
export const DATED_KINDS: readonly ClauseKind[] = ['length', 'review'];

const GOAL = 'goal-';
const OWN = 'own-';

/** A new id for a clause of a kind that can have many. */
export function clauseIdOf(kind: ManyKind, random: string): ClauseId {
  return `${kind === 'goal' ? GOAL : OWN}${random}` as ClauseId;
}

export function singleClause(kind: SingleKind): ClauseId {
  return kind as string as ClauseId;
}

/** What a clause is about follows from its id; an id from elsewhere is one of your own. */
export function kindOf(id: ClauseId): ClauseKind {
  const single = SINGLE_KINDS.find((kind) => kind === (id as string));
  return single ?? (id.startsWith(GOAL) ? 'goal' : 'own');
}
