/**
 * Somebody's agreement to exact words: for each clause its wording and the words themselves. Only
 * its author ever writes it, so it is one plain value (DOC-15).
 */
import { collection, type RecordOf } from '../document/collection.ts';
import { type Field, type KeyedField, members } from '../document/fields.ts';
import type { PersonId } from '../shared/ids.ts';
import { beginningOf } from '../shared/texts.ts';
import type { WordingId } from './clause.ts';
import { type ClauseId, MOST_CLAUSES } from './clause-kinds.ts';

type Entries = readonly (readonly [ClauseId, string])[];
type ByClause = Field<Entries, Entries, 'keys'> &
  Pick<KeyedField<Entries, ClauseId, string>, 'prefix' | 'most'>;

/** A text for each clause, given whole. */
function byClause(prefix: string): ByClause {
  return {
    kept: 'keys',
    says: '',
    keys: [`${prefix}:<clause>`],
    prefix,
    most: MOST_CLAUSES,
    read: (from) =>
      from
        .keyed(prefix, MOST_CLAUSES)
        .flatMap(([clause, raw]) =>
          typeof raw === 'string' ? [[clause as ClauseId, beginningOf(raw)] as const] : [],
        ),
    first: (_name, given) => given.map(([clause, text]) => [`${prefix}:${clause}`, text]),
  };
}

export const agreements = collection({
  name: 'agreements',
  record: 'agreement',
  storage: 'value',
  mostEntries: 2_000,
  title: () => '',
  fields: {
    /** Which wording of each clause was agreed to. */
    wordings: byClause('wording'),
    /** The exact words of each. */
    words: byClause('words'),
    /** The days that they name. */
    days: byClause('day'),
    /** Everybody who had to agree, as its author saw it. */
    parties: members<PersonId>('party:<person>'),
  },
});

export type Agreement = RecordOf<typeof agreements>;

/** What a clause says, word for word. */
export interface Term {
  readonly wording: WordingId;
  readonly words: string;
  /** `''` where it names no day. */
  readonly day: string;
}

/** The words of each clause. */
export type Terms = ReadonlyMap<ClauseId, Term>;

export function termsOf({ wordings, words, days }: Agreement): Terms {
  const [said, dated] = [new Map(words), new Map(days)];
  return new Map(
    wordings.map(([clause, wording]) => [
      clause,
      {
        wording: wording as WordingId,
        words: said.get(clause) ?? '',
        day: dated.get(clause) ?? '',
      },
    ]),
  );
}

export function isSameTerm(a: Term | undefined, b: Term | undefined): boolean {
  return a?.wording === b?.wording && a?.words === b?.words && a?.day === b?.day;
}
