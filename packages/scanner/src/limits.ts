/* What a scan lets through, and its reasons for refusing. */

/** A set of kinds of content, one bit for each of Yjs's content numbers. */
export type ContentKinds = number;

export const GC = 0;
export const DELETED = 1;
export const JSON_VALUES = 2;
export const BINARY = 3;
export const STRING = 4;
export const EMBED = 5;
export const FORMAT = 6;
export const TYPE = 7;
export const ANY = 8;
export const SKIP = 10;

const kinds = (...numbers: readonly number[]): ContentKinds =>
  numbers.reduce((mask, number) => mask | (1 << number), 0);

/** What the mailbox document consists of: sealed entries, gaps, and the remains of deleted entries. */
export const MAILBOX_CONTENT: ContentKinds = kinds(GC, DELETED, BINARY, ANY, SKIP);

/** Everything that Yjs 13 writes, except documents within documents (content 9), which Cairn doesn't use. */
export const ANY_CONTENT: ContentKinds =
  MAILBOX_CONTENT | kinds(JSON_VALUES, STRING, EMBED, FORMAT, TYPE);

/** How deep arrays and objects may be nested in one value. Yjs reads and writes them recursively. */
export const MOST_DEPTH = 64;

/**
 * The highest clock, and the highest end of a struct or a range of deletions. Yjs stores what it
 * can't apply yet in its v2 form, which doubles clocks: anything higher would come back different.
 */
export const MOST_CLOCK = 2 ** 52 - 1;

/** Limits that aren't given don't apply. */
export interface ScanLimits {
  readonly content: ContentKinds;
  /** The length of the whole update, in bytes. */
  readonly mostBytes?: number;
  /** Clients with structs: what waits for something missing takes Yjs time quadratic in their number. */
  readonly mostClients?: number;
  readonly mostStructs?: number;
  /** Ranges of deletions; each may split a struct in two. */
  readonly mostDeletions?: number;
  /** Values in content of the kinds Any and JSON, including those within arrays and objects. */
  readonly mostValues?: number;
  /** The length of one piece of JSON, in bytes. */
  readonly mostJsonBytes?: number;
  /** The length of all JSON in the update, in bytes. */
  readonly mostAllJsonBytes?: number;
  /**
   * The length of the content of one item that may have to be cut (text, Any and JSON), in bytes:
   * finding where to cut takes as long as reading it.
   */
  readonly mostItemBytes?: number;
  /** All its JSON was scanned before, so it is skipped by its length. */
  readonly isJsonKnown?: boolean;
  /** The only top-level type that may be named; without it, any may. */
  readonly rootName?: string;
}

/** Why bytes are refused. The order of checks isn't part of the contract: one fault is enough. */
export type ScanFault =
  /** They end too early. */
  | 'cut'
  /** They continue after the end. */
  | 'trailing'
  /** A count that the remaining bytes can't hold, or a length or count of 0. */
  | 'count'
  /** A number over 2^53 - 1, or a clock over `MOST_CLOCK`. */
  | 'number'
  /** Text that isn't UTF-8. */
  | 'text'
  /** JSON that doesn't parse. */
  | 'json'
  /** Values nested deeper than `MOST_DEPTH`. */
  | 'depth'
  /** An object key that JavaScript wouldn't keep (`__proto__`). */
  | 'key'
  /** A kind of struct, content, value or type that Yjs doesn't know or that the limits exclude. */
  | 'kind'
  /** A struct next to or inside something that can't have been there before it. */
  | 'reference'
  /** Structs of several clients that each need the other first. */
  | 'circle'
  /** Clients that don't descend, or deletions that don't ascend: the same one could occur twice. */
  | 'order'
  /** A top-level type other than `rootName`. */
  | 'root'
  /** More than `mostBytes`, `mostClients` and so on. */
  | 'bytes'
  | 'item'
  | 'clients'
  | 'structs'
  | 'deletions'
  | 'values';

/** A refusal; `at` is the offset of the byte at which it was noticed. */
export interface Refused {
  readonly ok: false;
  readonly reason: ScanFault;
  readonly at: number;
}
