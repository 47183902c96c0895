/** Moves a goal in the tree, as one change: under which parent, and where among the goals there. */
import { change, type Writer } from '../document/change.ts';
import { readAll, readOne } from '../document/read.ts';
import type { GoalId } from '../shared/ids.ts';
import { type Goal, goals } from './goal.ts';

export type ParentRefusal = 'itself' | 'ownDescendant' | 'noSuchGoal';
type Placed = { readonly ok: true } | { readonly ok: false; readonly reason: ParentRefusal };

export interface GoalPlace {
  /** `null` for the top level. */
  readonly parent: GoalId | null;
  /** The goal, among all goals, that it comes before; `null` for the end, `undefined` to keep its place. */
  readonly before: GoalId | null | undefined;
}

export function placeGoal(writer: Writer, id: GoalId, { parent, before }: GoalPlace): Placed {
  const find = (goal: GoalId) => readOne(writer.doc, goals, goal);
  const reason = parent === null ? null : whyNotParent(find, id, parent);
  if (reason !== null) return { ok: false, reason };
  change(writer, goals, 'place', (edit) => {
    edit.set(goals, id, 'parent', parent);
    if (before === undefined) return;
    const living = readAll(writer.doc, goals).records.filter(({ deletedAt }) => deletedAt === null);
    edit.move(goals, living, id, before);
  });
  return { ok: true };
}

/** Moves a goal under another one, or to the top level. */
export function setParent(writer: Writer, id: GoalId, parent: GoalId | null): Placed {
  return placeGoal(writer, id, { parent, before: undefined });
}

/**
 * The goals that can be the parent of `id`, in the order given: one pass, for lists that offer only
 * what works. `whyNotParent` would follow the whole chain above each.
 */
export function possibleParents(goals: readonly Goal[], id: GoalId): Goal[] {
  const below = new Set<GoalId>([id]);
  const childrenOf = Map.groupBy(goals, ({ parent }) => parent);
  // A set that grows while it is walked.
  for (const above of below) for (const child of childrenOf.get(above) ?? []) below.add(child.id);
  return goals.filter((goal) => goal.deletedAt === null && !below.has(goal.id));
}

/** Why `parent` can't be the parent of `id`; `null` if it can. */
export function whyNotParent(
  find: (id: GoalId) => Goal | undefined,
  id: GoalId,
  parent: GoalId,
): ParentRefusal | null {
  if (parent === id) return 'itself';
  const target = find(parent);
  if (target === undefined || target.deletedAt !== null) return 'noSuchGoal';
  const seen = new Set<GoalId>();
  for (let above: Goal | undefined = target; above !== undefined;) {
    if (above.id === id) return 'ownDescendant';
    if (seen.has(above.id) || above.parent === null) break;
    seen.add(above.id);
    above = find(above.parent);
  }
  return null;
}
