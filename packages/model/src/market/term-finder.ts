/**
 * Finds many names in a text in one pass (Aho and Corasick's automaton). Anyone with the link may
 * write names and postings: looking for each name by itself would take names times letters.
 */
import { fold, isWithoutSpaces } from '../shared/fold.ts';

/** A name that is longer is a sentence, and stands in no posting. */
const LONGEST_NAME = 100;
/** Of the names that end with the same letter, such as "SQL" in "PL/SQL", so many are looked at: the longest. */
const MOST_ENDINGS = 8;
/** Several times what anybody looks for. The first ones count. */
const MOST_NAMES = 1_000;

interface Step {
  readonly next: Map<string, Step>;
  /** The folded name that ends here, `''` if none does. */
  name: string;
  /** Where the search goes on if no name continues with the next letter. */
  back: Step | null;
  /** The longest shorter name that ends here as well. */
  shorter: Step | null;
}

const newStep = (): Step => ({ next: new Map(), name: '', back: null, shorter: null });

const folding = (text: string) => fold(text).replace(/\s+/g, ' ');

/** A name as it is looked for: equal for those that differ only in case, accents or spaces. */
export const termOf = (name: string): string => folding(name).trim();

export class TermFinder {
  readonly #names: readonly string[];
  readonly #folded: readonly string[];
  readonly #start = newStep();

  constructor(names: readonly string[]) {
    this.#names = names.filter(({ length }) => length <= LONGEST_NAME).slice(0, MOST_NAMES);
    this.#folded = this.#names.map(termOf);
    for (const folded of this.#folded) this.#add(folded);
    this.#linkBack();
  }

  /** The names that stand in the text as words of their own, in the order given. */
  in(text: string): string[] {
    const folded = folding(text);
    const found = new Set<string>();
    let step = this.#start;
    for (let at = 0; at < folded.length; at += 1) {
      step = this.#follow(step, folded.charAt(at));
      const longest = step.name === '' ? step.shorter : step;
      if (longest !== null && isEdge(folded, at + 1, folded.charAt(at)))
        this.#note(longest, folded, at + 1, found);
    }
    return this.#names.filter((_, index) => found.has(this.#folded[index] ?? ''));
  }

  /** Notes those of the names ending before `end` that begin where a word may. */
  #note(longest: Step, folded: string, end: number, found: Set<string>): void {
    let step: Step | null = longest;
    for (let looked = 0; step !== null && looked < MOST_ENDINGS; looked++, step = step.shorter) {
      const from = end - step.name.length;
      if (!found.has(step.name) && isEdge(folded, from - 1, folded.charAt(from)))
        found.add(step.name);
    }
  }

  #add(folded: string): void {
    let step = this.#start;
    for (let at = 0; at < folded.length; at += 1) {
      const letter = folded.charAt(at);
      const next = step.next.get(letter) ?? newStep();
      step.next.set(letter, next);
      step = next;
    }
    step.name = folded;
  }

  #linkBack(): void {
    const steps = [this.#start];
    for (const step of steps) {
      for (const [letter, next] of step.next) {
        const back = step.back === null ? this.#start : this.#follow(step.back, letter);
        next.back = back;
        next.shorter = back.name === '' ? back.shorter : back;
        steps.push(next);
      }
    }
  }

  #follow(from: Step, letter: string): Step {
    for (let step: Step | null = from; step !== null; step = step.back) {
      const next = step.next.get(letter);
      if (next !== undefined) return next;
    }
    return this.#start;
  }
}

const IN_WORD = /[\p{L}\p{N}\p{M}+#]/u;

/** True when a word may begin or end beside this place: "C" stands in "C, Go", and neither in "C++" nor in "Cobol". */
function isEdge(folded: string, beside: number, letter: string): boolean {
  const next = folded.charAt(beside);
  return next === '' || !IN_WORD.test(next) || isWithoutSpaces(letter);
}
