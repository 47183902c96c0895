/** Writes what a person changed in an editor into the shared text: the smallest change, and never more. */
import type { Node } from 'prosemirror-model';
import type * as Y from 'yjs';
import type { NewId } from '../text/index.ts';
import { BOUNDARY, diff } from './diff.ts';
import { flatSize } from './positions.ts';
import { changedWindow, EmbedCharacters, sideOf, type Window } from './window.ts';
import { formatKept } from './write-marks.ts';
import { planStructure } from './write-structure.ts';
import { writePieces } from './write-words.ts';

export interface WriteOptions {
  /** The origin of the one transaction it makes. */
  readonly origin: unknown;
  readonly newId: NewId;
}

/**
 * What was written. After `words` the editor shows what the text says; after `shape` it may not
 * (two lists that meet become one), so call `reconcile`.
 */
export type Written = 'nothing' | 'words' | 'shape';

/**
 * @param before the document that shows `text` as it is now
 * @param after the same document after the person's change
 * @throws if `before` isn't as long as `text`: words would be written in the wrong places.
 */
export function writeChange(
  text: Y.Text,
  before: Node,
  after: Node,
  { origin, newId }: WriteOptions,
): Written {
  const window = changedWindow(before, after);
  if (window === null) return 'nothing';
  if (flatSize(before) !== text.length)
    throw new Error('The editor is out of step with the shared text; reconcile it first.');
  const embeds = new EmbedCharacters();
  const was = sideOf(window.before, window.withBoundary, embeds);
  const is = sideOf(window.after, window.withBoundary, embeds);
  const changes = diff(was.text, is.text);
  // A change that can't be expressed is undone by rendering.
  let written: Written = changes.length > 0 ? 'words' : 'shape';
  const write = () => {
    const structure = changesShape(window, changes, was.text, is.text)
      ? planStructure(text, before, after, { window, changes, was: was.text, is: is.text, newId })
      : null;
    writePieces(text, window.start, is, changes, structure?.markers ?? []);
    structure?.writeKeys();
    const formatted = formatKept(text, window.start, was, is, changes);
    if (structure !== null || formatted) written = 'shape';
  };
  if (text.doc === null) write();
  else text.doc.transact(write, origin);
  return emptiesLine(window) || !isShownAlike(window.nodes) ? 'shape' : written;
}

function changesShape(
  { before, after }: Window,
  changes: ReturnType<typeof diff>,
  was: string,
  is: string,
): boolean {
  return (
    before.length !== after.length ||
    before.some(({ kind, path, ticked }, at) => {
      const now = after[at];
      return now?.kind !== kind || now.path !== path || now.ticked !== ticked;
    }) ||
    changes.some(
      ({ fromA, toA, fromB, toB }) =>
        was.slice(fromA, toA).includes(BOUNDARY) || is.slice(fromB, toB).includes(BOUNDARY),
    )
  );
}

/** An emptied line may be stored as a rule. */
function emptiesLine({ before, after }: Window): boolean {
  return after.some(({ length }, at) => length === 0 && before[at]?.length !== 0);
}

/**
 * False where the text says something else than these nodes: half an emoji is written as U+FFFD, and
 * a line break that was cut out of code is a hard break anywhere else.
 */
function isShownAlike(nodes: readonly Node[], inCode = false): boolean {
  return nodes.every((node) => {
    if (!node.isText) return isShownAlike(node.children, node.type.spec.code === true);
    const text = node.text ?? '';
    return text.isWellFormed() && (inCode || !text.includes('\n'));
  });
}
