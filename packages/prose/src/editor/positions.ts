/** Translates between flat indexes of a shared text and positions in the document that shows it. */
import type { Node } from 'prosemirror-model';

const sizes = new WeakMap<Node, number>();

/** The length of the flat text of a block or a document. */
export function flatSize(node: Node): number {
  if (node.isTextblock || node.isLeaf) return node.content.size;
  let size = sizes.get(node);
  if (size === undefined) {
    size = node.childCount - 1;
    for (let at = 0; at < node.childCount; at++) size += flatSize(node.child(at));
    sizes.set(node, size);
  }
  return size;
}

/** A text block or a rule, and where it is. */
export interface Leaf {
  readonly node: Node;
  /** The position before it. */
  readonly before: number;
  /** The flat index of its first character. */
  readonly start: number;
}

/** The line that contains a flat index; past the end, the last one. */
export function leafAt(doc: Node, index: number): Leaf {
  let node = doc;
  let before = -1;
  let start = 0;
  while (!node.isTextblock && !node.isLeaf) {
    let at = 0;
    before += 1;
    for (; at < node.childCount - 1; at++) {
      const child = node.child(at);
      const size = flatSize(child);
      if (index <= start + size) break;
      start += size + 1;
      before += child.nodeSize;
    }
    node = node.child(at);
  }
  return { node, before, start };
}

/** The position of a flat index; for a rule, the position before it. */
export function posAt(doc: Node, index: number): number {
  const { node, before, start } = leafAt(doc, index);
  if (!node.isTextblock) return before;
  return before + 1 + Math.max(0, Math.min(index - start, node.content.size));
}

/** The flat index of a position; between blocks, the start of the next one. */
export function flatIndexAt(doc: Node, pos: number): number {
  let node = doc;
  let rest = pos;
  let index = 0;
  descend: while (!node.isTextblock && !node.isLeaf) {
    for (let at = 0; at < node.childCount; at++) {
      const child = node.child(at);
      if (rest <= 0) return index;
      if (rest < child.nodeSize) {
        node = child;
        rest -= 1;
        continue descend;
      }
      rest -= child.nodeSize;
      index += flatSize(child) + 1;
    }
    return index - 1;
  }
  return index + Math.max(0, Math.min(rest, node.content.size));
}

/**
 * Where an index is after a change from elsewhere; with `before` it stays in front of what was
 * inserted there.
 */
export function mapIndex(
  delta: readonly DeltaOp[],
  index: number,
  side: 'before' | 'after',
): number {
  let [old, now] = [0, 0];
  for (const { retain, insert, delete: deleted } of delta) {
    if (insert !== undefined) {
      if (index < old || (index === old && side === 'before')) break;
      now += typeof insert === 'string' ? insert.length : 1;
    } else if (retain !== undefined) {
      if (index < old + retain) break;
      old += retain;
      now += retain;
    } else if (deleted !== undefined) {
      if (index < old + deleted) return now;
      old += deleted;
    }
  }
  return now + Math.max(0, index - old);
}

/** One operation of a Yjs text event's delta. */
export interface DeltaOp {
  readonly insert?: unknown;
  readonly retain?: number;
  readonly delete?: number;
  readonly attributes?: Readonly<Record<string, unknown>>;
}
