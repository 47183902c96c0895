/**
 * The tree of goals, whatever two people have made of it independently: always finite, and it says
 * where it was broken.
 */
import type { GoalId } from '../shared/ids.ts';
import { byOrder } from '../shared/order.ts';
import type { Goal } from './goal.ts';

export type TreeGoal = Pick<Goal, 'id' | 'parent' | 'order' | 'deletedAt'>;

export interface GoalNode<G extends TreeGoal = Goal> {
  readonly goal: G;
  /** In order. */
  readonly children: readonly GoalNode<G>[];
  /** The goal above it in the tree; `null` for a root. */
  readonly parent: GoalId | null;
  /** 0 for a root. */
  readonly depth: number;
}

export interface GoalTree<G extends TreeGoal = Goal> {
  readonly roots: readonly GoalNode<G>[];
  /** Goals whose parent is ignored, since following it would lead round in a circle; sorted. */
  readonly brokenAt: readonly GoalId[];
  readonly nodes: ReadonlyMap<GoalId, GoalNode<G>>;
}

interface Growing<G extends TreeGoal> {
  goal: G;
  children: Growing<G>[];
  parent: GoalId | null;
  depth: number;
}

/**
 * Roots with their children, each level in order. Goals in the bin are left out, and a goal whose
 * parent is missing or in the bin is a root. Each circle is broken at its member with the smallest
 * id.
 */
export function goalTree<G extends TreeGoal>(goals: readonly G[]): GoalTree<G> {
  const nodes = new Map<GoalId, Growing<G>>();
  for (const goal of goals) {
    if (goal.deletedAt === null) nodes.set(goal.id, { goal, children: [], parent: null, depth: 0 });
  }
  for (const node of nodes.values()) {
    const { parent } = node.goal;
    node.parent = parent !== null && nodes.has(parent) ? parent : null;
  }
  const brokenAt = breakCircles(nodes);
  const sorted = [...nodes.values()].sort((a, b) => byOrder(a.goal, b.goal));
  const roots: Growing<G>[] = [];
  for (const node of sorted) {
    const above = node.parent === null ? undefined : nodes.get(node.parent);
    (above?.children ?? roots).push(node);
  }
  // A list that grows while it is walked, so there is no recursion, however deep the tree.
  const walk = [...roots];
  for (const node of walk) {
    for (const child of node.children) {
      child.depth = node.depth + 1;
      walk.push(child);
    }
  }
  return { roots, brokenAt, nodes };
}

function breakCircles<G extends TreeGoal>(nodes: ReadonlyMap<GoalId, Growing<G>>): GoalId[] {
  const brokenAt: GoalId[] = [];
  const settled = new Set<GoalId>();
  for (const start of nodes.keys()) {
    const path: GoalId[] = [];
    const onPath = new Set<GoalId>();
    let at: GoalId | null = start;
    while (at !== null && !settled.has(at) && !onPath.has(at)) {
      path.push(at);
      onPath.add(at);
      at = nodes.get(at)?.parent ?? null;
    }
    if (at !== null && onPath.has(at)) {
      const circle = path.slice(path.indexOf(at));
      const smallest = circle.reduce((least, id) => (id < least ? id : least));
      const node = nodes.get(smallest);
      if (node !== undefined) node.parent = null;
      brokenAt.push(smallest);
    }
    for (const id of path) settled.add(id);
  }
  return brokenAt.sort();
}

/** Every node, parents before their children, as a list or a table shows them. */
export function flatten<G extends TreeGoal>(tree: GoalTree<G>): GoalNode<G>[] {
  const flat: GoalNode<G>[] = [];
  const waiting = [...tree.roots].reverse();
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    flat.push(node);
    for (let at = node.children.length - 1; at >= 0; at--) {
      const child = node.children[at];
      if (child !== undefined) waiting.push(child);
    }
  }
  return flat;
}

/**
 * The goals of the circle that following parents from `id` leads round; empty if it doesn't come
 * back to `id`.
 */
export function circleOf<G extends TreeGoal>(find: (id: GoalId) => G | undefined, id: GoalId): G[] {
  const path: G[] = [];
  const seen = new Set<GoalId>();
  let at = find(id);
  while (at !== undefined && at.deletedAt === null && !seen.has(at.id)) {
    path.push(at);
    seen.add(at.id);
    if (at.parent === id) return path;
    at = at.parent === null ? undefined : find(at.parent);
  }
  return [];
}
