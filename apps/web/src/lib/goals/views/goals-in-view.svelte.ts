/** What all views of the goals show: the goals that pass the address's filters, their tree, and how far each is. */
import {
  goalTree,
  progressInTree,
  type Goal,
  type GoalTree,
  type Progress,
} from '@cairn/model/goals';
import { byOrder, type GoalId } from '@cairn/model/shared';
import { createContext } from 'svelte';
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';
import { isFiltered, ownersOf, passes, type GoalFilters } from './goal-filters.ts';

export class GoalsInView {
  readonly #session: WorkspaceSession;
  readonly #filters: () => GoalFilters;
  readonly #ordered = $derived.by(() => [...this.#session.goals.all].sort(byOrder));
  readonly #goals = $derived.by(() => this.#ordered.filter((goal) => this.passes(goal)));
  readonly #whole = $derived.by(() => goalTree(this.#ordered));
  readonly #tree = $derived.by(() => goalTree(this.#withAncestors(this.#goals)));
  readonly #progress = $derived.by(() => {
    const { stepsOf, checkInsOf } = this.#session;
    return progressInTree(
      this.#whole,
      (goal) => stepsOf.of(goal),
      (goal) => checkInsOf.of(goal),
    );
  });

  #begin: (() => void) | null = null;

  constructor(session: WorkspaceSession, filters: () => GoalFilters) {
    this.#session = session;
    this.#filters = filters;
  }

  get filters(): GoalFilters {
    return this.#filters();
  }

  get isFiltered(): boolean {
    return isFiltered(this.filters);
  }

  /** All of them in their order, whether they pass or not. */
  get ordered(): readonly Goal[] {
    return this.#ordered;
  }

  /** Those that pass, in their order. */
  get goals(): readonly Goal[] {
    return this.#goals;
  }

  /** How many goals there are at all. */
  get total(): number {
    return this.#ordered.length;
  }

  /** Those that pass with what they hang under, which is shown so that they have their place. */
  get tree(): GoalTree {
    return this.#tree;
  }

  /** Every goal's progress, rolled up the whole tree; `null` where nothing tells it. */
  progressOf(goal: GoalId): Progress | null {
    return this.#progress.get(goal) ?? null;
  }

  /** True for a goal that passes itself and is not only there for what hangs under it. */
  passes(goal: Goal): boolean {
    const { today } = this.#session;
    const owners = ownersOf(goal, this.#session.stepsOf.of(goal.id));
    return passes(goal, this.#filters(), { today, owners });
  }

  /** Lets a view say how a goal is begun in it; the returned function takes that back. */
  beginsBy(begin: () => void): () => void {
    this.#begin = begin;
    return () => {
      if (this.#begin === begin) this.#begin = null;
    };
  }

  /** Begins a goal as the view on screen does; false when that view leaves it to the page's head. */
  begin(): boolean {
    this.#begin?.();
    return this.#begin !== null;
  }

  #withAncestors(goals: readonly Goal[]): Goal[] {
    const { nodes } = this.#whole;
    const wanted = new Map<GoalId, Goal>();
    for (const goal of goals) {
      let at = nodes.get(goal.id);
      while (at !== undefined && !wanted.has(at.goal.id)) {
        wanted.set(at.goal.id, at.goal);
        at = at.parent === null ? undefined : nodes.get(at.parent);
      }
    }
    return [...wanted.values()];
  }
}

export const [getGoalsInView, setGoalsInView] = createContext<GoalsInView>();
