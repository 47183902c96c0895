/** A feedback thread: what it is about, its kind with what that needs, and what became of it. */
import { collection, type RecordOf } from '../document/collection.ts';
import { day, id, keyed, members, oneOf, time, words } from '../document/fields.ts';
import type { PersonId } from '../shared/ids.ts';
import { beginningOf } from '../shared/texts.ts';
import { anchorField, quoteOf } from './anchor.ts';
import { questionsField } from './questions.ts';
import { reactionsField } from './reactions.ts';
import { statesField, statusField } from './states.ts';
import { takingsField } from './takings.ts';

export const THREAD_KINDS = ['comment', 'question', 'request', 'praise', 'suggestion'] as const;
export type ThreadKind = (typeof THREAD_KINDS)[number];

export interface Outcome {
  readonly person: PersonId;
  readonly words: string;
}

export const threads = collection({
  name: 'threads',
  record: 'thread',
  storage: 'fields',
  mostEntries: 10_000,
  title: ({ anchor, title }) => title || quoteOf(anchor),
  goesWith: ({ anchor: { kind, id } }) => (id === null ? null : { record: kind, id }),
  fields: {
    anchor: anchorField,
    /** The words chosen anew for a thread whose words had gone, all in one value. */
    attached: words(),
    kind: oneOf(THREAD_KINDS, 'comment'),
    /** A request: what it is about in a few words, such as “My talk on Monday”. */
    title: words(),
    /** A suggestion: what the words it is about could be instead; `''` if it proposes no wording. */
    proposed: words(),
    /** A suggestion: who took the proposed wording into the text, and when. */
    takenBy: id<PersonId>(),
    takenAt: time(),
    /** Which letters each device that took it wrote. */
    takings: takingsField,
    /** A request: what its author would like to know. */
    questions: questionsField,
    /** A request: by when. */
    due: day(),
    status: statusField,
    states: statesField,
    /** What each person did with it, in their own words. */
    outcomes: keyed<readonly Outcome[], PersonId, string>('did:<person>', (entries) =>
      entries.flatMap(([person, raw]) =>
        typeof raw === 'string' && raw !== '' ? { person, words: beginningOf(raw) } : [],
      ),
    ),
    /** How people react to its messages. */
    reactions: reactionsField,
    /** Who says thank you for it. */
    thanks: members<PersonId>('thanks:<person>'),
  },
});

export type Thread = RecordOf<typeof threads>;
