/**
 * What an editor has drawn, for the one thing that its public face doesn't give: to draw nothing anew
 * beside words that are being composed.
 *
 * ProseMirror keeps what it drew of a block that looks like the one before, but looks for the blocks
 * behind a change by identity. A block that was split at its end looks the same and is another node,
 * so a line that comes before it would be drawn into the place of the words being composed.
 */
import type { Node } from '@tiptap/pm/model';
import type { EditorView } from '@tiptap/pm/view';

/** A part of the view's own tree; what stands for nothing in the document has no node. */
interface Drawn {
  node?: Node | null;
  readonly children: readonly Drawn[];
}

/** Lets the view know its blocks by the nodes that the document has now. */
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
