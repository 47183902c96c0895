/** What operations draw from: what a person sees, and what must be found again. */
import { type Collection, type Entity, readAll } from '@cairn/model/document';
import { addDays, parseDay } from '@cairn/model/shared';
import type { Replica } from './replica.ts';

/** What must be found again at the end. */
export interface Ledger {
  readonly created: Set<string>;
  readonly purged: Set<string>;
  /** A letter that was typed, and the title or notes it was typed into. */
  readonly typed: { readonly letter: string; readonly place: string }[];
  readonly prose: Set<string>;
}

export interface Draw {
  readonly ledger: Ledger;
  /** Any two numbers, which pick from what this person sees. */
  readonly pick: number;
  readonly choice: number;
  /** Used once in the whole run. */
  readonly letter: string;
}

export type Operation = (me: Replica, draw: Draw) => void;

export const firstDay = parseDay('2027-01-01');

export function one<T extends Entity>(
  { doc }: Replica,
  collection: Collection<T>,
  pick: number,
): T | undefined {
  const { records } = readAll(doc, collection);
  return records[pick % Math.max(1, records.length)];
}

export const dayAfter = (count: number) =>
  firstDay === null ? null : addDays(firstDay, count % 400);

/** Types one letter somewhere into a text. */
export function typedInto(words: string, { pick, letter }: Draw): string {
  const at = pick % (words.length + 1);
  return words.slice(0, at) + letter + words.slice(at);
}

export const born = ({ ledger }: Draw, collection: { name: string }, id: string) => {
  ledger.created.add(`${collection.name}/${id}`);
};

/** One element of a list that has at least one. */
export function among<T>(list: readonly [T, ...T[]], choice: number): T {
  return list[choice % list.length] ?? list[0];
}

export type Operations = Readonly<Record<string, Operation>>;
