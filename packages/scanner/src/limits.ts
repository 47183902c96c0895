/* What a scan lets through, and the reasons it gives for what it refuses. */

/** Kinds of content, one bit for each of Yjs' content numbers. */
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

/** What the mailbox document consists of: sealed entries, gaps, and what is left of deleted entries. */
export const MAILBOX_CONTENT: ContentKinds = kinds(GC, DELETED, BINARY, ANY, SKIP);

/** Everything that Yjs 13 writes, apart from documents within documents (content 9), which Cairn doesn't use. */
export const ANY_CONTENT: ContentKinds =
  MAILBOX_CONTENT | kinds(JSON_VALUES, STRING, EMBED, FORMAT, TYPE);

/** Arrays and objects within each other, in one value. Yjs reads and writes them recursively. */
export const MOST_DEPTH = 64;

/**
 * The highest clock, and the highest end of a struct or of a range of deletions. Yjs keeps what it
 * can't apply yet in its v2 form, which doubles clocks: anything higher would not come back as it was.
 */
export const MOST_CLOCK = 2 ** 52 - 1;

/** Limits that aren't given don't apply. */
export interface ScanLimits {
  readonly content: ContentKinds;
  /** The length of the whole update. */
  readonly mostBytes?: number;
  /** Clients with structs: what waits for something missing costs Yjs time by the square of these. */
  readonly mostClients?: number;
  readonly mostStructs?: number;
  /** Ranges of deletions: each may split a struct in two. */
  readonly mostDeletions?: number;
  /** Values in content of the kinds Any and JSON, those within arrays and objects included. */
  readonly mostValues?: number;
  /** The length of one piece of JSON. */
  readonly mostJsonBytes?: number;
  /** All JSON in it was scanned before, so it is passed by its length. */
  readonly isJsonKnown?: boolean;
  /** The only top-level type that may be named; any, when it isn't given. */
  readonly rootName?: string;
}

/** Why bytes are refused. The order of deciding isn't part of the contract: one fault is enough. */
export type ScanFault =
  /** They end too early. */
  | 'cut'
  /** They go on after the end. */
  | 'trailing'
  /** A count that the bytes after it can't hold, or a length or count of nothing. */
  | 'count'
  /** A number over 2^53 - 1, or a clock over `MOST_CLOCK`. */
  | 'number'
  /** Text that isn't UTF-8. */
  | 'text'
  /** JSON that doesn't parse. */
  | 'json'
  /** Values nested deeper than `MOST_DEPTH`. */
  | 'depth'
  /** An object's key that JavaScript wouldn't keep (`__proto__`). */
  | 'key'
  /** A kind of struct, content, value or type that Yjs doesn't know or that the limits leave out. */
  | 'kind'
  /** A struct beside or inside something that can't have been there before it. */
  | 'reference'
  /** Structs of several clients that each need the other to be there first. */
  | 'circle'
  /** Clients that don't descend, or deletions that don't ascend: the same one may come twice. */
  | 'order'
  /** A top-level type other than `rootName`. */
  | 'root'
  /** More than `mostBytes`, `mostClients` and so on. */
  | 'bytes'
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
