/** Finds what a workspace holds by words: every word must be in it, titles that begin with them come first. */

export interface Findable {
  readonly id: string;
  readonly title: string;
  /** Said beside the title, in fainter ink. */
  readonly about: string;
  /** Searched as well as the title. */
  readonly text?: string;
}

export interface Kind<T extends Findable> {
  readonly label: string;
  readonly entries: readonly T[];
}

interface Prepared<T> {
  readonly entry: T;
  readonly title: string;
  readonly all: string;
}

/** How many of one kind are shown. */
const MOST_PER_KIND = 8;

const plain = (text: string) => text.toLocaleLowerCase().normalize('NFKD').replace(/\p{M}/gu, '');

/** Prepared once when the palette opens, so that a key press only compares. */
export class Finder<T extends Findable> {
  readonly #kinds: readonly { readonly label: string; readonly entries: readonly Prepared<T>[] }[];

  constructor(kinds: readonly Kind<T>[]) {
    this.#kinds = kinds.map(({ label, entries }) => ({
      label,
      entries: entries.map((entry) => {
        const title = plain(entry.title);
        return { entry, title, all: `${title} ${plain(`${entry.about} ${entry.text ?? ''}`)}` };
      }),
    }));
  }

  /** The kinds in which something matches, in their order; nothing for an empty query. */
  find(query: string): Kind<T>[] {
    const words = plain(query)
      .split(/\s+/)
      .filter((word) => word !== '');
    if (words.length === 0) return [];
    const found: Kind<T>[] = [];
    for (const { label, entries } of this.#kinds) {
      const ranks: Prepared<T>[][] = [[], [], [], []];
      for (const each of entries) {
        if (words.every((word) => each.all.includes(word))) ranks[rankOf(each, words)]?.push(each);
      }
      const best = ranks.flat().slice(0, MOST_PER_KIND);
      if (best.length > 0) found.push({ label, entries: best.map(({ entry }) => entry) });
    }
    return found;
  }
}

/** 0: the title begins so; 1: a word of it does; 2: it holds them all; 3: they are elsewhere. */
function rankOf({ title }: Prepared<unknown>, words: readonly string[]): number {
  const phrase = words.join(' ');
  if (title.startsWith(phrase)) return 0;
  if (words.every((word) => title.startsWith(word) || title.includes(` ${word}`))) return 1;
  return words.every((word) => title.includes(word)) ? 2 : 3;
}
