/** Something to learn from, from the wish to what was done with it: a course, a certificate, a book, a workshop. */
import { collection, type RecordOf } from '../document/collection.ts';
import {
  day,
  flag,
  line,
  members,
  number,
  oneOf,
  order,
  personOrAuthor,
  text,
  words,
} from '../document/fields.ts';
import type { GoalId, SkillId } from '../shared/ids.ts';

export const LEARNING_KINDS = ['course', 'certificate', 'book', 'workshop', 'other'] as const;
export type LearningKind = (typeof LEARNING_KINDS)[number];

export const LEARNING_STATES = ['want', 'doing', 'done'] as const;
export type LearningState = (typeof LEARNING_STATES)[number];

export const learnings = collection({
  name: 'learnings',
  record: 'learning',
  storage: 'fields',
  mostEntries: 3_000,
  prose: ['notes'],
  remembersTouch: true,
  discussed: true,
  title: ({ title }) => title,
  fields: {
    title: text(),
    person: personOrAuthor(),
    kind: oneOf(LEARNING_KINDS, 'course'),
    state: oneOf(LEARNING_STATES, 'want'),
    provider: words(),
    /** What it is for. */
    goals: members<GoalId>('goal:<goal>'),
    skills: members<SkillId>('skill:<skill>'),
    hoursPlanned: number(positive),
    hoursSpent: number(positive),
    start: day(),
    end: day(),
    /** By whom it is recognised; `''` when by nobody, or nobody knows. */
    recognisedBy: words(),
    handsOn: flag(),
    /** As written, such as "240 €" or "paid by work". */
    cost: words(),
    /** Where it was used. */
    applied: line(),
    /** True once somebody has said that they have nothing to report: Today doesn't ask again. */
    appliedAsked: flag(),
    /** Fractional index within its state. */
    order: order(),
  },
});

export type Learning = RecordOf<typeof learnings>;

function positive(raw: number | null): number | null {
  return raw !== null && raw >= 0 ? raw : null;
}
