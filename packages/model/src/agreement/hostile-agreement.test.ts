/** Somebody with the link writes as many clauses, people and agreements as are read: the agreement is still read at once. */
import { expect, test } from 'vitest';
import type { PersonId } from '../shared/ids.ts';
import { wordChanges } from '../shared/word-changes.ts';
import { type Agreement, agreements } from './agreement.ts';
import { type Clause, clauses, type WordingId } from './clause.ts';
import type { ClauseId } from './clause-kinds.ts';
import type { LookBack } from './look-back.ts';
import { waitsToLookBack } from './occasions.ts';
import { standingOf } from './read-agreement.ts';
import type { Wording } from './wording.ts';

/** On a slow machine too. */
const AT_ONCE_MS = 1_000;
const PEOPLE = Array.from({ length: 500 }, (_, at) => `p${String(at)}` as PersonId);
const common = { createdAt: 1, deletedAt: null, deletedBy: null };

function took(work: () => void): number {
  const begun = performance.now();
  work();
  return performance.now() - begun;
}

test('500 people, as many clauses and agreements as are read', () => {
  const ids = Array.from({ length: clauses.mostEntries }, (_, at) => `own-${String(at)}`);
  const by = (at: number) => PEOPLE[at % PEOPLE.length] ?? null;
  const records = {
    clauses: ids.map((id): Clause => ({
      ...common,
      createdBy: by(0),
      id: id as Clause['id'],
      present: `of ${id}` as WordingId,
      closed: [],
      taken: [],
      order: 'a0',
    })),
    wordings: ids.map((id): Wording => ({
      ...common,
      createdBy: by(0),
      id: `of ${id}` as Wording['id'],
      clause: id as ClauseId,
      words: 'Weekly.',
      day: null,
      from: null,
    })),
    agreements: Array.from({ length: agreements.mostEntries }, (_, at): Agreement => ({
      ...common,
      createdBy: by(at),
      id: `a${String(at)}` as Agreement['id'],
      wordings: [[ids[at % ids.length] as ClauseId, 'another']],
      words: [],
      days: [],
      parties: PEOPLE,
    })),
  };
  expect(took(() => standingOf(records, PEOPLE))).toBeLessThan(AT_ONCE_MS);
});

test('thousands of suggestions of thousands of words, each shown as a change of the present ones', () => {
  const before = 'a b '.repeat(1_000);
  const after = 'b c '.repeat(1_000);
  expect(took(() => Array.from({ length: 100 }, () => wordChanges(before, after)))).toBeLessThan(
    AT_ONCE_MS,
  );
});

test('thousands of looks back on hundreds of goals', () => {
  const day = '2027-06-01' as NonNullable<LookBack['day']>;
  const goals = Array.from({ length: 500 }, (_, at) => `goal-${String(at)}` as ClauseId);
  const terms = new Map(
    goals.map((id) => [id, { wording: 'w' as WordingId, words: 'Lead', day: '' }] as const),
  );
  const all = Array.from({ length: 5_000 }, (_, at): LookBack => ({
    ...common,
    createdBy: PEOPLE[0] ?? null,
    createdAt: at,
    id: `l${String(at)}` as LookBack['id'],
    clause: goals[at % goals.length] ?? (goals[0] as ClauseId),
    day,
    outcome: 'yes',
    line: '',
  }));
  const person = PEOPLE[0] as PersonId;
  expect(waitsToLookBack(terms, all, { day, person })).toBe(false);
  expect(took(() => waitsToLookBack(terms, all, { day, person }))).toBeLessThan(100);
});
