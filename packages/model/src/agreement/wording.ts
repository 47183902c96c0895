/**
 * Words that somebody put forward for a clause: one plain value (DOC-15). What is under an id never
 * changes, so that taking a wording, or agreeing to it, means these words; rewording makes another.
 */
import { collection, type RecordOf } from '../document/collection.ts';
import { day, id, requiredId, words } from '../document/fields.ts';
import type { WordingId } from './clause.ts';
import type { ClauseId } from './clause-kinds.ts';

export const wordings = collection({
  name: 'wordings',
  record: 'wording',
  storage: 'value',
  mostEntries: 10_000,
  title: ({ words: said }) => said,
  goesWith: ({ clause }) => ({ record: 'clause', id: clause }),
  fields: {
    clause: requiredId<ClauseId>(),
    /** Plain text with line breaks. */
    words: words(),
    /** The day it names, where the clause names one. */
    day: day(),
    /** The wording it changes; `null` for the first words of a clause. */
    from: id<WordingId>(),
  },
});

export type Wording = RecordOf<typeof wordings>;
