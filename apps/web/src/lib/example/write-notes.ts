/** Writes the example's notes as the editor would: the nodes and marks of Tiptap's StarterKit. */
import * as Y from 'yjs';
import type { Block } from './shape.ts';

/** @param dated Turns a text's `{-12}` into a date. */
export function writeNotes(
  notes: Y.XmlFragment,
  blocks: readonly Block[],
  dated: (text: string) => string,
): void {
  notes.insert(
    notes.length,
    blocks.map((block) => {
      if ('heading' in block) {
        const heading = new Y.XmlElement<{ level: number }>('heading');
        heading.setAttribute('level', 2);
        heading.insert(0, [words(dated(block.heading))]);
        return heading as unknown as Y.XmlElement;
      }
      if ('list' in block) {
        const list = new Y.XmlElement('bulletList');
        list.insert(
          0,
          block.list.map((item) => element('listItem', paragraph(dated(item)))),
        );
        return list;
      }
      return paragraph(dated('text' in block ? block.text : block.struckOut));
    }),
  );
}

/** Takes the paragraph with exactly these words out again. */
export function strikeOut(notes: Y.XmlFragment, text: string): void {
  const at = notes.toArray().findIndex((block) => textOf(block) === text);
  if (at === -1) throw new Error(`The example has no paragraph “${text}”.`);
  notes.delete(at, 1);
}

/** Where `quote` stands in the notes, as positions that survive editing. */
export function findWords(
  notes: Y.XmlFragment,
  quote: string,
): { start: Y.RelativePosition; end: Y.RelativePosition } {
  for (const text of textsOf(notes)) {
    const at = plain(text).indexOf(quote);
    if (at !== -1) {
      return {
        start: Y.createRelativePositionFromTypeIndex(text, at),
        // The end clings to the last word, so that what is typed behind it stays outside.
        end: Y.createRelativePositionFromTypeIndex(text, at + quote.length, -1),
      };
    }
  }
  throw new Error(`The example’s notes do not hold “${quote}”.`);
}

function element(name: string, child: Y.XmlElement | Y.XmlText): Y.XmlElement {
  const made = new Y.XmlElement(name);
  made.insert(0, [child]);
  return made;
}

function paragraph(text: string): Y.XmlElement {
  return element('paragraph', words(text));
}

function words(text: string): Y.XmlText {
  const made = new Y.XmlText();
  made.applyDelta(
    text
      .split('**')
      .map((insert, at) => (at % 2 === 1 ? { insert, attributes: { bold: {} } } : { insert }))
      .filter(({ insert }) => insert !== ''),
  );
  return made;
}

function* textsOf(node: Y.XmlFragment): Generator<Y.XmlText> {
  for (const child of node.toArray()) {
    if (child instanceof Y.XmlText) yield child;
    else if (child instanceof Y.XmlFragment) yield* textsOf(child);
  }
}

function textOf(block: unknown): string {
  return block instanceof Y.XmlFragment ? [...textsOf(block)].map(plain).join('') : '';
}

/** The letters alone, without marks. */
function plain(text: Y.XmlText): string {
  return (text.toDelta() as { insert: unknown }[])
    .map(({ insert }) => (typeof insert === 'string' ? insert : ''))
    .join('');
}
