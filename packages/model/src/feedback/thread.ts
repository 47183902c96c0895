/** A feedback thread: what it is about, and where it stands. */
import type { Collection, Entity } from '../document/entity.ts';
import type { Id, ThreadId } from '../shared/ids.ts';

export const THREAD_KINDS = ['comment', 'question', 'request', 'praise', 'suggestion'] as const;
export type ThreadKind = (typeof THREAD_KINDS)[number];

export const THREAD_STATUSES = ['open', 'answered', 'applied', 'resolved'] as const;
export type ThreadStatus = (typeof THREAD_STATUSES)[number];

export const ANCHOR_KINDS = ['workspace', 'goal', 'task', 'meeting'] as const;
export type AnchorKind = (typeof ANCHOR_KINDS)[number];

/** Words in a rich text, kept by two Yjs relative positions (base64) and the words as they were. */
export interface TextRange {
  /** The rich text's field of the anchor's record, such as `notes`. */
  readonly field: string;
  readonly start: string;
  readonly end: string;
  readonly quote: string;
}

export interface Anchor {
  readonly kind: AnchorKind;
  /** The record it is about; `null` for the workspace. */
  readonly id: Id<string> | null;
  readonly range: TextRange | null;
}

export interface Thread extends Entity<ThreadId> {
  readonly anchor: Anchor;
  readonly kind: ThreadKind;
  readonly status: ThreadStatus;
  /** What was done with it. */
  readonly outcome: string;
}

export const threads: Collection<Thread> = {
  name: 'threads',
  storage: 'fields',
  mostEntries: 10_000,
  parse: (id, read) => {
    const field = read.string('anchorField');
    return {
      ...read.entity(id),
      anchor: {
        kind: read.oneOf('anchorKind', ANCHOR_KINDS, 'workspace'),
        id: read.id('anchorId'),
        range:
          field === ''
            ? null
            : {
                field,
                start: read.string('anchorStart'),
                end: read.string('anchorEnd'),
                quote: read.string('anchorQuote'),
              },
      },
      kind: read.oneOf('kind', THREAD_KINDS, 'comment'),
      status: read.oneOf('status', THREAD_STATUSES, 'open'),
      outcome: read.string('outcome'),
    };
  },
};
