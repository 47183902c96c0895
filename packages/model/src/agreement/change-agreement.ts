/** The named changes of the mentoring agreement. */
import { change, type Edit, type Writer } from '../document/change.ts';
import { timeAfter } from '../document/entity.ts';
import { readAll, readOne } from '../document/read.ts';
import type { Day } from '../shared/days.ts';
import { newId, type PersonId } from '../shared/ids.ts';
import { orderAtEnd } from '../shared/order.ts';
import { agreements, type Terms } from './agreement.ts';
import { type Clause, clauses, type WordingId } from './clause.ts';
import { type ClauseId, clauseIdOf, kindOf, type ManyKind } from './clause-kinds.ts';
import { lookBacks, type Outcome } from './look-back.ts';
import { latestLookBack } from './occasions.ts';
import { mayReword, presentOf } from './present.ts';
import { type Wording, wordings } from './wording.ts';

export interface WordingDraft {
  readonly words: string;
  readonly day?: Day | null | undefined;
}

/** Adds a goal of the relationship, or a clause of one's own. */
export function addClause(writer: Writer, kind: ManyKind, draft: WordingDraft): ClauseId {
  const clause = clauseIdOf(kind, newId(writer.random));
  const siblings = readAll(writer.doc, clauses).records.filter(({ id }) => kindOf(id) === kind);
  const order = orderAtEnd(siblings);
  change(writer, clauses, 'propose', (edit) => {
    putFirst(edit, clause, draft, order);
  });
  return clause;
}

/**
 * Puts words forward for a clause. They become its present words if it has none, or if the present
 * ones are the writer's own and nobody else has agreed to them; otherwise they stand beside them
 * until somebody else answers.
 */
export function writeClause(writer: Writer, clause: ClauseId, draft: WordingDraft): void {
  const known = readOne(writer.doc, clauses, clause);
  const present = presentIn(writer, known);
  if (known === undefined || present === null)
    return change(writer, clauses, 'propose', (edit) => {
      if (known === undefined) putFirst(edit, clause, draft);
      else {
        if (known.deletedAt !== null) edit.restore(clauses, clause);
        edit.set(clauses, clause, 'present', addWording(edit, clause, draft, null));
      }
    });
  if (isSame(present, draft)) {
    if (known.deletedAt !== null)
      change(writer, clauses, 'restore', (edit) => edit.restore(clauses, clause));
    return;
  }
  const given = readAll(writer.doc, agreements).records;
  const isOwn = mayReword(known, present, given, writer.person);
  change(writer, clauses, isOwn ? 'reword' : 'suggest', (edit) => {
    if (known.deletedAt !== null) edit.restore(clauses, clause);
    const wording = addWording(edit, clause, draft, present.id);
    if (isOwn) replace(writer, edit, known, wording, present.id);
  });
}

/** Answers words that stand beside the present ones with others, or rewords one's own. */
export function answerWords(writer: Writer, answered: WordingId, draft: WordingDraft): void {
  const wording = readOne(writer.doc, wordings, answered);
  if (wording === undefined) return;
  const isOwn = wording.createdBy === writer.person;
  change(writer, clauses, isOwn ? 'rewordSuggestion' : 'answer', (edit) => {
    addWording(edit, wording.clause, draft, answered);
    edit.put(clauses, wording.clause, 'closed', answered, writer.person);
  });
}

/** Makes words that stand beside the present ones the present ones. */
export function takeWords(writer: Writer, taken: WordingId): void {
  const wording = readOne(writer.doc, wordings, taken);
  const clause = wording && readOne(writer.doc, clauses, wording.clause);
  if (wording === undefined || clause === undefined) return;
  const present = presentIn(writer, clause);
  change(writer, clauses, 'take', (edit) => {
    replace(writer, edit, clause, taken, present?.id ?? null);
    edit.put(clauses, clause.id, 'taken', taken, writer.person);
  });
}

/** Keeps the present words, and sets these aside. */
export function keepWords(writer: Writer, refused: WordingId): void {
  const wording = readOne(writer.doc, wordings, refused);
  if (wording === undefined) return;
  change(writer, clauses, 'keep', (edit) =>
    edit.put(clauses, wording.clause, 'closed', refused, writer.person),
  );
}

/**
 * Agrees to exactly these words. Its time is later than that of everything the writer has agreed to
 * before, whatever this device's clock says (DOC-10).
 * @param parties everybody who has to agree.
 */
export function agree(writer: Writer, terms: Terms, parties: readonly PersonId[]): void {
  const own = readAll(writer.doc, agreements).records.filter(
    ({ createdBy }) => createdBy === writer.person,
  );
  const times = own.map(({ createdAt }) => createdAt);
  const all = [...terms];
  const agreeing = { ...writer, now: () => timeAfter(writer.now(), times) };
  change(agreeing, agreements, 'agree', (edit) =>
    edit.create(agreements, {
      wordings: all.map(([clause, { wording }]) => [clause, wording] as const),
      words: all.map(([clause, { words }]) => [clause, words] as const),
      days: all.flatMap(([clause, { day }]) => (day === '' ? [] : [[clause, day] as const])),
      parties,
    }),
  );
}

/** Says what became of a goal of the relationship, as the writer sees it on `day`. */
export function lookBackOn(
  writer: Writer,
  { clause, day }: { readonly clause: ClauseId; readonly day: Day },
  said: { readonly outcome?: Outcome; readonly line?: string },
): void {
  const own = latestLookBack(readAll(writer.doc, lookBacks).records, {
    clause,
    day,
    person: writer.person,
  });
  if (own === undefined) {
    change(writer, lookBacks, 'answer', (edit) => edit.create(lookBacks, { clause, day, ...said }));
    return;
  }
  change(
    writer,
    lookBacks,
    'edit',
    (edit) => {
      if (said.outcome !== undefined) edit.set(lookBacks, own.id, 'outcome', said.outcome);
      if (said.line !== undefined) edit.words(lookBacks, own.id, 'line', said.line);
    },
    own.id,
  );
}

function presentIn({ doc }: Writer, clause: Clause | undefined): Wording | null {
  return clause === undefined ? null : presentOf(clause, readAll(doc, wordings).records);
}

function putFirst(edit: Edit, clause: ClauseId, draft: WordingDraft, order?: string): void {
  const wording = addWording(edit, clause, draft, null);
  edit.create(clauses, { present: wording, order }, clause);
}

function addWording(
  edit: Edit,
  clause: ClauseId,
  { words, day = null }: WordingDraft,
  from: WordingId | null,
): WordingId {
  return edit.create(wordings, { clause, words: words.trim(), day, from });
}

function replace(
  { person }: Writer,
  edit: Edit,
  { id }: Clause,
  next: WordingId,
  replaced: WordingId | null,
): void {
  edit.set(clauses, id, 'present', next);
  // Taking back what had been set aside opens it again.
  edit.put(clauses, id, 'closed', next, null);
  if (replaced !== null && replaced !== next) edit.put(clauses, id, 'closed', replaced, person);
}

function isSame(present: Wording, { words, day = null }: WordingDraft): boolean {
  return present.words === words.trim() && present.day === day;
}
