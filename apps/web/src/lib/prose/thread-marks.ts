/** Shows in the text which words have a thread: decorations, which are never part of the document. */
import type { ThreadId } from '@cairn/model/shared';
import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey, type EditorState } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import { spanOf, spanOfQuote, type Binding, type Span } from './anchors.ts';
import type { ThreadMark } from './types.ts';

interface Shown {
  readonly marks: readonly ThreadMark[];
  readonly decorations: DecorationSet;
}

const key = new PluginKey<Shown>('thread-marks');

/** y-tiptap's state, of which it exports no type. */
interface SyncState {
  readonly binding: Binding;
  readonly isChangeOrigin: boolean;
}

export function bindingOf(state: EditorState): Binding {
  return (ySyncPluginKey.getState(state) as SyncState).binding;
}

/** Shows these marks from now on. */
export function showMarks(state: EditorState, marks: readonly ThreadMark[]) {
  return state.tr.setMeta(key, marks).setMeta('addToHistory', false);
}

/** The threads whose words hold `position`, the shortest first. */
export function threadsAt(state: EditorState, position: number): ThreadId[] {
  const found = key.getState(state)?.decorations.find(position, position) ?? [];
  return found
    .toSorted((a, b) => a.to - a.from - (b.to - b.from))
    .map(({ spec }) => (spec as { thread: ThreadId }).thread);
}

/**
 * @param onmark told of the thread whose words were clicked.
 */
export function threadMarks(onmark: (thread: ThreadId) => void): Extension {
  return Extension.create({
    name: 'threadMarks',
    addProseMirrorPlugins: () => [
      new Plugin<Shown>({
        key,
        state: {
          init: () => ({ marks: [], decorations: DecorationSet.empty }),
          apply(tr, shown, _before, after) {
            const given = tr.getMeta(key) as readonly ThreadMark[] | undefined;
            if (given !== undefined) {
              return { marks: given, decorations: place(after, given, shown.decorations) };
            }
            if (!tr.docChanged || shown.marks.length === 0) return shown;
            const { isChangeOrigin } = ySyncPluginKey.getState(after) as SyncState;
            // One's own edit reaches the shared text only after this; until then it is mapped.
            return {
              marks: shown.marks,
              decorations: isChangeOrigin
                ? place(after, shown.marks, DecorationSet.empty)
                : shown.decorations.map(tr.mapping, tr.doc),
            };
          },
        },
        props: {
          decorations: (state) => key.getState(state)?.decorations,
          handleClick(view, position) {
            const [thread] = view.state.selection.empty ? threadsAt(view.state, position) : [];
            if (thread !== undefined) onmark(thread);
            return false;
          },
        },
      }),
    ],
  });
}

function place(
  state: EditorState,
  marks: readonly ThreadMark[],
  before: DecorationSet,
): DecorationSet {
  const binding = bindingOf(state);
  const decorations = marks.flatMap((mark) => {
    const span = spanOf(binding, mark) ?? spanBefore(before, mark) ?? quoted(state.doc, mark);
    return span === null ? [] : [decorate(mark, span, state.doc.content.size)];
  });
  return DecorationSet.create(state.doc, decorations);
}

/** Where an edit of one's own has carried it since its block was made anew. */
function spanBefore(before: DecorationSet, mark: ThreadMark): Span | null {
  const of = (spec: object) => (spec as { thread: ThreadId }).thread === mark.thread;
  return before.find(undefined, undefined, of)[0] ?? null;
}

function quoted(document: Node, { quote }: ThreadMark): Span | null {
  return quote === undefined ? null : spanOfQuote(document, quote);
}

function decorate({ thread, colour, active }: ThreadMark, { from, to }: Span, size: number) {
  return Decoration.inline(
    from,
    Math.min(to, size),
    {
      nodeName: 'mark',
      class: active === true ? 'prose-mark prose-mark-active' : 'prose-mark',
      style: `--person: var(--person-${String((colour ?? 1) + 1)})`,
      'data-thread': thread,
    },
    // Typing at either edge stays outside, as the anchors have it.
    { thread, inclusiveStart: false, inclusiveEnd: false },
  );
}
