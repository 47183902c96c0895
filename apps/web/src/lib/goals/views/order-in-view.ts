/** Where a goal goes among all goals when it is moved among the few that a view shows. */
import type { GoalId } from '@cairn/model/shared';

interface Placed {
  readonly id: GoalId;
}

/**
 * The goal of `all` that `moved` should come before; `null` for the end. A goal dropped after the
 * last visible one comes directly after it, and doesn't pass the hidden ones.
 */
export function beforeAmongAll(
  all: readonly Placed[],
  shown: readonly Placed[],
  moved: GoalId,
  before: GoalId | null,
): GoalId | null {
  if (before !== null) return before;
  const last = shown.findLast(({ id }) => id !== moved);
  if (last === undefined) return null;
  const others = all.filter(({ id }) => id !== moved);
  return others[others.findIndex(({ id }) => id === last.id) + 1]?.id ?? null;
}
