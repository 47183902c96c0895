/** The letters and marks of a change. */
import * as Y from 'yjs';
import { type Attributes, type Marker, MARK_NAMES, type Marks } from '../text/index.ts';
import { BOUNDARY, type Change } from './diff.ts';
import type { Side, Stretch } from './window.ts';

/**
 * Deletes and inserts, from the last change to the first, so that earlier indices hold.
 * @param markers what to write for each inserted boundary, in order
 */
export function writePieces(
  text: Y.Text,
  start: number,
  is: Side,
  changes: readonly Change[],
  markers: readonly Marker[],
): void {
  let marker = markers.length;
  for (const { fromA, toA, fromB, toB } of changes.toReversed()) {
    const index = start + fromA;
    if (toA > fromA) text.delete(index, toA - fromA);
    const pieces = piecesOf(is, fromB, toB);
    // What is there on either side before the first piece is put in between.
    const around =
      pieces.length > 0 && text._hasFormatting ? attributesAround(text, index) : NOWHERE;
    marker -= pieces.filter((piece) => piece === BOUNDARY).length;
    let next = marker;
    let at = index;
    for (const piece of pieces) {
      if (piece === BOUNDARY) {
        text.insertEmbed(at, { ...markers[next] }, shared(around.left, around.right));
        next += 1;
        at += 1;
      } else {
        const attributes = { ...unseen(around.left, piece.inCode), ...piece.marks };
        // Without any formatting Yjs finds its place faster if it is told none.
        const told = text._hasFormatting || Object.keys(attributes).length > 0;
        const marks = told ? attributes : undefined;
        if ('embed' in piece) text.insertEmbed(at, piece.embed as object, marks);
        else text.insert(at, is.text.slice(piece.from, piece.to), marks);
        at += piece.to - piece.from;
      }
    }
  }
}

/** The boundaries and stretches between two places, cut to them. */
function piecesOf(
  { text, stretches }: Side,
  from: number,
  to: number,
): (Stretch | typeof BOUNDARY)[] {
  const pieces: (Stretch | typeof BOUNDARY)[] = [];
  let at = from;
  const boundariesUpTo = (end: number) => {
    for (; at < end; at++) if (text.charAt(at) === BOUNDARY) pieces.push(BOUNDARY);
  };
  for (const stretch of stretches) {
    if (stretch.to <= from) continue;
    if (stretch.from >= to) break;
    boundariesUpTo(stretch.from);
    at = Math.min(stretch.to, to);
    pieces.push({ ...stretch, from: Math.max(stretch.from, from), to: at });
  }
  boundariesUpTo(to);
  return pieces;
}

interface Around {
  readonly left: Attributes;
  readonly right: Attributes;
}

const NOWHERE: Around = { left: {}, right: {} };

/** The attributes of the characters on both sides of an index. */
function attributesAround(text: Y.Text, index: number): Around {
  const now = new Map<string, unknown>();
  let left: Attributes = {};
  let rest = index;
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted) continue;
    const { content } = item;
    if (content instanceof Y.ContentFormat) {
      if (content.value === null) now.delete(content.key);
      else now.set(content.key, content.value);
    } else if (item.countable) {
      const found = rest <= item.length ? Object.fromEntries(now) : {};
      if (rest <= 0) return { left, right: found };
      if (rest < item.length) return { left: found, right: found };
      if (rest === item.length) left = found;
      rest -= item.length;
    }
  }
  return { left, right: {} };
}

/** What this version doesn't show, and so a person can't have meant to leave out. */
function unseen(left: Attributes, inCode: boolean): Attributes {
  const kept = Object.entries(left).filter(([key]) =>
    inCode ? key !== 'link' : !MARK_NAMES.some((name) => name === key),
  );
  return Object.fromEntries(kept);
}

const shared = (left: Attributes, right: Attributes): Attributes =>
  Object.fromEntries(Object.entries(left).filter(([key, value]) => right[key] === value));

/** Marks that letters have gained or lost; `true` when there were any. */
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

/** Finds the stretch at rising places. */
class Walk {
  readonly #stretches: readonly Stretch[];
  #next = 0;

  constructor(stretches: readonly Stretch[]) {
    this.#stretches = stretches;
  }

  /** The stretch there, or none in between, and where that ends. */
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

/** Only what a person could see change: nothing is shown in code. */
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
