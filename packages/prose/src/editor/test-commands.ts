/** What people do to a text, as editor commands; numbers say where. */
import {
  joinBackward,
  joinForward,
  lift,
  setBlockType,
  splitBlock,
  toggleMark,
  wrapIn,
} from 'prosemirror-commands';
import { Fragment, type Node, type NodeType, Slice } from 'prosemirror-model';
import { liftListItem, sinkListItem, splitListItem, wrapInList } from 'prosemirror-schema-list';
import type { Command, EditorState } from 'prosemirror-state';
import { schema } from './test-schema.ts';

const { nodes, marks } = schema;

export interface Chance {
  /** 0 to 1 each. */
  readonly a: number;
  readonly b: number;
  /** New letters, none of which anybody has typed before. */
  readonly letters: (count: number) => string;
}

export interface TestCommand {
  readonly name: string;
  /** True if it must leave every letter where it is. */
  readonly keepsLetters: boolean;
  /** True if it inserts letters that are already there. */
  readonly copies: boolean;
  readonly make: (chance: Chance) => Command;
}

const pick = <T>(from: readonly T[], chance: number): T => {
  const found = from[Math.min(from.length - 1, Math.floor(chance * from.length))];
  if (found === undefined) throw new Error('Nothing to pick from');
  return found;
};

const shape = (name: string, make: TestCommand['make']): TestCommand => ({
  ...{ name, make, keepsLetters: true, copies: false },
});
const words = (name: string, make: TestCommand['make']): TestCommand => ({
  ...{ name, make, keepsLetters: false, copies: false },
});
const copy = (name: string, make: TestCommand['make']): TestCommand => ({
  ...{ name, make, keepsLetters: false, copies: true },
});

/** A command for the kind of item that the selection is in. */
const inItem =
  (make: (type: NodeType) => Command): Command =>
  (state, dispatch) => {
    const { $head } = state.selection;
    for (let depth = $head.depth; depth > 0; depth--) {
      const { type } = $head.node(depth);
      if (type === nodes.listItem || type === nodes.taskItem) return make(type)(state, dispatch);
    }
    return false;
  };

/** Only with an empty selection, so that nothing is deleted with it. */
const atCaret =
  (command: Command): Command =>
  (state, dispatch) =>
    state.selection.empty ? command(state, dispatch) : false;

export const COMMANDS: readonly TestCommand[] = [
  ...Array.from({ length: 6 }, () =>
    words('type', ({ a, letters }) => (state, dispatch) => {
      dispatch?.(state.tr.insertText(letters(1 + Math.floor(a * 4)), state.selection.head));
      return true;
    }),
  ),
  words('replace', ({ letters }) => (state, dispatch) => {
    dispatch?.(state.tr.insertText(letters(2)));
    return true;
  }),
  ...Array.from({ length: 2 }, () =>
    words('delete', () => (state, dispatch) => {
      dispatch?.(state.tr.deleteSelection());
      return true;
    }),
  ),
  words('break', () => (state, dispatch) => {
    const { $head } = state.selection;
    if (!$head.parent.inlineContent || $head.parent.type.spec.code === true) return false;
    dispatch?.(state.tr.insert($head.pos, nodes.hardBreak.create()));
    return true;
  }),
  words('mention', ({ a }) => (state, dispatch) => {
    const { $head } = state.selection;
    if (!$head.parent.inlineContent || $head.parent.type.spec.code === true) return false;
    const attrs = { id: String(Math.floor(a * 1000)), label: 'Mira' };
    dispatch?.(state.tr.insert($head.pos, nodes.mention.create(attrs)));
    return true;
  }),
  words('rule', () => (state, dispatch) => {
    dispatch?.(state.tr.replaceSelectionWith(nodes.horizontalRule.create()));
    return true;
  }),
  shape('bold', () => toggleMark(marks.bold)),
  shape('mark', ({ a }) => toggleMark(pick([marks.italic, marks.strike, marks.code], a))),
  shape('link', ({ a }) =>
    toggleMark(marks.link, { href: `https://example.org/${String(Math.floor(a * 3))}` }),
  ),
  shape('heading', ({ a }) => setBlockType(nodes.heading, { level: 1 + Math.floor(a * 2.99) })),
  shape('paragraph', () => setBlockType(nodes.paragraph)),
  shape('code', () => setBlockType(nodes.codeBlock)),
  ...[nodes.bulletList, nodes.orderedList, nodes.taskList].map((type) =>
    shape(type.name, () => wrapInList(type)),
  ),
  shape('quote', () => wrapIn(nodes.blockquote)),
  shape('lift', () => lift),
  shape('indent', () => inItem(sinkListItem)),
  shape('outdent', () => inItem(liftListItem)),
  shape('tick', ({ a }) => tick(a)),
  ...Array.from({ length: 3 }, () => shape('split', () => atCaret(splitBlock))),
  shape('split item', () => atCaret(inItem(splitListItem))),
  ...Array.from({ length: 2 }, () => shape('join', ({ a }) => joinAt(a))),
  shape('backspace', () => atStart(joinBackward)),
  shape('delete forward', () => atCaret(joinForward)),
  copy('move', ({ a, b }) => move(a, b)),
  copy('paste', ({ a, letters }) => paste(a, letters)),
  copy('paste again', ({ a, b }) => pasteAgain(a, b)),
];

