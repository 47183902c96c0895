/** What the keys of a tree grid do, following the ARIA pattern. */
import type { GoalNode, GoalTree } from '@cairn/model/goals';

export type TreeAction =
  /** `to` is undefined at the end. */
  | { readonly kind: 'go'; readonly to: GoalNode | undefined }
  | { readonly kind: 'fold'; readonly folded: boolean }
  | { readonly kind: 'open' };

interface Shown {
  /** In the order on screen. */
  readonly rows: readonly GoalNode[];
  readonly tree: GoalTree;
  readonly isOpen: (node: GoalNode) => boolean;
}

/** `null` for a key that does nothing here. */
export function actionOf(
  key: string,
  node: GoalNode,
  { rows, tree, isOpen }: Shown,
): TreeAction | null {
  const at = rows.indexOf(node);
  const go = (to: GoalNode | undefined): TreeAction => ({ kind: 'go', to });
  switch (key) {
    case 'ArrowDown':
      return go(rows[at + 1]);
    case 'ArrowUp':
      return go(rows[at - 1]);
    case 'Home':
      return go(rows[0]);
    case 'End':
      return go(rows.at(-1));
    case 'ArrowRight':
      if (isOpen(node)) return go(node.children[0]);
      return node.children.length > 0 ? { kind: 'fold', folded: false } : go(undefined);
    case 'ArrowLeft':
      if (isOpen(node)) return { kind: 'fold', folded: true };
      return go(node.parent === null ? undefined : tree.nodes.get(node.parent));
    case 'Enter':
      return { kind: 'open' };
    default:
      return null;
  }
}
