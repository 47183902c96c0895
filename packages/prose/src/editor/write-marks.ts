/** Writes the marks that letters which stayed have gained or lost. */
import type * as Y from 'yjs';
import { type Attributes, MARK_NAMES, type Marks } from '../text/index.ts';
import { BOUNDARY, type Change } from './diff.ts';
import type { Side, Stretch } from './window.ts';

/** Writes them; `true` if there were any. */
export function formatKept(
  text: Y.Text,
  start: number,
  was: Side,
  is: Side,
  changes: readonly Change[],
): boolean {
  let pending: { from: number; to: number; attributes: Record<string, unknown> } | null = null;
  let any = false;
  const flush = () => {
    if (pending !== null)
      text.format(start + pending.from, pending.to - pending.from, pending.attributes);
    any ||= pending !== null;
    pending = null;
  };
  for (const { from, to, attributes } of differences(was, is, changes)) {
    if (
      pending !== null &&
      sameAttributes(pending.attributes, attributes) &&
      isOnlyBoundaries(is.text.slice(pending.to, from))
    )
      pending.to = to;
    else {
      flush();
      pending = { from, to, attributes };
    }
  }
  flush();
  return any;
}

const isOnlyBoundaries = (text: string) => [...text].every((unit) => unit === BOUNDARY);

function sameAttributes(a: Attributes, b: Attributes): boolean {
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key]);
}

interface Difference {
  readonly from: number;
  readonly to: number;
  readonly attributes: Record<string, unknown>;
}

/** Walks the letters that stayed, on both sides at once. */
function* differences(was: Side, is: Side, changes: readonly Change[]): Generator<Difference> {
  const [walkA, walkB] = [new Walk(was.stretches), new Walk(is.stretches)];
  let [a, b] = [0, 0];
  const end = { fromA: was.text.length, toA: 0, fromB: is.text.length, toB: 0 };
  for (const { fromA, toA, toB } of [...changes, end]) {
    while (a < fromA) {
      const [stretchA, stretchB] = [walkA.at(a), walkB.at(b)];
      const step = Math.min(
        fromA - a,
        (stretchA?.end ?? Infinity) - a,
        (stretchB?.end ?? Infinity) - b,
      );
      const attributes =
        stretchA?.stretch === undefined || stretchB?.stretch === undefined
          ? null
          : changedMarks(stretchA.stretch, stretchB.stretch);
      if (attributes !== null) yield { from: b, to: b + step, attributes };
      a += step;
      b += step;
    }
    [a, b] = [toA, toB];
  }
}

/** Finds the stretch at each of several ascending places. */
class Walk {
  readonly #stretches: readonly Stretch[];
  #next = 0;

  constructor(stretches: readonly Stretch[]) {
    this.#stretches = stretches;
  }

  /** The stretch at the place, or none if it is between two, and where that ends. */
  at(place: number): { readonly stretch?: Stretch; readonly end: number } | null {
    let stretch = this.#stretches[this.#next];
    while (stretch !== undefined && stretch.to <= place) {
      this.#next += 1;
      stretch = this.#stretches[this.#next];
    }
    if (stretch === undefined) return null;
    return place < stretch.from ? { end: stretch.from } : { stretch, end: stretch.to };
  }
}

/** Only what a person could see change: code shows no marks. */
function changedMarks(was: Stretch, is: Stretch): Record<string, unknown> | null {
  if (was.inCode || is.inCode || was.marks === is.marks) return null;
  const attributes: Record<string, unknown> = {};
  for (const name of MARK_NAMES) setIfChanged(attributes, name, was.marks, is.marks);
  return Object.keys(attributes).length === 0 ? null : attributes;
}

function setIfChanged(
  attributes: Record<string, unknown>,
  name: (typeof MARK_NAMES)[number],
  was: Marks,
  is: Marks,
): void {
  if (was[name] !== is[name]) attributes[name] = is[name] ?? null;
}
