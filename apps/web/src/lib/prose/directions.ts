/**
 * Which way each block reads, from its own letters. Only the outermost blocks say so: the browser
 * passes over what has a direction of its own, and a list whose items had one would be left with none.
 */
import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';

const AUTO = { dir: 'auto' };

const key = new PluginKey<DecorationSet>('directions');

/** For each of the outermost blocks that does not say it yet. */
function lacking(doc: Node, has: ReadonlySet<number>): Decoration[] {
  const decorations: Decoration[] = [];
  doc.forEach((block, at) => {
    if (!has.has(at)) decorations.push(Decoration.node(at, at + block.nodeSize, AUTO));
  });
  return decorations;
}

/** For the editor of a shared text. */
export function directions(): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: (_, { doc }) => DecorationSet.create(doc, lacking(doc, new Set())),
      apply(tr, shown) {
        if (!tr.docChanged) return shown;
        const mapped = shown.map(tr.mapping, tr.doc);
        const has = new Set(mapped.find().map(({ from }) => from));
        // Only what is new: each that is added takes as long as there are blocks.
        return mapped.add(tr.doc, lacking(tr.doc, has));
      },
    },
    props: { decorations: (state) => key.getState(state) },
  });
}
