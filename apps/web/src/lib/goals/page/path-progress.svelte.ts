/**
 * A goal's progress rolled up from everything below it, and the goals directly below. Reads nothing
 * else of the tree.
 */
import {
  type Goal,
  type GoalNode,
  goalTree,
  type Progress,
  progressWithin,
} from '@cairn/model/goals';
import type { GoalId } from '@cairn/model/shared';
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';

export class PathProgress {
  readonly #session: WorkspaceSession;
  readonly #goal: GoalId;
  readonly #tree = $derived.by(() => goalTree(this.#family()));
  readonly #progress = $derived.by(() =>
    progressWithin(
      this.#tree,
      this.#goal,
      (goal) => this.#session.stepsOf.of(goal),
      (goal) => this.#session.checkInsOf.of(goal),
    ),
  );

  constructor(session: WorkspaceSession, goal: GoalId) {
    this.#session = session;
    this.#goal = goal;
  }

  /** The goal and everything below it, even in a circle. */
  #family(): Goal[] {
    const goal = this.#session.goals.get(this.#goal);
    const found = new Set(goal === undefined ? [] : [goal]);
    for (const { id } of found)
      for (const child of this.#session.childrenOf.of(id)) found.add(child);
    return [...found];
  }

  /** The progress of the goal or of one below it; `null` for a goal in the bin. */
  of(goal: GoalId): Progress | null {
    return this.#progress.get(goal) ?? null;
  }

  /** The goals directly below, in order. */
  get below(): readonly GoalNode[] {
    return this.#tree.nodes.get(this.#goal)?.children ?? [];
  }

  /** How many of those count. */
  get counted(): number {
    return this.below.filter(({ goal }) => goal.status !== 'dropped').length;
  }
}
