/** The smallest change from one string to another, never inside a surrogate pair. */

/** `[fromA, toA)` became `[fromB, toB)`. In order and without overlaps. */
export interface Change {
  readonly fromA: number;
  readonly toA: number;
  readonly fromB: number;
  readonly toB: number;
}

/** A boundary between lines: a lone low surrogate, which well-formed text never contains. */
export const BOUNDARY = '\uDC00';

/** More edits than this become one replacement, since the search's table grows with their square. */
const MOST_EDITS = 400;
/** A change as long as this is first compared by lines. */
const LONG = 4_000;

export function diff(a: string, b: string): Change[] {
  const trimmed = trim(a, b);
  if (trimmed === null) return [];
  const middleA = a.slice(trimmed.fromA, trimmed.toA);
  const middleB = b.slice(trimmed.fromB, trimmed.toB);
  return diffMiddle(middleA, middleB).map((change) => shift(change, trimmed.fromA, trimmed.fromB));
}

const shift = ({ fromA, toA, fromB, toB }: Change, a: number, b: number): Change => ({
  fromA: fromA + a,
  toA: toA + a,
  fromB: fromB + b,
  toB: toB + b,
});

/**
 * Trims equal letters from the start, so that a doubled letter comes after its twin and joins what
 * was typed there. If a boundary is among what changed, it trims from the end: a boundary belongs
 * to the words after it.
 */
function trim(a: string, b: string): Change | null {
  if (a === b) return null;
  const most = Math.min(a.length, b.length);
  const start = commonStart(a, b, most);
  const end = commonEnd(a, b, most - start);
  const change = { fromA: start, toA: a.length - end, fromB: start, toB: b.length - end };
  if (!touchesBoundary(a, b, change)) return change;
  const endFirst = commonEnd(a, b, most);
  const startAfter = commonStart(a, b, most - endFirst);
  const [toA, toB] = [a.length - endFirst, b.length - endFirst];
  return { fromA: startAfter, toA, fromB: startAfter, toB };
}

function touchesBoundary(a: string, b: string, { fromA, toA, fromB, toB }: Change): boolean {
  return a.slice(fromA, toA).includes(BOUNDARY) || b.slice(fromB, toB).includes(BOUNDARY);
}

const isHigh = (unit: number) => unit >= 0xd800 && unit <= 0xdbff;
const isLow = (unit: number) => unit >= 0xdc00 && unit <= 0xdfff;

