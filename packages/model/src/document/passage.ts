/**
 * Words in a rich text that a record is about or was made from: two Yjs relative positions (base64),
 * and the words as they were. Read together, and never changed.
 */
import type { MeetingId } from '../shared/ids.ts';
import type { Reader } from './entity.ts';
import type { Field, Stored } from './fields.ts';

export interface TextRange {
  /** The field of the record that holds the rich text, such as `notes`. */
  readonly field: string;
  readonly start: string;
  readonly end: string;
  readonly quote: string;
}

/** Words in the notes of a meeting. */
export interface Passage extends TextRange {
  readonly meeting: MeetingId;
}

/** Flat scalars (DOC-2). */
export const RANGE_KEYS = ['anchorField', 'anchorStart', 'anchorEnd', 'anchorQuote'] as const;

export function readRange(from: Reader): TextRange | null {
  const field = from.string('anchorField');
  if (field === '') return null;
  return {
    field,
    start: from.string('anchorStart'),
    end: from.string('anchorEnd'),
    quote: from.string('anchorQuote'),
  };
}

export function storedRange(range: TextRange | null): readonly Stored[] {
  if (range === null) return [];
  const { field, start, end, quote } = range;
  return [field, start, end, quote].map((value, at) => [RANGE_KEYS[at] ?? '', value]);
}

/** The words in the notes of a meeting that the record was made from; `null` if it was made without any. */
export function passage(): Field<Passage | null, Passage | null | undefined, 'whole'> {
  return {
    kept: 'whole',
    says: '',
    keys: ['anchorId', ...RANGE_KEYS],
    read(from) {
      const [meeting, range] = [from.id<MeetingId>('anchorId'), readRange(from)];
      return meeting === null || range === null ? null : { meeting, ...range };
    },
    first: (_name, given) => (given ? [['anchorId', given.meeting], ...storedRange(given)] : []),
  };
}
