/**
 * Sets the direction of each block from its own letters. Only outermost blocks get one: the browser
 * ignores descendants with their own direction, so a list whose items had one would be left with
 * none.
 */
import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';

const AUTO = { dir: 'auto' };

const key = new PluginKey<DecorationSet>('directions');

/** A decoration for each outermost block that doesn't have one yet. */
function lacking(doc: Node, has: ReadonlySet<number>): Decoration[] {
  const decorations: Decoration[] = [];
  doc.forEach((block, at) => {
    if (!has.has(at)) decorations.push(Decoration.node(at, at + block.nodeSize, AUTO));
  });
  return decorations;
}

/** The plugin for the editor of a shared text. */
export function directions(): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: (_, { doc }) => DecorationSet.create(doc, lacking(doc, new Set())),
      apply(tr, shown) {
        if (!tr.docChanged) return shown;
        const mapped = shown.map(tr.mapping, tr.doc);
        const has = new Set(mapped.find().map(({ from }) => from));
        // Adds only new ones: each addition takes time proportional to the number of blocks.
        return mapped.add(tr.doc, lacking(tr.doc, has));
      },
    },
    props: { decorations: (state) => key.getState(state) },
  });
}
