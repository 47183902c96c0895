/**
 * A clause of the mentoring agreement: which of its wordings are the present words, and which have
 * been answered. Both people may begin it, so it is kept flat (DOC-16).
 */
import { collection, type RecordOf } from '../document/collection.ts';
import { id, keyed, order } from '../document/fields.ts';
import type { Id, PersonId } from '../shared/ids.ts';
import { CLAUSE_TITLES, kindOf, MOST_CLAUSES } from './clause-kinds.ts';

export type WordingId = Id<'wording'>;

/** More often than one clause is ever reworded. */
const MOST_WORDINGS = 2_000;

/** Who did something to each of several wordings. */
const byWording = (keys: string) =>
  keyed<readonly (readonly [WordingId, PersonId])[], WordingId, string>(
    keys,
    (entries) =>
      entries.flatMap(([wording, by]) =>
        typeof by === 'string' ? [[wording, by as PersonId] as const] : [],
      ),
    MOST_WORDINGS,
  );

export const clauses = collection({
  name: 'clauses',
  record: 'clause',
  storage: 'flat',
  mostEntries: MOST_CLAUSES,
  discussed: true,
  title: ({ id: clause }) => CLAUSE_TITLES[kindOf(clause)],
  fields: {
    /** The wording that is read as the clause. */
    present: id<WordingId>(),
    /** The wordings that were replaced, set aside or answered with others: by whom. */
    closed: byWording('closed:<wording>'),
    /** The wordings that somebody took in place of others: who. */
    taken: byWording('taken:<wording>'),
    /** Among those of its kind. */
    order: order(),
  },
});

export type Clause = RecordOf<typeof clauses>;
