/** Which letters each device wrote that took a proposed wording into the text. */
import { keyed, type KeyedField } from '../document/fields.ts';

/** The letters that one device wrote, one string of two positions for each run of them. */
export type Taking = readonly string[];

/** More people than can take one wording before they hear of each other. */
const MOST_TAKINGS = 10;
/** A wording with more changed places than this isn't noted. */
export const MOST_RUNS = 100;

/** What each device wrote, in an order that is the same everywhere. */
export const takingsField: KeyedField<readonly Taking[], string, string> = keyed(
  'taken:<device>',
  (entries) =>
    entries.flatMap(([, raw]) =>
      typeof raw === 'string' && raw !== '' ? [raw.split(' ', MOST_RUNS)] : [],
    ),
  MOST_TAKINGS,
);