function commonStart(a: string, b: string, most: number): number {
  let at = 0;
  while (at < most && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  return at > 0 && isHigh(a.charCodeAt(at - 1)) ? at - 1 : at;
}

function commonEnd(a: string, b: string, most: number): number {
  let length = 0;
  while (
    length < most &&
    a.charCodeAt(a.length - 1 - length) === b.charCodeAt(b.length - 1 - length)
  )
    length++;
  return length > 0 && (splitsPair(a, a.length - length) || splitsPair(b, b.length - length))
    ? length - 1
    : length;
}

function splitsPair(text: string, at: number): boolean {
  return at > 0 && isHigh(text.charCodeAt(at - 1)) && isLow(text.charCodeAt(at));
}

function diffMiddle(a: string, b: string): Change[] {
  const all = { fromA: 0, toA: a.length, fromB: 0, toB: b.length };
  if (a === '' || b === '') return [all];
  if (a.length + b.length < LONG) return byTokens([...a], [...b]) ?? [all];
  return diffLines(a, b) ?? byTokens([...a], [...b]) ?? [all];
}

/**
 * For long changes: equal lines stay, and where as many lines were inserted as deleted, they are
 * compared pair by pair.
 */
function diffLines(a: string, b: string): Change[] | null {
  const [linesA, linesB] = [splitLines(a), splitLines(b)];
  const hunks = edits(linesA.length, linesB.length, (i, j) => linesA[i] === linesB[j]);
  if (hunks === null) return linesA.length === linesB.length ? pairLines(linesA, linesB) : null;
  const [startsA, startsB] = [startsOf(linesA), startsOf(linesB)];
  return hunks.flatMap(({ fromA, toA, fromB, toB }) => {
    const [atA, atB] = [startsA[fromA] ?? 0, startsB[fromB] ?? 0];
    const [partA, partB] = [linesA.slice(fromA, toA), linesB.slice(fromB, toB)];
    const changes =
      partA.length === partB.length
        ? pairLines(partA, partB)
        : diffShort(partA.join(''), partB.join(''));
    return changes.map((change) => shift(change, atA, atB));
  });
}

function pairLines(linesA: readonly string[], linesB: readonly string[]): Change[] {
  let [atA, atB] = [0, 0];
  return linesA.flatMap((line, index) => {
    const other = linesB[index] ?? '';
    const changes = diffShort(line, other).map((change) => shift(change, atA, atB));
    atA += line.length;
    atB += other.length;
    return changes;
  });
}

function diffShort(a: string, b: string): Change[] {
  const trimmed = trim(a, b);
  if (trimmed === null) return [];
  const { fromA, toA, fromB, toB } = trimmed;
  const changes = byTokens([...a.slice(fromA, toA)], [...b.slice(fromB, toB)]);
  return changes?.map((change) => shift(change, fromA, fromB)) ?? [trimmed];
}

/** Splits into lines, each with the boundary before it. */
const splitLines = (text: string) => text.split(/(?=(?<![\uD800-\uDBFF])\uDC00)/);

function startsOf(parts: readonly string[]): number[] {
  const starts = [0];
  for (const part of parts) starts.push((starts.at(-1) ?? 0) + part.length);
  return starts;
}

/** The changes in UTF-16 units, from edits of code points. */
function byTokens(a: readonly string[], b: readonly string[]): Change[] | null {
  const found = edits(a.length, b.length, (i, j) => a[i] === b[j]);
  if (found === null) return null;
  const [startsA, startsB] = [startsOf(a), startsOf(b)];
  return found.map(({ fromA, toA, fromB, toB }) => ({
    fromA: startsA[fromA] ?? 0,
    toA: startsA[toA] ?? 0,
    fromB: startsB[fromB] ?? 0,
    toB: startsB[toB] ?? 0,
  }));
}

/**
 * The shortest edit script (E. Myers, “An O(ND) difference algorithm”, 1986), as ranges that
 * changed; `null` if it needs more than `MOST_EDITS`.
 */
export function edits(
  lengthA: number,
  lengthB: number,
  equal: (a: number, b: number) => boolean,
): Change[] | null {
  const most = Math.min(MOST_EDITS, lengthA + lengthB);
  const offset = most + 1;
  const furthest = new Int32Array(2 * most + 3);
  const trace: Int32Array[] = [];
  for (let d = 0; d <= most; d++) {
    trace.push(furthest.slice(offset - d - 1, offset + d + 2));
    for (let k = -d; k <= d; k += 2) {
      const [left, right] = [furthest[offset + k - 1] ?? 0, furthest[offset + k + 1] ?? 0];
      let x = k === -d || (k !== d && left < right) ? right : left + 1;
      while (x < lengthA && x - k < lengthB && equal(x, x - k)) x++;
      furthest[offset + k] = x;
      if (x >= lengthA && x - k >= lengthB) return walkBack(trace, lengthA, lengthB);
    }
  }
  return null;
}

function walkBack(trace: readonly Int32Array[], lengthA: number, lengthB: number): Change[] {
  const changes: Change[] = [];
  let [x, y] = [lengthA, lengthB];
  for (let d = trace.length - 1; d > 0; d--) {
    const before = trace[d] ?? new Int32Array();
    // `before` holds the diagonals from -d - 1 to d + 1.
    const at = (k: number) => before[k + d + 1] ?? 0;
    const k = x - y;
    const down = k === -d || (k !== d && at(k - 1) < at(k + 1));
    const fromA = at(down ? k + 1 : k - 1);
    const fromB = fromA - (down ? k + 1 : k - 1);
    const [toA, toB] = down ? [fromA, fromB + 1] : [fromA + 1, fromB];
    const next = changes.at(-1);
    if (next?.fromA === toA && next.fromB === toB)
      changes[changes.length - 1] = { ...next, fromA, fromB };
    else changes.push({ fromA, toA, fromB, toB });
    [x, y] = [fromA, fromB];
  }
  return changes.reverse();
}
