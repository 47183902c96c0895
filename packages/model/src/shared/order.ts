/**
 * Order is a field (DOC-4): a fractional index, ties broken by id, so that a move writes one key
 * and deletes nothing.
 */
import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';

export interface Ordered<I extends string = string> {
  readonly id: I;
  readonly order: string;
}

/** A thousand moves to the same place make one that long. */
const LONGEST_ORDER_CHARACTERS = 200;

/** The order of a record without a usable one. */
export const FIRST_ORDER = 'a0';

export function isOrder(raw: unknown): raw is string {
  if (typeof raw !== 'string' || raw.length > LONGEST_ORDER_CHARACTERS) return false;
  // The library checks a key's length, but not its letters.
  if (!/^[A-Za-z][0-9A-Za-z]+$/.test(raw)) return false;
  try {
    generateKeyBetween(raw, null);
    return true;
  } catch {
    return false;
  }
}

/** Oldest first by their authors' clocks, ties by id: for showing, as no two clocks agree (DOC-10). */
export function byAge(a: Aged, b: Aged): number {
  return a.createdAt - b.createdAt || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

interface Aged {
  readonly id: string;
  readonly createdAt: number;
}

export function byOrder(a: Ordered, b: Ordered): number {
  if (a.order !== b.order) return a.order < b.order ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** The key for a record that comes after all `siblings`. */
export function orderAtEnd(siblings: readonly Ordered[]): string {
  return generateKeyBetween(lastOrder(siblings), null);
}

/** The keys for `count` records that come after all `siblings`, in order. */
export function ordersAtEnd(siblings: readonly Ordered[], count: number): string[] {
  return generateNKeysBetween(lastOrder(siblings), null, count);
}

function lastOrder(siblings: readonly Ordered[]): string | null {
  let last: string | null = null;
  for (const { order } of siblings) if (last === null || order > last) last = order;
  return last;
}

/**
 * New keys that move `moved` before `before` (or to the end if that is null) among `siblings`.
 * Usually one entry. Two people appending at the same time create equal keys; to make a place
 * between such twins, the later ones get new keys, which are then in the map too.
 */
export function ordersForMove<I extends string>(
  siblings: readonly Ordered<I>[],
  moved: I,
  before: I | null,
): Map<I, string> {
  const rest = siblings.filter(({ id }) => id !== moved).sort(byOrder);
  const found = before === null ? -1 : rest.findIndex(({ id }) => id === before);
  const index = found === -1 ? rest.length : found;
  const left = rest[index - 1]?.order ?? null;
  let end = index;
  while (left !== null && end < rest.length && (rest[end]?.order ?? '') <= left) end++;
  const run = [moved, ...rest.slice(index, end).map(({ id }) => id)];
  const keys = generateNKeysBetween(left, rest[end]?.order ?? null, run.length);
  return new Map(run.map((id, at) => [id, keys[at] ?? FIRST_ORDER]));
}
