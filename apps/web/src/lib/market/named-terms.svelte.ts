/** Which skills each posting names, for its row and for the counts: read once, and again when it or the names change. */
import { type Posting, termFinder } from '@cairn/model/market';

export class NamedTerms {
  readonly #names: () => readonly string[];
  /** As one text, which stays the same while only a level or a rating changes. */
  readonly #written = $derived.by(() => this.#names().join('\n'));
  /** The names that a text has. */
  readonly find = $derived.by(() => termFinder(this.#written.split('\n')));
  /** By the record itself: the session's table makes a new one only of a posting that changed. */
  readonly #known = $derived.by(() => ({
    find: this.find,
    found: new WeakMap<Posting, readonly string[]>(),
  }));

  /** `names`: what is looked for, each on one line. */
  constructor(names: () => readonly string[]) {
    this.#names = names;
  }

  of(posting: Posting): readonly string[] {
    const { find, found } = this.#known;
    let terms = found.get(posting);
    if (terms === undefined) found.set(posting, (terms = find(posting.body)));
    return terms;
  }
}
