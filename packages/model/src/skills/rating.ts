/** A rating: how good one person thought somebody was at a skill on a day. Only its author edits it, so it is one plain value (DOC-15). */
import { collection, type RecordOf } from '../document/collection.ts';
import { day, personOrAuthor, requiredId, whole, words } from '../document/fields.ts';
import type { SkillId } from '../shared/ids.ts';
import type { Level } from './level.ts';

export const ratings = collection({
  name: 'ratings',
  record: 'rating',
  storage: 'value',
  mostEntries: 20_000,
  title: ({ evidence }) => evidence,
  goesWith: ({ skill }) => ({ record: 'skill', id: skill }),
  fields: {
    skill: requiredId<SkillId>(),
    /** Who rated; whose skill it is says the skill. */
    by: personOrAuthor(),
    /** `null` only when the entry is damaged; it is then left out. */
    level: whole<Level>(0, 4),
    /** `null` only when the entry is damaged. */
    date: day(),
    /** What shows it, in a line. */
    evidence: words(),
  },
});

export type Rating = RecordOf<typeof ratings>;
