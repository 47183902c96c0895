/** What a thread is about: the workspace, a record, words in one of a record's rich texts, or its cell in a table. */
import type { Reader } from '../document/entity.ts';
import type { Field, Stored } from '../document/fields.ts';
import { RANGE_KEYS, readRange, storedRange, type TextRange } from '../document/passage.ts';
import type { Id } from '../shared/ids.ts';

/** What a thread can be about besides the workspace, and the collection it is in: each declares `discussed`. */
export const DISCUSSED = {
  goal: 'goals',
  task: 'tasks',
  meeting: 'meetings',
  agendaItem: 'agendaItems',
  decision: 'decisions',
  checkIn: 'checkIns',
  visionPart: 'visions',
  skill: 'skills',
  learning: 'learnings',
  experience: 'experiences',
  review: 'reviews',
  contact: 'contacts',
  networkEvent: 'networkEvents',
  habit: 'habits',
  clause: 'clauses',
  marketYear: 'marketYears',
} as const;
export type AnchorKind = 'workspace' | keyof typeof DISCUSSED;
const ANCHOR_KINDS = ['workspace', ...Object.keys(DISCUSSED)] as readonly AnchorKind[];

/** A cell of a table in which the record is a row. */
export interface AnchorCell {
  /** The heading of its column. */
  readonly column: string;
  /** What it said then. */
  readonly quote: string;
}

export interface Anchor {
  readonly kind: AnchorKind;
  /** The record it is about; `null` for the workspace. */
  readonly id: Id<string> | null;
  readonly range: TextRange | null;
  readonly cell?: AnchorCell | undefined;
}

/** The words it is about, as they were then; `''` if it is about a whole. */
export function quoteOf({ range, cell }: Pick<Anchor, 'range' | 'cell'>): string {
  return range?.quote ?? cell?.quote ?? '';
}

/** What it is about, in one word: records of different kinds may have the same id. */
export function subjectOf({ kind, id }: Pick<Anchor, 'kind'> & { id: string | null }): string {
  return `${kind} ${id ?? ''}`;
}

/** One value for the whole range, so that two people who attach a thread anew don't mix their ends. */
export const ATTACHED_KEY = 'attached';

export function packedRange({ field, start, end, quote }: TextRange): string {
  return JSON.stringify([field, start, end, quote]);
}

function attachedRange(from: Reader): TextRange | null {
  const raw = from.string(ATTACHED_KEY);
  if (raw === '') return null;
  try {
    const parts: unknown = JSON.parse(raw);
    if (!Array.isArray(parts) || !parts.every((part) => typeof part === 'string')) return null;
    const [field = '', start = '', end = '', quote = ''] = parts;
    return field === '' ? null : { field, start, end, quote };
  } catch {
    return null;
  }
}

const COLUMN_KEY = 'anchorColumn';

function readCell(from: Reader): { readonly cell?: AnchorCell } {
  const column = from.string(COLUMN_KEY);
  return column === '' ? {} : { cell: { column, quote: from.string('anchorQuote') } };
}

/** Flat scalars (DOC-2), read together; where its words were chosen anew, those count. */
export const anchorField: Field<Anchor, Anchor, 'whole'> = {
  kept: 'whole',
  says: '',
  keys: ['anchorKind', 'anchorId', ...RANGE_KEYS, COLUMN_KEY],
  read: (from) => ({
    kind: from.oneOf('anchorKind', ANCHOR_KINDS, 'workspace'),
    id: from.id('anchorId'),
    range: attachedRange(from) ?? readRange(from),
    ...readCell(from),
  }),
  first: (_name, { kind, id, range, cell }): readonly Stored[] => [
    ['anchorKind', kind],
    ...(id === null ? [] : [['anchorId', id] as const]),
    ...storedRange(range),
    ...(cell
      ? ([
          [COLUMN_KEY, cell.column],
          ['anchorQuote', cell.quote],
        ] as const)
      : []),
  ],
};
