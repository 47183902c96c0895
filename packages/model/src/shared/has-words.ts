/** Whether a rich text says anything, asked without reading all of it. */
import * as Y from 'yjs';

/** True when it holds a letter that is no space; a long text answers as quickly as a short one. */
export function hasWords(text: Y.XmlFragment): boolean {
  const waiting: unknown[] = [...text.toArray()].reverse();
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node instanceof Y.XmlText) {
      // Marks come as tags around the letters.
      if (
        node
          .toJSON()
          .replace(/<[^>]*>/g, '')
          .trim() !== ''
      )
        return true;
    } else if (node instanceof Y.XmlFragment) {
      waiting.push(...node.toArray().reverse());
    }
  }
  return false;
}
