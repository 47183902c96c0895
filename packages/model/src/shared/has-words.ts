/** Whether a rich text says anything, asked without reading all of it. */
import * as Y from 'yjs';

/** True when it holds a letter that is no space; a long text answers as quickly as a short one. */
export function hasWords(text: Y.XmlFragment): boolean {
  const waiting: unknown[] = [...text.toArray()].reverse();
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node instanceof Y.XmlText) {
      for (let item = node._start; item !== null; item = item.right)
        if (!item.deleted && item.content instanceof Y.ContentString && /\S/.test(item.content.str))
          return true;
    } else if (node instanceof Y.XmlFragment) {
      waiting.push(...node.toArray().reverse());
    }
  }
  return false;
}
