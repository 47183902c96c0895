/**
 * What holds from a day on until something else does. A habit's plan is asked about every day of
 * years, so it is put in order once.
 */
import type { Day } from '../shared/days.ts';

export interface Stretch<T> {
  readonly from: Day;
  readonly holds: T;
}

/**
 * Remembers the stretches of each list as long as the list itself is kept: a record's lists are
 * never changed, only replaced.
 * @param stretchesOf of several that begin on the same day, the last one counts
 */
export function heldFrom<List extends object, T>(
  stretchesOf: (list: List) => readonly Stretch<T>[],
): (list: List) => readonly Stretch<T>[] {
  const known = new WeakMap<List, readonly Stretch<T>[]>();
  return (list) => {
    const found = known.get(list) ?? stretchesOf(list);
    known.set(list, found);
    return found;
  };
}

/** What holds on `day`; `undefined` before the first stretch. They are sorted by their first day. */
export function holdingOn<T>(stretches: readonly Stretch<T>[], day: Day): T | undefined {
  let [low, high] = [0, stretches.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const from = stretches[middle]?.from;
    if (from !== undefined && from <= day) low = middle + 1;
    else high = middle;
  }
  return stretches[low - 1]?.holds;
}
