/** A rich text as plain lines, for a file: without reading it into an editor, however long it is. */
import * as Y from 'yjs';

/** The words of each block on a line of its own, as parts to be joined. */
export function plainText(fragment: Y.XmlFragment): string[] {
  const parts: string[] = [];
  for (const node of fragment.createTreeWalker((type) => type instanceof Y.XmlText)) {
    for (let item = (node as Y.XmlText)._start; item !== null; item = item.right)
      if (!item.deleted && item.content instanceof Y.ContentString) parts.push(item.content.str);
    parts.push('\n');
  }
  return parts;
}
