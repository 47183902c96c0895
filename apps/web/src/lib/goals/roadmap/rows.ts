/** The roadmap's rows: the tree of goals as far as it is open, and the goals that have no place in time yet. */
import type { Goal, GoalNode, GoalTree } from '@cairn/model/goals';
import type { GoalId } from '@cairn/model/shared';
import { barOf, type Bar } from './bars.ts';

export interface RoadmapRow {
  readonly goal: Goal;
  readonly depth: number;
  /** `null` for a goal without dates that is shown for what hangs under it. */
  readonly bar: Bar | null;
  /** From the first to the last of what hangs under a goal that has no dates of its own. */
  readonly around: Bar | null;
  readonly opens: boolean;
  readonly isOpen: boolean;
  /** A line above it sets it apart from what came before. */
  readonly divided: boolean;
}

export interface RoadmapRows {
  readonly rows: readonly RoadmapRow[];
  /** In their order, none of them in `rows`. */
  readonly undated: readonly Goal[];
}

/** Above so many goals the tree opens with its branches folded. */
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

/** Those of the nodes that have a place in time, by themselves or by what hangs under them; no recursion, however deep. */
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
