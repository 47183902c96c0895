/** Turns addresses into links as they are typed, once a space or a new line ends them. */
import { Extension } from '@tiptap/core';
import { type EditorState, Plugin, Selection, type Transaction } from '@tiptap/pm/state';
import { isFromText } from './binding.ts';
import { linkIn } from './found-link.ts';

export const Autolink = Extension.create({
  name: 'autolink',
  addProseMirrorPlugins: () => [
    new Plugin({
      appendTransaction: (transactions, _before, state) =>
        transactions.some(isTyped) ? linkWordBefore(state) : null,
    }),
  ],
});

function isTyped(transaction: Transaction): boolean {
  const isLeftAlone =
    transaction.getMeta('preventAutolink') === true || transaction.getMeta('paste') === true;
  return transaction.docChanged && !isLeftAlone && !isFromText(transaction);
}

/** Links the word that a space just before the caret ends, or the last word of the line above. */
function linkWordBefore({ doc, schema, selection, tr }: EditorState): Transaction | null {
  const { $from, empty } = selection;
  const link = schema.marks['link'];
  if (!empty || link === undefined || !$from.parent.isTextblock) return null;
  const isNewLine = $from.parentOffset === 0;
  if (!isNewLine && !/\s/.test($from.nodeBefore?.text?.at(-1) ?? '')) return null;
  const $end = isNewLine ? Selection.findFrom(doc.resolve($from.before()), -1, true)?.$head : $from;
  if (!$end || $end.parent.type.spec.code === true) return null;
  const words = $end.parent.textBetween(0, $end.parentOffset, undefined, ' ');
  const word = lastWord(isNewLine ? words : words.slice(0, -1));
  const found = linkIn(word);
  if (found === null) return null;
  const start = $end.pos - word.length - (isNewLine ? 0 : 1);
  const [from, to] = [start + found.from, start + found.to];
  const code = schema.marks['code'];
  if (doc.rangeHasMark(from, to, link) || (code && doc.rangeHasMark(from, to, code))) return null;
  return tr.addMark(from, to, link.create({ href: found.href }));
}

/** What comes after the last white space, however long the text before it. */
function lastWord(words: string): string {
  let from = words.length;
  while (from > 0 && !/\s/.test(words.charAt(from - 1))) from -= 1;
  return words.slice(from);
}
