/** Applies changes of the shared text to an editor's document, in the fewest steps. */
import { type Node, Slice } from 'prosemirror-model';
import { ReplaceStep, type Transform } from 'prosemirror-transform';
import type * as Y from 'yjs';
import { markerOf, marksOf, readFlat } from '../text/index.ts';
import { type Change, edits } from './diff.ts';
import { type DeltaOp, flatSize, leafAt, posAt } from './positions.ts';
import { type ProseSchema, proseSchema } from './schema.ts';
import { flatToDoc, inline, isSameNode, marksFor } from './to-doc.ts';

/** With more changes than this, the whole is compared. */
const MOST_OPS = 100;

/**
 * Adds the steps after which the document shows `text`: only the letters and marks if that is all,
 * otherwise by rendering. `transform.doc` must show the text as it was before the event.
 */
export function applyEvent(transform: Transform, text: Y.Text, event: Y.YTextEvent): void {
  const isWords = event.keysChanged.size === 0 && applyWords(transform, event.delta as DeltaOp[]);
  if (!isWords || flatSize(transform.doc) !== text.length) reconcile(transform, text);
}

/** True if the document shows exactly what the text says. */
export function isShown(doc: Node, text: Y.Text): boolean {
  return flatToDoc(doc.type.schema, readFlat(text)).eq(doc);
}

/**
 * Applies letters and marks where they are. `false` if there is anything else, such as a marker or
 * an emptied line; part of it may have been applied by then.
 */
export function applyWords(transform: Transform, delta: readonly DeltaOp[]): boolean {
  if (delta.length > MOST_OPS) return false;
  const target = proseSchema(transform.doc.type.schema);
  let index = 0;
  for (const op of delta) {
    if (op.insert !== undefined) {
      if (!insertAt(transform, target, index, op)) return false;
      index += typeof op.insert === 'string' ? op.insert.length : 1;
    } else if (op.retain !== undefined) {
      if (op.attributes !== undefined && !formatAt(transform, target, index, op)) return false;
      index += op.retain;
    } else if (op.delete !== undefined && !deleteAt(transform, index, op.delete)) return false;
  }
  return true;
}

function insertAt(
  transform: Transform,
  target: ProseSchema,
  index: number,
  { insert, attributes = {} }: DeltaOp,
): boolean {
  if (markerOf(insert) !== null) return false;
  const { node, before, start } = leafAt(transform.doc, index);
  if (!node.isTextblock) return false;
  const marks = marksOf(attributes);
  const run =
    typeof insert === 'string'
      ? { text: insert.toWellFormed(), marks }
      : { text: '', marks, embed: insert };
  transform.insert(before + 1 + index - start, inline(target, run, node.type));
  return true;
}

function deleteAt(transform: Transform, index: number, length: number): boolean {
  const { node, before, start } = leafAt(transform.doc, index);
  const from = index - start;
  const isInside = node.isTextblock && from + length <= node.content.size;
  // An emptied line may be a rule.
  if (!isInside || length === node.content.size) return false;
  transform.delete(before + 1 + from, before + 1 + from + length);
  return true;
}

function formatAt(
  transform: Transform,
  target: ProseSchema,
  index: number,
  { retain = 0, attributes = {} }: DeltaOp,
): boolean {
  // Code hides other marks, which show again once it goes.
  if ('code' in attributes) return false;
  const [from, to] = [posAt(transform.doc, index), posAt(transform.doc, index + retain)];
  const on = marksOf(attributes);
  for (const name of ['bold', 'italic', 'strike', 'link'] as const) {
    if (!(name in attributes)) continue;
    if (on[name] === undefined) transform.removeMark(from, to, target.marks[name]);
  }
  for (const mark of marksFor(target, on)) transform.addMark(from, to, mark);
  return true;
}

/** Replaces whatever the document shows differently from the text. */
export function reconcile(transform: Transform, text: Y.Text): void {
  const wanted = flatToDoc(transform.doc.type.schema, readFlat(text));
  const shown = transform.doc;
  const changes = changedBlocks(shown, wanted);
  const startsShown = blockStarts(shown);
  const startsWanted = blockStarts(wanted);
  for (const { fromA, toA, fromB, toB } of changes.toReversed()) {
    replaceRegion(transform, wanted, {
      from: startsShown[fromA] ?? 0,
      to: startsShown[toA] ?? 0,
      wantedFrom: startsWanted[fromB] ?? 0,
      wantedTo: startsWanted[toB] ?? 0,
    });
  }
}

/** The top-level blocks that differ, as ranges of children. */
function changedBlocks(shown: Node, wanted: Node): Change[] {
  const same = (a: number, b: number) => isSameNode(shown.child(a), wanted.child(b));
  const most = Math.min(shown.childCount, wanted.childCount);
  let start = 0;
  while (start < most && same(start, start)) start++;
  let end = 0;
  while (end < most - start && same(shown.childCount - 1 - end, wanted.childCount - 1 - end)) end++;
  const [lengthA, lengthB] = [shown.childCount - end - start, wanted.childCount - end - start];
  const found = edits(lengthA, lengthB, (a, b) => same(start + a, start + b)) ?? [
    { fromA: 0, toA: lengthA, fromB: 0, toB: lengthB },
  ];
  return found.map(({ fromA, toA, fromB, toB }) => ({
    fromA: fromA + start,
    toA: toA + start,
    fromB: fromB + start,
    toB: toB + start,
  }));
}

/** The position before each top-level block, and at the end. */
function blockStarts(doc: Node): number[] {
  const starts = [0];
  let at = 0;
  doc.forEach((child) => starts.push((at += child.nodeSize)));
  return starts;
}

interface Region {
  readonly from: number;
  readonly to: number;
  readonly wantedFrom: number;
  readonly wantedTo: number;
}

/**
 * One step for the smallest range that differs within the region; if that doesn't give what is
 * wanted, the whole region.
 */
function replaceRegion(transform: Transform, wanted: Node, region: Region): void {
  const { from, to, wantedFrom, wantedTo } = region;
  const whole = wanted.slice(wantedFrom, wantedTo);
  const start = transform.doc.slice(from, to).content.findDiffStart(whole.content);
  const end = transform.doc.slice(from, to).content.findDiffEnd(whole.content);
  if (start === null || end === null) return;
  // The two may overlap, for example when one of two equal letters is gone.
  const overlap = Math.max(0, start - Math.min(end.a, end.b));
  const step = new ReplaceStep(
    from + start,
    from + end.a + overlap,
    wanted.slice(wantedFrom + start, wantedFrom + end.b + overlap),
  );
  const { doc } = step.apply(transform.doc);
  const grown = wantedTo - wantedFrom - (to - from);
  const isRight =
    doc?.content.size === transform.doc.content.size + grown &&
    doc.slice(from, to + grown).content.eq(whole.content);
  if (isRight) transform.step(step);
  else transform.step(new ReplaceStep(from, to, new Slice(whole.content, 0, 0)));
}
