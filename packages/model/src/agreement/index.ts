/** The mentoring agreement: clauses, the words put forward for them, and who agreed to what. */
export {
  agreements,
  isSameTerm,
  termsOf,
  type Agreement,
  type Term,
  type Terms,
} from './agreement.ts';
export {
  addClause,
  agree,
  answerWords,
  keepWords,
  lookBackOn,
  takeWords,
  writeClause,
  type WordingDraft,
} from './change-agreement.ts';
export {
  CLAUSE_KINDS,
  CLAUSE_TITLES,
  DATED_KINDS,
  kindOf,
  singleClause,
  type ClauseId,
  type ClauseKind,
  type ManyKind,
  type SingleKind,
} from './clause-kinds.ts';
export { clauses, type Clause, type WordingId } from './clause.ts';
export { lookBacks, OUTCOMES, type LookBack, type Outcome } from './look-back.ts';
export { daysLookedBack, goalsIn, lookBacksOn, occasionOf, waitsToLookBack } from './occasions.ts';
export {
  changesBetween,
  isSame as isSameTerms,
  standingOf,
  waitingFor,
  type AgreementRecords,
  type Standing,
  type StandingClause,
  type TermChange,
  type Waiting,
} from './read-agreement.ts';
export { mayReword } from './present.ts';
export type { Version } from './versions.ts';
export { wordings, type Wording } from './wording.ts';
