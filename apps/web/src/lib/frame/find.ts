/**
 * Finds a workspace's contents by words: every word must match, and titles that begin with them
 * come first.
 */
import { excerpt, fold, unfoldedIndex, wordsOf } from '@cairn/model/shared';

export interface Findable {
  readonly id: string;
  readonly title: string;
  /** Shown beside the title, in fainter ink. */
  readonly about: string;
  /** Searched in addition to the title. */
  readonly text?: string;
  /** Where the words were found, if not in the title or beside it. */
  readonly found?: string;
}

/** A text that belongs to an entry, searched after titles. */
export interface Passage {
  readonly kind: string;
  /** The entry's id. */
  readonly id: string;
  /** For example "In the notes". */
  readonly where: string;
  readonly text: string;
}

/** An entry, or a passage that belongs to one. */
export type Finding<T extends Findable> = { readonly kind: string; readonly entry: T } | Passage;

export interface Kind<T extends Findable> {
  readonly label: string;
  readonly entries: readonly T[];
}

/** How many entries of one kind are shown. */
const MOST_PER_KIND = 8;

interface Prepared<T> {
  readonly entry: T;
  readonly title: string;
  readonly all: string;
}

interface PreparedPassage<T> {
  readonly of: Prepared<T>;
  readonly where: string;
  readonly text: string;
  readonly folded: string;
}

interface PreparedKind<T> {
  readonly label: string;
  readonly entries: Prepared<T>[];
  readonly byId: Map<string, Prepared<T>>;
  readonly passages: PreparedPassage<T>[];
}

/** Searches entries that were prepared when added, so that a key press only compares. */
export class Finder<T extends Findable> {
  readonly #kinds: PreparedKind<T>[] = [];

  constructor(kinds: readonly Kind<T>[]) {
    for (const { label, entries } of kinds) {
      for (const entry of entries) this.add({ kind: label, entry });
    }
  }

  /**
   * Adds an entry or passage. Kinds are shown in the order they were added. A passage without its
   * entry is left out.
   */
  add(finding: Finding<T>): void {
    const kind = this.#kind(finding.kind);
    if ('entry' in finding) {
      const { entry } = finding;
      const title = fold(entry.title);
      const all = `${title} ${fold(`${entry.about} ${entry.text ?? ''}`)}`;
      const prepared = { entry, title, all };
      kind.entries.push(prepared);
      kind.byId.set(entry.id, prepared);
    } else if (finding.text.trim() !== '') {
      const { id, where, text } = finding;
      const of = kind.byId.get(id);
      if (of !== undefined) kind.passages.push({ of, where, text, folded: fold(text) });
    }
  }

  #kind(label: string): PreparedKind<T> {
    let kind = this.#kinds.find((each) => each.label === label);
    if (kind === undefined) {
      kind = { label, entries: [], byId: new Map(), passages: [] };
      this.#kinds.push(kind);
    }
    return kind;
  }

  /** The kinds with a match, in order; none for an empty query. */
  find(query: string): Kind<T>[] {
    const words = wordsOf(fold(query));
    if (words.length === 0) return [];
    const found: Kind<T>[] = [];
    for (const { label, entries, passages } of this.#kinds) {
      const ranks: Prepared<T>[][] = [[], [], [], []];
      for (const each of entries) {
        if (words.every((word) => each.all.includes(word))) ranks[rankOf(each, words)]?.push(each);
      }
      const best = ranks.flat().slice(0, MOST_PER_KIND);
      const within = foundWithin(passages, words, new Set(best), MOST_PER_KIND - best.length);
      const all = [...best.map(({ entry }) => entry), ...within];
      if (all.length > 0) found.push({ label, entries: all });
    }
    return found;
  }
}

/**
 * 0: the title begins with the words; 1: a word of it does; 2: the title contains them; 3: they are
 * elsewhere.
 */
function rankOf({ title }: Prepared<unknown>, words: readonly string[]): number {
  const phrase = words.join(' ');
  if (title.startsWith(phrase)) return 0;
  if (words.every((word) => title.startsWith(word) || title.includes(` ${word}`))) return 1;
  return words.every((word) => title.includes(word)) ? 2 : 3;
}

/**
 * At most `most` entries with the words in their passages, each once, with the first passage found.
 */
function foundWithin<T extends Findable>(
  passages: readonly PreparedPassage<T>[],
  words: readonly string[],
  known: Set<Prepared<T>>,
  most: number,
): T[] {
  const found: T[] = [];
  for (const { of, where, text, folded } of passages) {
    if (found.length >= most) break;
    if (known.has(of)) continue;
    const first = words.find((word) => folded.includes(word));
    if (first === undefined) continue;
    if (!words.every((word) => folded.includes(word) || of.title.includes(word))) continue;
    known.add(of);
    found.push({
      ...of.entry,
      found: `${where}: ${around(text, unfoldedIndex(text, folded.indexOf(first)))}`,
    });
  }
  return found;
}

const BEFORE_CHARACTERS = 30;
const AROUND_CHARACTERS = 110;

/** An excerpt around a position, starting at a word. */
function around(text: string, at: number): string {
  const space = text.indexOf(' ', Math.max(0, at - BEFORE_CHARACTERS));
  const start = at <= BEFORE_CHARACTERS ? 0 : space === -1 || space >= at ? at : space + 1;
  const line = text
    .slice(start, start + 2 * AROUND_CHARACTERS)
    .replace(/\s+/g, ' ')
    .trim();
  return `${start > 0 ? '…' : ''}${excerpt(line, AROUND_CHARACTERS)}`;
}
