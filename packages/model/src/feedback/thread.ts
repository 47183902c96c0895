/** A feedback thread: what it is about, and its status. */
import { collection, type RecordOf } from '../document/collection.ts';
import { type Field, oneOf, words } from '../document/fields.ts';
import { RANGE_KEYS, readRange, storedRange, type TextRange } from '../document/passage.ts';
import type { Id } from '../shared/ids.ts';

export const THREAD_KINDS = ['comment', 'question', 'request', 'praise', 'suggestion'] as const;
export type ThreadKind = (typeof THREAD_KINDS)[number];

export const THREAD_STATUSES = ['open', 'answered', 'applied', 'resolved'] as const;
export type ThreadStatus = (typeof THREAD_STATUSES)[number];

/** What a thread can be about besides the workspace, and the collection it is in: each declares `discussed`. */
export const DISCUSSED = {
  goal: 'goals',
  task: 'tasks',
  meeting: 'meetings',
  decision: 'decisions',
  skill: 'skills',
  learning: 'learnings',
  experience: 'experiences',
  review: 'reviews',
  contact: 'contacts',
  networkEvent: 'networkEvents',
  habit: 'habits',
} as const;
export type AnchorKind = 'workspace' | keyof typeof DISCUSSED;
const ANCHOR_KINDS = ['workspace', ...Object.keys(DISCUSSED)] as readonly AnchorKind[];

export interface Anchor {
  readonly kind: AnchorKind;
  /** The record it is about; `null` for the workspace. */
  readonly id: Id<string> | null;
  readonly range: TextRange | null;
}

/** What it is about, in one word: records of different kinds may have the same id. */
export function subjectOf({ kind, id }: Pick<Anchor, 'kind'> & { id: string | null }): string {
  return `${kind} ${id ?? ''}`;
}

/** Six flat scalars (DOC-2), read together and never changed. */
const anchor: Field<Anchor, Anchor, 'whole'> = {
  kept: 'whole',
  says: '',
  keys: ['anchorKind', 'anchorId', ...RANGE_KEYS],
  read: (from) => ({
    kind: from.oneOf('anchorKind', ANCHOR_KINDS, 'workspace'),
    id: from.id('anchorId'),
    range: readRange(from),
  }),
  first: (_name, { kind, id, range }) => [
    ['anchorKind', kind],
    ...(id === null ? [] : [['anchorId', id] as const]),
    ...storedRange(range),
  ],
};

export const threads = collection({
  name: 'threads',
  record: 'thread',
  storage: 'fields',
  mostEntries: 10_000,
  title: ({ anchor }) => anchor.range?.quote ?? '',
  goesWith: ({ anchor: { kind, id } }) => (id === null ? null : { record: kind, id }),
  fields: {
    anchor,
    kind: oneOf(THREAD_KINDS, 'comment'),
    status: oneOf(THREAD_STATUSES, 'open'),
    /** What was done about it. */
    outcome: words(),
  },
});

export type Thread = RecordOf<typeof threads>;
