/** Something done beside or beyond one's job that shows in a CV: shadowing, volunteering, leading, teaching. */
import { collection, type RecordOf } from '../document/collection.ts';
import { day, line, members, oneOf, personOrAuthor, text, words } from '../document/fields.ts';
import type { SkillId } from '../shared/ids.ts';

export const EXPERIENCE_KINDS = ['shadowing', 'volunteering', 'leading', 'teaching'] as const;
export type ExperienceKind = (typeof EXPERIENCE_KINDS)[number];

export const experiences = collection({
  name: 'experiences',
  record: 'experience',
  storage: 'fields',
  mostEntries: 2_000,
  prose: ['notes'],
  remembersTouch: true,
  discussed: true,
  title: ({ title }) => title,
  fields: {
    title: text(),
    person: personOrAuthor(),
    kind: oneOf(EXPERIENCE_KINDS, 'shadowing'),
    where: words(),
    start: day(),
    end: day(),
    /** Skills gained by it. */
    skills: members<SkillId>('skill:<skill>'),
    /** One line for the CV. */
    cvLine: line(),
  },
});

export type Experience = RecordOf<typeof experiences>;
