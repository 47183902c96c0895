/** An editor's selection as flat indices of its text, which survive any change of shape. */
import { type DeltaOp, flatIndexAt, mapIndex, posAt } from '@cairn/prose/editor';
import {
  AllSelection,
  type EditorState,
  NodeSelection,
  Selection,
  TextSelection,
  type Transaction,
} from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';

export interface FlatSelection {
  /** `other`: left to the editor, which maps it. */
  readonly kind: 'text' | 'node' | 'all' | 'other';
  readonly anchor: number;
  readonly head: number;
}

export function flatSelection({ doc, selection }: EditorState): FlatSelection {
  return {
    kind: kindOf(selection),
    anchor: flatIndexAt(doc, selection.anchor),
    head: flatIndexAt(doc, selection.head),
  };
}

/**
 * The selection on the screen. The browser moves a caret at once and tells the editor a moment
 * later; a remote change in between would put it back.
 */
export function shownSelection(view: EditorView): FlatSelection {
  const known = flatSelection(view.state);
  const shown = view.dom.ownerDocument.getSelection();
  if (known.kind !== 'text' || !view.hasFocus() || !shown?.anchorNode || !shown.focusNode)
    return known;
  if (!view.dom.contains(shown.anchorNode) || !view.dom.contains(shown.focusNode)) return known;
  const at = (node: globalThis.Node, offset: number) =>
    flatIndexAt(view.state.doc, view.posAtDOM(node, offset, 1));
  const anchor = at(shown.anchorNode, shown.anchorOffset);
  const head = shown.isCollapsed ? anchor : at(shown.focusNode, shown.focusOffset);
  return { kind: 'text', anchor, head };
}

function kindOf(selection: Selection): FlatSelection['kind'] {
  if (selection instanceof TextSelection) return 'text';
  if (selection instanceof NodeSelection) return 'node';
  return selection instanceof AllSelection ? 'all' : 'other';
}

/**
 * The selection after a change of the text: a caret stays before an insertion there, and selected
 * words don't include insertions at their edges.
 * @param isTravel undo or redo: the caret goes to what came back.
 */
export function mapSelection(
  { kind, anchor, head }: FlatSelection,
  delta: readonly DeltaOp[],
  isTravel = false,
): FlatSelection {
  const caret = isTravel ? endOfChange(delta) : null;
  if (caret !== null) return { kind: 'text', anchor: caret, head: caret };
  const map = (index: number, other: number) =>
    mapIndex(delta, index, index < other || kind === 'node' ? 'after' : 'before');
  return { kind, anchor: map(anchor, head), head: map(head, anchor) };
}

/** The flat index after the last thing that has changed; `null` if no letter did. */
function endOfChange(delta: readonly DeltaOp[]): number | null {
  let [index, end]: [number, number | null] = [0, null];
  for (const { insert, retain = 0, attributes } of delta) {
    const size = typeof insert === 'string' ? insert.length : insert === undefined ? retain : 1;
    index += size;
    if (retain === 0 || attributes !== undefined) end = index;
  }
  return end;
}

/** Sets it in the transaction's document, unless it is selected there already. */
export function placeSelection(tr: Transaction, { kind, anchor, head }: FlatSelection): void {
  if (kind === 'other') return;
  const wanted = selectionIn(tr, kind, anchor, head);
  if (!wanted.eq(tr.selection)) tr.setSelection(wanted);
}

function selectionIn(
  { doc }: Transaction,
  kind: FlatSelection['kind'],
  anchor: number,
  head: number,
): Selection {
  if (kind === 'all') return new AllSelection(doc);
  const $anchor = doc.resolve(posAt(doc, anchor));
  if (kind === 'node') {
    const node = $anchor.nodeAfter;
    return node !== null && NodeSelection.isSelectable(node)
      ? new NodeSelection($anchor)
      : Selection.near($anchor);
  }
  return TextSelection.between($anchor, doc.resolve(posAt(doc, head)));
}
