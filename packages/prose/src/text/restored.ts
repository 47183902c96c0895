/**
 * Letters that undo has brought back. To Yjs they are new ones, and only the device that undid knows
 * what they stand for. But they were put right before the letters that were deleted and name them as
 * what they are in front of, so every device can find them; the words as they were then tell them
 * from what was typed in their place.
 */
import * as Y from 'yjs';

/** A place in a text: an item, and how far behind its start. */
export interface Tie {
  readonly item: Y.Item | null;
  readonly offset: number;
}

/** One end of words, whose own letter was deleted. */
export interface LostEdge {
  readonly id: Y.ID;
  /** The deleted item that its letter was in. */
  readonly item: Y.Item;
  readonly isStart: boolean;
  /** The words as they were, as far as this end is known. */
  readonly quote: string;
}

export interface Candidates {
  /** Where the words begin or end again: several, if two people undid the same. */
  readonly sure: readonly Tie[];
  /** Otherwise, for an end: behind each of these something may have stood outside. */
  readonly limits: readonly Tie[];
}

/** What was written in one go, however it was divided or partly deleted since. */
interface Run {
  readonly client: number;
  readonly clock: number;
  readonly before: Y.ID | null;
  readonly pieces: Y.Item[];
  length: number;
}

/** Where more was written between two letters, what stands for them isn't looked for. */
const MOST_ITEMS = 500;

/** Stands for a letter that was deleted. */
const GONE = '\0';

export function restoredAt(edge: LostEdge): Candidates {
  const items = itemsUpTo(edge.item);
  const [farthest] = items;
  if (items.length > MOST_ITEMS && farthest)
    return { sure: [], limits: edge.isStart ? [] : [{ item: farthest, offset: 0 }] };
  const found = standIns(edge, items).map((run) => ({ run, units: unitsOf(run) }));
  const alike = found.flatMap(({ run, units }) =>
    [...units.keys()].flatMap((at) => {
      const letters = lettersAlike(units, at, edge, lettersToCompare(edge, run));
      return letters > 0 ? { run, at, letters } : [];
    }),
  );
  // Near the end of what was brought back only few letters can be compared, such as the first of
  // "talk" with the last of "fast".
  const most = alike.reduce((longest, { letters }) => Math.max(longest, letters), 0);
  const sure = alike
    .filter(({ letters }) => letters === most)
    .map(({ run, at }) => tieIn(run, at, edge.isStart ? 'before' : 'behind'));
  if (edge.isStart || sure.length > 0) return { sure, limits: [] };
  const limits = found.flatMap(({ run, units }) => limitIn(run, units, edge.quote.at(-1)) ?? []);
  return { sure, limits };
}

/** What was put in front of the deleted letters, and in front of that when it was deleted in its turn. */
function standIns({ id }: LostEdge, items: readonly Y.Item[]): Run[] {
  const runs = runsOf(items).filter(({ before }) => before !== null);
  const isDirect = ({ before }: Run) => before?.client === id.client && before.clock <= id.clock;
  const found = new Set(runs.filter(isDirect));
  for (const { client, clock, length } of found)
    for (const run of runs) {
      const { before } = run;
      if (before?.client !== client) continue;
      if (before.clock >= clock && before.clock < clock + length) found.add(run);
    }
  return [...found];
}

/**
 * The items among which what stands for a deleted one must be: those between it and what it was
 * written behind, or what is left of that.
 */
function itemsUpTo(item: Y.Item): Y.Item[] {
  const items = [item];
  let { origin } = item;
  for (let left = item.left; left !== null; left = left.left) {
    if (origin !== null && holds(left, origin)) {
      const goesOn = left.deleted && left.id.client === item.id.client;
      if (!goesOn || !Y.compareIDs(left.rightOrigin, item.rightOrigin)) break;
      origin = left.origin;
    }
    items.push(left);
  }
  return items.reverse();
}

function holds({ id, length }: Y.Item, { client, clock }: Y.ID): boolean {
  return id.client === client && clock >= id.clock && clock < id.clock + length;
}

function runsOf(items: readonly Y.Item[]): Run[] {
  const runs: Run[] = [];
  const unfinished = new Map<string, Run>();
  for (const item of items) {
    const { client, clock } = item.id;
    const isNext = item.origin?.client === client && item.origin.clock === clock - 1;
    let run = isNext ? unfinished.get(`${String(client)} ${String(clock)}`) : undefined;
    if (run === undefined || !Y.compareIDs(run.before, item.rightOrigin)) {
      run = { client, clock, before: item.rightOrigin, pieces: [], length: 0 };
      runs.push(run);
    }
    run.pieces.push(item);
    run.length += item.length;
    unfinished.set(`${String(client)} ${String(clock + item.length)}`, run);
  }
  return runs;
}

function unitsOf({ pieces }: Run): string[] {
  return pieces.flatMap((item) => {
    if (item.deleted) return Array.from({ length: item.length }, () => GONE);
    if (!(item.content instanceof Y.ContentString))
      return Array.from({ length: item.length }, () => ' ');
    return item.content.str.split('').map(asInQuotes);
  });
}

const asInQuotes = (unit: string) => (/\s/.test(unit) ? ' ' : unit);

/** How many letters from the edge inwards were deleted, and so brought back, with it. */
function lettersToCompare({ id, item, isStart }: LostEdge, { before }: Run): number {
  if (isStart) return item.id.clock + item.length - id.clock;
  const isDirect = before?.client === id.client && before.clock <= id.clock;
  return id.clock - (isDirect ? before.clock : item.id.clock) + 1;
}

/**
 * How many letters of the words there are from this unit inwards, those deleted since included, as
 * far as they were brought back together; 0 if it isn't where the words begin or end.
 */
function lettersAlike(
  units: readonly string[],
  at: number,
  { quote, isStart }: LostEdge,
  most: number,
): number {
  if (units[at] === GONE) return 0;
  let [same, gone] = [0, 0];
  for (let step = 0; step < Math.min(most, quote.length); step++) {
    const unit = units[isStart ? at + step : at - step];
    if (unit === undefined) break;
    if (unit === GONE) gone += 1;
    else if (unit !== asInQuotes(quote.charAt(isStart ? step : quote.length - 1 - step))) return 0;
    else same += 1;
  }
  return same > gone ? same + gone : 0;
}

/** Where the last letter of the words may be at the earliest; `null` if it can't be in there. */
function limitIn(run: Run, units: readonly string[], last: string | undefined): Tie | null {
  if (last === undefined) return tieIn(run, 0, 'before');
  const at = units.findIndex((unit) => unit === GONE || unit === asInQuotes(last));
  return at === -1 ? null : tieIn(run, at, 'behind');
}

/** The place before or behind one unit of a run. */
function tieIn({ pieces }: Run, unit: number, side: 'before' | 'behind'): Tie {
  let into = unit;
  for (const item of pieces) {
    if (into < item.length)
      return { item, offset: item.deleted ? 0 : into + (side === 'before' ? 0 : 1) };
    into -= item.length;
  }
  return { item: null, offset: 0 };
}
