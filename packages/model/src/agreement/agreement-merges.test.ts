/** Whatever two or three people do to an agreement while apart, nothing is lost and nobody is bound to words they haven’t seen. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { binRecord } from '../document/bin.ts';
import { readAll } from '../document/read.ts';
import { exchange, testWriter } from '../document/test-writers.ts';
import type { PersonId } from '../shared/ids.ts';
import { agreements, termsOf } from './agreement.ts';
import {
  addClause,
  agree,
  answerWords,
  keepWords,
  takeWords,
  writeClause,
} from './change-agreement.ts';
import { clauses } from './clause.ts';
import { singleClause } from './clause-kinds.ts';
import { standingOf } from './read-agreement.ts';
import { wordings } from './wording.ts';

type TestWriter = ReturnType<typeof testWriter>;

const PEOPLE = ['mira', 'robin', 'ana'] as PersonId[];
const CLAUSES = [singleClause('rhythm'), singleClause('contact')];

const step = fc.record({
  who: fc.nat(2),
  what: fc.constantFrom(
    'write',
    'write',
    'answer',
    'take',
    'keep',
    'agree',
    'withdraw',
    'meet',
    'add',
  ),
  pick: fc.nat(),
});

function recordsOf({ doc }: TestWriter) {
  return {
    clauses: readAll(doc, clauses).records,
    wordings: readAll(doc, wordings).records,
    agreements: readAll(doc, agreements).records,
  };
}

const read = (writer: TestWriter) => standingOf(recordsOf(writer), PEOPLE);

type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** Does one thing, and returns the words that it put forward. */
function play(all: readonly TestWriter[], { who, what, pick }: Step, at: number): string[] {
  const [me, other] = [all[who], all[(who + 1 + (pick % 2)) % 3]];
  if (me === undefined || other === undefined) return [];
  me.wait((pick % 7) - 2);
  const words = `Words ${String(at)}`;
  const clause = CLAUSES[pick % CLAUSES.length] ?? singleClause('rhythm');
  const open = read(me).clauses.flatMap(({ suggestions }) => suggestions);
  const some = open[pick % Math.max(1, open.length)];
  if (what === 'meet') exchange(me, other);
  else if (what === 'agree') agree(me, read(me).terms, PEOPLE);
  else if (what === 'write') writeClause(me, clause, { words });
  else if (what === 'add') addClause(me, 'own', { words });
  else if (some === undefined) return [];
  else if (what === 'answer') answerWords(me, some.id, { words });
  else if (what === 'take') takeWords(me, some.id);
  else if (what === 'keep') keepWords(me, some.id);
  else if (some.createdBy === me.person) binRecord(me, wordings, some.id);
  return ['write', 'add', 'answer'].includes(what) ? [words] : [];
}

test('all read the same, every word is kept, and an agreement counts for its exact words alone', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const all = PEOPLE.map((name, at) => testWriter(name, at + 1));
      const put = steps.flatMap((each, at) => play(all, each, at));
      for (const a of all) for (const b of all) if (a !== b) exchange(a, b);
      const [first, ...others] = all.map(read);
      for (const other of others) expect(other).toEqual(first);

      const { wordings: kept, agreements: given, clauses: known } = recordsOf(all[0] as TestWriter);
      expect(kept.map(({ words }) => words).sort()).toEqual([...put].sort());
      const closed = new Set(known.flatMap((each) => each.closed.map(([wording]) => wording)));
      const shown = new Set(
        first?.clauses.flatMap(({ present, suggestions }) =>
          [present, ...suggestions].map(({ id }) => id),
        ),
      );
      for (const { id, deletedAt } of kept)
        expect([id, shown.has(id) || closed.has(id) || deletedAt !== null]).toEqual([id, true]);
      for (const { id, present, agreedBy } of first?.clauses ?? [])
        for (const person of agreedBy)
          expect(
            given.some(
              (each) => each.createdBy === person && termsOf(each).get(id)?.words === present.words,
            ),
          ).toBe(true);
      if (first?.isAgreed === true)
        expect(first.clauses.every(({ agreedBy }) => agreedBy.length === PEOPLE.length)).toBe(true);
    }),
    { numRuns: 200 },
  );
});

test('what was agreed by all stays a version, whatever is done afterwards', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
      const all = PEOPLE.map((name, at) => testWriter(name, at + 1));
      const [mira] = all;
      if (mira === undefined) return;
      writeClause(mira, singleClause('rhythm'), { words: 'Weekly.' });
      for (const person of all) {
        exchange(mira, person);
        agree(person, read(person).terms, PEOPLE);
        exchange(mira, person);
      }
      for (const person of all) exchange(mira, person);
      const before = read(mira).versions[0]?.terms;
      steps.forEach((each, at) => play(all, each, at));
      for (const person of all) exchange(mira, person);
      const terms = read(mira).versions.map((version) => [...version.terms]);
      expect(terms).toContainEqual([...(before ?? [])]);
      expect(before?.size).toBe(1);
    }),
    { numRuns: 60 },
  );
});

test('[DOC-7] whatever is stored in place of clauses, words and agreements is read', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.anything()), (junk) => {
      const doc = new Y.Doc();
      const plain = (raw: unknown) => ['string', 'number', 'boolean'].includes(typeof raw);
      for (const [key, raw] of Object.entries(junk)) {
        if (!plain(raw)) continue;
        doc.getMap('clauses').set(`rhythm.${key}`, raw);
        doc.getMap('clauses').set('rhythm.present', 'w');
        doc.getMap('wordings').set('w', { clause: 'rhythm', [key]: raw });
        doc.getMap('agreements').set(`a${key}`, { [`wording:${key}`]: raw, words: raw });
      }
      const writer = { ...testWriter('mira', 1), doc };
      expect(() => read(writer)).not.toThrow();
    }),
  );
});
