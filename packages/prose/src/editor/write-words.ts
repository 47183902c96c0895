/** The letters and marks of a change. */
import * as Y from 'yjs';
import {
  type Attributes,
  EMBED,
  type Marker,
  MARK_NAMES,
  markerOf,
  type Marks,
} from '../text/index.ts';
import { BOUNDARY, type Change } from './diff.ts';
import type { Side, Stretch } from './window.ts';

/**
 * Deletes and inserts, as one delta: otherwise Yjs would look for each place from the start.
 * @param markers what to write for each inserted boundary, in order
 */
export function writePieces(
  text: Y.Text,
  start: number,
  is: Side,
  changes: readonly Change[],
  markers: readonly Marker[],
): void {
  if (changes.length === 0 || writeSimply(text, start, is, changes, markers)) return;
  const around = attributesAround(
    text,
    changes.map(({ fromA, toA }) => [start + fromA, start + toA]),
  );
  const delta: object[] = [];
  let at = 0;
  let marker = 0;
  for (const [index, { fromA, toA, fromB, toB }] of changes.entries()) {
    const { left, right } = around[index] ?? NOWHERE;
    if (start + fromA > at) delta.push({ retain: start + fromA - at });
    for (const piece of piecesOf(is, fromB, toB)) {
      if (piece === BOUNDARY) {
        delta.push({ insert: { ...markers[marker] }, attributes: shared(left, right) });
        marker += 1;
      } else {
        const words = is.text.slice(piece.from, piece.to);
        delta.push({
          insert: 'embed' in piece ? insertable(piece.embed) : words,
          attributes: { ...unseen(left, piece.inCode), ...piece.marks },
        });
      }
    }
    if (toA > fromA) delta.push({ delete: toA - fromA });
    at = start + toA;
  }
  text.applyDelta(delta, { sanitize: false });
}

/** Only an object can be an embed, and one with the shape of a marker would be one. */
const insertable = (embed: unknown) =>
  typeof embed === 'object' && embed !== null && markerOf(embed) === null ? embed : EMBED;

/** A letter in a text where nothing is formatted: there Yjs remembers places, as long as it is told no marks. */
function writeSimply(
  text: Y.Text,
  start: number,
  is: Side,
  changes: readonly Change[],
  markers: readonly Marker[],
): boolean {
  const [change] = changes;
  if (text._hasFormatting || changes.length !== 1 || change === undefined) return false;
  const pieces = piecesOf(is, change.fromB, change.toB);
  const [piece] = pieces;
  if (pieces.length > 1) return false;
  if (piece !== undefined && piece !== BOUNDARY)
    if ('embed' in piece || Object.keys(piece.marks).length > 0) return false;
  const index = start + change.fromA;
  if (change.toA > change.fromA) text.delete(index, change.toA - change.fromA);
  // Not told of attributes, Yjs finds the place from one it knows.
  if (piece === BOUNDARY) text.insertEmbed(index, { ...markers[0] }, undefined);
  else if (piece !== undefined) text.insert(index, is.text.slice(piece.from, piece.to));
  return true;
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

/**
 * The attributes of the character before each range, and of the one behind it, in one walk.
 * @param ranges in order, as flat indices
 */
function attributesAround(text: Y.Text, ranges: readonly (readonly [number, number])[]): Around[] {
  const places = ranges.flatMap(([from, to]) => [from - 1, to]);
  const found: Attributes[] = [];
  const now = new Map<string, unknown>();
  let end = 0;
  for (let item = text._start; item !== null && found.length < places.length; item = item.right) {
    if (item.deleted) continue;
    const { content } = item;
    if (content instanceof Y.ContentFormat) {
      if (content.value === null) now.delete(content.key);
      else now.set(content.key, content.value);
    } else if (item.countable) {
      end += item.length;
      for (let place = places[found.length]; place !== undefined && place < end;) {
        found.push(place < 0 ? {} : Object.fromEntries(now));
        place = places[found.length];
      }
    }
  }
  return ranges.map((_, at) => ({ left: found[2 * at] ?? {}, right: found[2 * at + 1] ?? {} }));
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
