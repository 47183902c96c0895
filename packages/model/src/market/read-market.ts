/** Pure questions about the market: which skills stand in a posting, how often, and what changed between two years. */
import { fold } from '../shared/fold.ts';
import { TermFinder, termOf } from './term-finder.ts';

/** A name that was looked for, and in how many postings it stands. */
export interface TermCount {
  readonly name: string;
  readonly postings: number;
}

/**
 * Finds which of the names stand in a text as words of their own, in the order given: "SQL" does not
 * stand in "MySQL". Names that differ only in case or accents are one, in its last spelling.
 */
export function termFinder(names: readonly string[]): (text: string) => string[] {
  const finder = new TermFinder([...new Map(names.map((name) => [termOf(name), name])).values()]);
  return (text) => finder.in(text);
}

/** How many postings name each, the most often named first. `found`: the names that each posting has. */
export function countTerms(found: readonly (readonly string[])[]): TermCount[] {
  const counts = new Map<string, number>();
  for (const names of found)
    for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts]
    .map(([name, postings]) => ({ name, postings }))
    .sort((a, b) => b.postings - a.postings || (a.name < b.name ? -1 : 1));
}

/** The entries of a line that commas, semicolons, bullets or line breaks part, each once. */
export function entriesOf(line: string): string[] {
  const entries = line
    .split(/[,;•·\n]|\s-\s/)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
  return [...new Map(entries.map((entry) => [fold(entry), entry])).values()];
}

export interface Comparison {
  readonly came: readonly string[];
  readonly went: readonly string[];
  readonly stayed: readonly string[];
}

/** What the later line has that the earlier one had not, and the other way round. */
export function compareLines(earlier: string, later: string): Comparison {
  const [before, after] = [entriesOf(earlier), entriesOf(later)];
  const [had, has] = [before, after].map((entries) => new Set(entries.map(fold)));
  return {
    came: after.filter((entry) => had?.has(fold(entry)) === false),
    went: before.filter((entry) => has?.has(fold(entry)) === false),
    stayed: after.filter((entry) => had?.has(fold(entry)) === true),
  };
}
