/**
 * While an input method composes words, the browser owns them: redrawing their block would end the
 * composition. So remote changes are shown around that block, and those inside it wait.
 */
import { type DeltaOp, flatIndexAt, flatSize, mapIndex, posAt } from '@cairn/prose/editor';
import { Fragment, type Node, type ResolvedPos, type Slice } from '@tiptap/pm/model';
import type { EditorState } from '@tiptap/pm/state';
import { type Mappable, type Step, Transform } from '@tiptap/pm/transform';
import { type FlatSelection, flatSelection } from './flat-selection.ts';

/**
 * The steps in groups that lie wholly before or wholly after the text block of `$head`, to be
 * dispatched one by one; `null` if one of them touches it.
 */
export function regionsOf(transform: Transform, $head: ResolvedPos): Step[][] | null {
  if (!$head.parent.isTextblock) return transform.steps.length === 0 ? [] : null;
  let $start = $head.doc.resolve($head.start());
  const regions: Step[][] = [];
  let last: 'before' | 'behind' | null = null;
  for (const [at, step] of transform.steps.entries()) {
    const side = sideOf(step, $start.before(), $start.after());
    const map = step.getMap();
    const $next = (transform.docs[at + 1] ?? transform.doc).resolve(map.map($start.pos, 1));
    if (side === null || !isInTheSame($start, $next, map)) return null;
    if (side === last) regions.at(-1)?.push(step);
    else regions.push([step]);
    last = side;
    $start = $next;
  }
  return regions;
}

/**
 * Whether a position is still in the same containers: in another one the block would be redrawn.
 */
function isInTheSame($before: ResolvedPos, $after: ResolvedPos, map: Mappable): boolean {
  if ($before.depth !== $after.depth) return false;
  for (let depth = 1; depth <= $before.depth; depth += 1) {
    if (map.map($before.start(depth), -1) !== $after.start(depth)) return false;
  }
  return true;
}

function sideOf(step: Step, from: number, to: number): 'before' | 'behind' | null {
  // Replacements and marks have both; no other steps come from a shared text.
  const range = step as Step & { readonly from?: number; readonly to?: number };
  if (range.to !== undefined && range.to <= from) return 'before';
  return range.from !== undefined && range.from >= to ? 'behind' : null;
}

interface Held {
  /** What the editor showed when remote changes began to wait. */
  readonly shown: Node;
  /** What it shows now. */
  readonly state: EditorState;
  /** What the text says now. */
  readonly base: Node;
  /** The remote changes since then. */
  readonly deltas: readonly (readonly DeltaOp[])[];
}

/** What the text says, with the composed words where they belong in it. */
export function mergeHeld({ shown, state, base, deltas }: Held): {
  readonly doc: Node;
  readonly selection: FlatSelection;
} {
  const { doc } = state;
  const selection = flatSelection(state);
  const start = shown.content.findDiffStart(doc.content);
  const end = shown.content.findDiffEnd(doc.content);
  const map = (index: number) => deltas.reduce((at, delta) => mapIndex(delta, at, 'before'), index);
  if (start === null || end === null)
    return {
      doc: base,
      selection: { ...selection, anchor: map(selection.anchor), head: map(selection.head) },
    };
  // The two can overlap, for example if one of two equal letters was added.
  const overlap = Math.max(0, start - Math.min(end.a, end.b));
  const [endA, endB] = [end.a + overlap, end.b + overlap];
  const [from, to] = [flatIndexAt(shown, start), flatIndexAt(shown, endA)];
  const transform = new Transform(base);
  // Letter by letter, so that nothing that somebody else has put between them is deleted.
  let gone = 0;
  const at = map(from);
  for (let index = to - 1; index >= from; index--) {
    const now = kept(index, deltas);
    if (now === null || !deleteLetter(transform, now)) continue;
    if (now < at) gone += 1;
  }
  insertAt(transform, at - gone, doc.slice(start, endB));
  const added = flatIndexAt(doc, endB) - from;
  const caret = (index: number) => {
    if (index < from) return map(index);
    if (index <= from + added) return at - gone + index - from;
    return map(index - added + to - from) - gone + added;
  };
  return {
    doc: transform.doc,
    selection: { kind: 'text', anchor: caret(selection.anchor), head: caret(selection.head) },
  };
}

/** Where a letter is by now; `null` if somebody has deleted it. */
function kept(index: number, deltas: readonly (readonly DeltaOp[])[]): number | null {
  let now = index;
  for (const delta of deltas) {
    const [first, behind] = [mapIndex(delta, now, 'after'), mapIndex(delta, now + 1, 'before')];
    if (behind <= first) return null;
    now = first;
  }
  return now;
}

function deleteLetter(transform: Transform, index: number): boolean {
  if (index >= flatSize(transform.doc)) return false;
  const [from, to] = [posAt(transform.doc, index), posAt(transform.doc, index + 1)];
  // If they are further apart, there is a line break between them, which composing doesn't touch.
  if (to !== from + 1) return false;
  transform.delete(from, to);
  return true;
}

/** Inserts what was composed as far as it is allowed there; its words in any case. */
function insertAt(transform: Transform, index: number, slice: Slice): void {
  const pos = posAt(transform.doc, index);
  const { parent } = transform.doc.resolve(pos);
  try {
    transform.replace(pos, pos, slice);
  } catch {
    const words = slice.content.textBetween(0, slice.content.size, ' ');
    if (words === '') return;
    const text = parent.type.schema.text(words);
    transform.insert(pos, parent.inlineContent ? text : paragraphOf(text));
  }
}

const paragraphOf = (text: Node) =>
  text.type.schema.nodes['paragraph']?.create(null, text) ?? Fragment.empty;