function tick(chance: number): Command {
  return (state, dispatch) => {
    const found: number[] = [];
    state.doc.descendants((node, pos) => {
      if (node.type === nodes.taskItem) found.push(pos);
    });
    if (found.length === 0) return false;
    const pos = pick(found, chance);
    const checked = state.doc.nodeAt(pos)?.attrs['checked'] !== true;
    dispatch?.(state.tr.setNodeAttribute(pos, 'checked', checked));
    return true;
  };
}

function joinAt(chance: number): Command {
  return (state, dispatch) => {
    const places: number[] = [];
    state.doc.descendants((node, pos, parent, index) => {
      const before = index === 0 ? null : (parent?.child(index - 1) ?? null);
      if (node.isTextblock && before?.isTextblock === true && !isCode(node) && !isCode(before))
        places.push(pos);
    });
    if (places.length === 0) return false;
    dispatch?.(state.tr.join(pick(places, chance)));
    return true;
  };
}

const isCode = (node: Node) => node.type.spec.code === true;

function atStart(command: Command): Command {
  return (state, dispatch) => {
    const { $head, empty } = state.selection;
    // Joining with code in front would change line breaks and mentions: that is how ProseMirror
    // does it.
    if (!empty || !$head.parent.isTextblock || hasCode(state)) return false;
    return command(state, dispatch);
  };
}

function hasCode({ doc }: EditorState): boolean {
  let found = false;
  doc.descendants((node) => {
    found ||= isCode(node);
  });
  return found;
}

function move(a: number, b: number): Command {
  return ({ doc, tr }, dispatch) => {
    if (doc.childCount < 2) return false;
    const starts = Array.from({ length: doc.childCount }, (_, at) => startOf(doc, at));
    const from = Math.floor(a * doc.childCount);
    const block = doc.child(from);
    tr.delete(pick(starts, a), pick(starts, a) + block.nodeSize);
    const to = Math.floor(b * (doc.childCount - 1));
    dispatch?.(tr.insert(startOf(tr.doc, to), block));
    return true;
  };
}

function startOf(doc: Node, index: number): number {
  let start = 0;
  for (let at = 0; at < index; at++) start += doc.child(at).nodeSize;
  return start;
}

function paste(a: number, letters: Chance['letters']): Command {
  return (state, dispatch) => {
    const paragraph = (count: number) =>
      nodes.paragraph.create(null, count === 0 ? [] : schema.text(letters(count)));
    const list = nodes.bulletList.create(null, [
      nodes.listItem.create(null, [paragraph(2), paragraph(1)]),
      nodes.listItem.create(null, paragraph(0)),
    ]);
    const quote = nodes.blockquote.create(null, [
      nodes.heading.create({ level: 2 }, schema.text(letters(2))),
      list,
    ]);
    const content = pick([[paragraph(2), paragraph(2)], [list], [quote, paragraph(1)]], a);
    const open = content[0]?.type === nodes.paragraph ? 1 : 0;
    dispatch?.(state.tr.replaceSelection(new Slice(Fragment.from(content), open, open)));
    return true;
  };
}

/** Copies what is selected to some other place. */
function pasteAgain(a: number, b: number): Command {
  return ({ doc, selection, tr }, dispatch) => {
    const slice = selection.empty
      ? doc.slice(0, Math.floor(a * doc.content.size))
      : selection.content();
    const place = Math.floor(b * doc.content.size);
    dispatch?.(tr.replaceRange(place, place, slice));
    return true;
  };
}
