/** The roadmap's rows: the expanded part of the goal tree, and the goals that have no dates yet. */
import type { Goal, GoalNode, GoalTree } from '@cairn/model/goals';
import type { GoalId } from '@cairn/model/shared';
import { type Bar, barOf } from './bars.ts';

export interface RoadmapRow {
  readonly goal: Goal;
  readonly depth: number;
  /** `null` for a goal without dates, shown because of what is below it. */
  readonly bar: Bar | null;
  /** For a goal without dates: from the first to the last date below it. */
  readonly around: Bar | null;
  readonly opens: boolean;
  readonly isOpen: boolean;
  /** Whether a line above separates it from the previous row. */
  readonly divided: boolean;
}

export interface RoadmapRows {
  readonly rows: readonly RoadmapRow[];
  /** In order; none of them is in `rows`. */
  readonly undated: readonly Goal[];
}

/** With more goals than this, the tree opens with its branches collapsed. */
export const MANY_GOALS = 60;

interface Placed {
  readonly node: GoalNode;
  readonly bar: Bar | null;
  readonly around: Bar | null;
  readonly children: readonly Placed[];
}

export function roadmapRows(tree: GoalTree, folded: (goal: GoalId) => boolean): RoadmapRows {
  const undated: Goal[] = [];
  const rows: RoadmapRow[] = [];
  let before: Placed | null = null;
  for (const root of place(tree.roots, undated)) {
    const family = root.children.length > 0 || (before?.children.length ?? 0) > 0;
    const waiting = [root];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const { node, bar, around, children } = next;
      const isOpen = children.length > 0 && !folded(node.goal.id);
      rows.push({
        goal: node.goal,
        depth: node.depth,
        bar,
        around: bar === null ? around : null,
        opens: children.length > 0,
        isOpen,
        divided: next === root && family && before !== null,
      });
      if (isOpen) waiting.push(...[...children].reverse());
    }
    before = root;
  }
  return { rows, undated };
}

/** The nodes that have dates of their own or below them. Not recursive, however deep the tree. */
function place(roots: readonly GoalNode[], undated: Goal[]): Placed[] {
  const all: GoalNode[] = [];
  const waiting = [...roots].reverse();
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    all.push(node);
    waiting.push(...[...node.children].reverse());
  }
  const placed = new Map<GoalNode, Placed>();
  for (const node of [...all].reverse()) {
    const children = node.children.flatMap((child) => placed.get(child) ?? []);
    const bar = barOf(node.goal);
    if (bar === null && children.length === 0) continue;
    placed.set(node, { node, bar, around: join(children), children });
  }
  for (const node of all) if (!placed.has(node)) undated.push(node.goal);
  return roots.flatMap((root) => placed.get(root) ?? []);
}

function join(children: readonly Placed[]): Bar | null {
  const bars = children.flatMap(({ bar, around }) => bar ?? around ?? []);
  if (bars.length === 0) return null;
  return {
    start: bars.reduce((least, { start }) => Math.min(least, start), Infinity),
    end: bars.reduce((most, { end }) => Math.max(most, end), -Infinity),
    startKnown: true,
    endKnown: true,
  };
}
