/** Marks the words that have a thread or became something, with decorations, which are never part of the document. */
import type { ThreadId } from '@cairn/model/shared';
import { Extension } from '@tiptap/core';
import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import type * as Y from 'yjs';
import { type Letters, lettersIn, type Span, spanOfQuote, spansOf } from './anchors.ts';
import { showsText } from './binding.ts';
import type { Made, MadeMark, TextMark, ThreadMark } from './types.ts';

interface Shown {
  readonly marks: readonly TextMark[];
  readonly decorations: DecorationSet;
}

const LOOK_AGAIN_MS = 300;
/** Of how many marks whose positions are lost the words are looked for, each time anything changes. */
const MOST_LOOKED_FOR = 50;

const key = new PluginKey<Shown>('thread-marks');

/** A transaction that replaces the marks. */
export function showMarks(state: EditorState, marks: readonly TextMark[]) {
  return state.tr.setMeta(key, marks).setMeta('addToHistory', false);
}

/** The threads whose words contain `position`, shortest first. */
export function threadsAt(state: EditorState, position: number): ThreadId[] {
  const found = key.getState(state)?.decorations.find(position, position) ?? [];
  return found
    .toSorted((a, b) => a.to - a.from - (b.to - b.from))
    .flatMap(({ spec }) => (spec as { thread?: ThreadId }).thread ?? []);
}

/**
 * Brings the words that were asked for into sight, once each time. Returns the record they became.
 * @param last what was sought before
 */
export function seekMark(
  view: EditorView,
  marks: readonly TextMark[],
  last: string | null,
): string | null {
  const [sought] = marks.flatMap((mark) => ('made' in mark && mark.active ? mark.id : []));
  const place = view.dom.querySelector('.prose-made-active');
  if (sought !== undefined && sought !== last)
    place?.scrollIntoView({ block: 'center', behavior: 'instant' });
  return place === null ? null : (sought ?? null);
}

/** @param onmark called with the thread whose words were clicked. */
export function threadMarks(text: Y.Text, onmark: (thread: ThreadId) => void): Extension {
  return Extension.create({
    name: 'threadMarks',
    addProseMirrorPlugins: () => [
      new Plugin<Shown>({
        key,
        state: {
          init: () => ({ marks: [], decorations: DecorationSet.empty }),
          apply(tr, shown, _before, after) {
            const given = tr.getMeta(key) as readonly TextMark[] | undefined;
            if (given !== undefined) {
              return { marks: given, decorations: place(after, text, given) };
            }
            if (!tr.docChanged || shown.marks.length === 0) return shown;
            // The user's own edit reaches the shared text only after this; until then the marks are
            // mapped.
            return {
              marks: shown.marks,
              decorations: showsText(tr)
                ? place(after, text, shown.marks)
                : shown.decorations.map(tr.mapping, tr.doc),
            };
          },
        },
        view: () => followOwnEdits(),
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

/**
 * Places the marks afresh once the user's edits have settled, so that they match what a thread's
 * card says.
 */
function followOwnEdits() {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    update(view: EditorView, before: EditorState) {
      const marks = key.getState(view.state)?.marks ?? [];
      if (marks.length === 0 || view.state.doc.eq(before.doc)) return;
      clearTimeout(timer);
      timer = setTimeout(() => {
        view.dispatch(showMarks(view.state, key.getState(view.state)?.marks ?? []));
      }, LOOK_AGAIN_MS);
    },
    destroy: () => {
      clearTimeout(timer);
    },
  };
}

/** The marks at their positions in the shared text, or else where their words are. */
function place({ doc }: EditorState, text: Y.Text, marks: readonly TextMark[]): DecorationSet {
  let letters: Letters | null = null;
  let lookedFor = 0;
  const quoted = ({ quote }: TextMark) => {
    if (quote === undefined || lookedFor >= MOST_LOOKED_FOR) return null;
    lookedFor += 1;
    return spanOfQuote((letters ??= lettersIn(doc)), quote);
  };
  const spans = spansOf(text, doc, marks);
  const decorations = marks.flatMap((mark, at) => {
    const span = spans[at] ?? quoted(mark);
    return span === null ? [] : [decorate(mark, span, doc.content.size)];
  });
  return DecorationSet.create(doc, decorations);
}

const MADE_WORDS: Readonly<Record<Made, string>> = {
  action: 'Became an action item',
  decision: 'Became a decision',
  win: 'Became a win',
};

function decorate(mark: TextMark, { from, to }: Span, size: number) {
  const ofThread = 'thread' in mark;
  return Decoration.inline(
    from,
    Math.min(to, size),
    { nodeName: 'mark', ...(ofThread ? threadLook(mark) : madeLook(mark)) },
    // As with the anchors, typing at either edge stays outside.
    {
      ...(ofThread ? { thread: mark.thread } : {}),
      ...{ inclusiveStart: false, inclusiveEnd: false },
    },
  );
}

function threadLook({ thread, colour, active }: ThreadMark) {
  return {
    class: active === true ? 'prose-mark prose-mark-active' : 'prose-mark',
    style: `--person: var(--person-${String((colour ?? 1) + 1)})`,
    'data-thread': thread,
  };
}

function madeLook({ made, id, active }: MadeMark) {
  return {
    class: active === true ? 'prose-made prose-made-active' : 'prose-made',
    title: MADE_WORDS[made],
    'data-made': id,
  };
}
