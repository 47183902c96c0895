/** A line of a prose: one block with its words, and what is known of it without its neighbours. */

/** The marks that this version knows. */
export interface Marks {
  readonly bold?: true;
  readonly italic?: true;
  readonly strike?: true;
  readonly code?: true;
  /** An address as somebody wrote it: code that shows it must decide whether it may be opened. */
  readonly link?: string;
}

export const MARK_NAMES = ['bold', 'italic', 'strike', 'link', 'code'] as const;

/** Consecutive characters with the same marks, or one embed. */
export interface Run {
  /** UTF-16 without lone surrogates; a hard break is `\n`, an embed is `EMBED`. */
  readonly text: string;
  readonly marks: Marks;
  /** The embed's content; absent for characters. */
  readonly embed?: unknown;
}

/** Shown for an unknown embed (U+FFFC, object replacement character). */
export const EMBED = '\uFFFC';

export const KINDS = ['p', 'h1', 'h2', 'h3', 'code', 'hr'] as const;
export type Kind = (typeof KINDS)[number];

/** What a line looks like: all that an editor can tell about it. */
export interface LineShape {
  /** A kind that this version doesn't know is shown as a paragraph. */
  readonly kind: string;
  /** The containers it is in; see `path.ts`. */
  readonly path: string;
  /** Whether the task that it begins is done. */
  readonly ticked: boolean;
  readonly runs: readonly Run[];
  /** In UTF-16 units, where an embed counts 1. */
  readonly length: number;
}

/** A line as it is stored. */
export interface Line extends LineShape {
  /** `''` for the first line, which has no marker; `null` for a marker without a usable id. */
  readonly id: string | null;
  /** The flat index of its first character. */
  readonly start: number;
  /** The marker as it was created; `null` for the one line that has none. */
  readonly marker: Readonly<Record<string, unknown>> | null;
  /**
   * The flat index of the marker: right before the line, or right after it if the line was inserted
   * above another.
   */
  readonly markerAt: number | null;
}

export function sameMarks(a: Marks, b: Marks): boolean {
  return a === b || MARK_NAMES.every((name) => a[name] === b[name]);
}

/** The kind it is shown as: a paragraph for unknown kinds and for a rule with words in it. */
export function shownKind({ kind, length }: Pick<LineShape, 'kind' | 'length'>): Kind {
  const known = KINDS.find((one) => one === kind) ?? 'p';
  return known === 'hr' && length > 0 ? 'p' : known;
}

export function isHeading(kind: string): kind is 'h1' | 'h2' | 'h3' {
  return kind === 'h1' || kind === 'h2' || kind === 'h3';
}

/** The words of a line, with `\n` for each hard break. */
export function lineText({ runs }: Pick<LineShape, 'runs'>): string {
  let text = '';
  for (const run of runs) text += run.text;
  return text;
}
