/**
 * What all views of the goals show: the goals that match the address's filters, their tree, and
 * each one's progress.
 */
import {
  type Goal,
  type GoalTree,
  goalTree,
  type Progress,
  progressInTree,
} from '@cairn/model/goals';
import { byOrder, type GoalId } from '@cairn/model/shared';
import { createContext } from 'svelte';
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';
import { type GoalFilters, isFiltered, ownersOf, passes } from './goal-filters.ts';

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

  /** All goals in order, whether they match or not. */
  get ordered(): readonly Goal[] {
    return this.#ordered;
  }

  /** The goals that match, in order. */
  get goals(): readonly Goal[] {
    return this.#goals;
  }

  /** How many goals there are in all. */
  get total(): number {
    return this.#ordered.length;
  }

  /** The goals that match and all their ancestors, which are shown to give them a place. */
  get tree(): GoalTree {
    return this.#tree;
  }

  /** A goal's progress, rolled up from the whole tree; `null` if nothing determines it. */
  progressOf(goal: GoalId): Progress | null {
    return this.#progress.get(goal) ?? null;
  }

  /** Whether a goal matches itself, rather than being shown for one below it. */
  passes(goal: Goal): boolean {
    const { today } = this.#session;
    const owners = () => ownersOf(goal, this.#session.stepsOf.of(goal.id));
    return passes(goal, this.#filters(), { today, owners });
  }

  /** Lets a view define how a goal is created in it; the returned function undoes that. */
  beginsBy(begin: () => void): () => void {
    this.#begin = begin;
    return () => {
      if (this.#begin === begin) this.#begin = null;
    };
  }

  /**
   * Starts a goal the way the current view does; false if the view leaves that to the page's
   * header.
   */
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
