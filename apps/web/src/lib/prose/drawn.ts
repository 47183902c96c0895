/**
 * Reaches into what an editor has drawn, for the one thing its public interface can't do: avoid
 * redrawing anything next to words that are being composed.
 *
 * ProseMirror reuses what it drew for a block if the block looks the same, but it looks for the
 * blocks after a change by identity. A block that was split at its end looks the same but is
 * another node, so a line added before it would be drawn in the place of the words being composed.
 */
import type { Node } from '@tiptap/pm/model';
import type { EditorView } from '@tiptap/pm/view';

/** A part of the view's own tree; parts that represent nothing in the document have no node. */
interface Drawn {
  node?: Node | null;
  readonly children: readonly Drawn[];
}

/** Replaces the nodes in the view's tree by the equal ones of the current document. */
export function knowDrawn(view: EditorView): void {
  const { docView } = view as unknown as { docView?: Drawn | null };
  if (docView) know(docView, view.state.doc);
}

function know(drawn: Drawn, node: Node): void {
  if (node.isTextblock) return;
  const blocks = drawn.children.filter((child) => child.node);
  for (const [at, child] of node.children.entries()) {
    const block = blocks[at];
    if (!block?.node) return;
    if (block.node !== child && block.node.eq(child)) block.node = child;
    know(block, child);
  }
}
