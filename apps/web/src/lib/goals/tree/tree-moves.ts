/**
 * Where a goal goes when it is moved up, down, in or out of the tree: pure, so that keys and
 * pointer agree.
 */
import type { GoalNode, GoalTree } from '@cairn/model/goals';
import type { GoalId } from '@cairn/model/shared';

export type TreeMove = 'up' | 'down' | 'in' | 'out';

/** `before` is the sibling it goes before; `null` for the end of the siblings. */
export interface TreePlace {
  readonly parent: GoalId | null;
  readonly before: GoalId | null;
}

export function siblingsOf(tree: GoalTree, parent: GoalId | null): readonly GoalNode[] {
  return parent === null ? tree.roots : (tree.nodes.get(parent)?.children ?? []);
}

/** The place a move leads to; `null` if there is none. */
export function placeAfter(tree: GoalTree, id: GoalId, move: TreeMove): TreePlace | null {
  const node = tree.nodes.get(id);
  if (node === undefined) return null;
  const { parent } = node;
  const siblings = siblingsOf(tree, parent);
  const at = siblings.findIndex(({ goal }) => goal.id === id);
  const idAt = (index: number) => siblings[index]?.goal.id ?? null;
  switch (move) {
    case 'up':
      return at > 0 ? { parent, before: idAt(at - 1) } : null;
    case 'down':
      return at < siblings.length - 1 ? { parent, before: idAt(at + 2) } : null;
    case 'in': {
      const above = at > 0 ? idAt(at - 1) : null;
      return above === null ? null : { parent: above, before: null };
    }
    case 'out': {
      if (parent === null) return null;
      const above = tree.nodes.get(parent)?.parent ?? null;
      const uncles = siblingsOf(tree, above);
      const next = uncles.findIndex(({ goal }) => goal.id === parent) + 1;
      return { parent: above, before: uncles[next]?.goal.id ?? null };
    }
  }
}

/**
 * Which third of a row the pointer is over decides whether the goal goes before, under or after it.
 */
export type DropAt = 'before' | 'into' | 'after';

export function dropAt(y: number, top: number, height: number): DropAt {
  const share = (y - top) / height;
  return share < 0.28 ? 'before' : share > 0.72 ? 'after' : 'into';
}

export function placeForDrop(
  tree: GoalTree,
  target: GoalId,
  at: DropAt,
  isOpen: boolean,
): TreePlace | null {
  const node = tree.nodes.get(target);
  if (node === undefined) return null;
  if (at === 'into') return { parent: target, before: null };
  if (at === 'before') return { parent: node.parent, before: target };
  // Below an expanded goal means before its first child, where the line is drawn.
  const [first] = node.children;
  if (isOpen && first !== undefined) return { parent: target, before: first.goal.id };
  const siblings = siblingsOf(tree, node.parent);
  const next = siblings.findIndex(({ goal }) => goal.id === target) + 1;
  return { parent: node.parent, before: siblings[next]?.goal.id ?? null };
}
