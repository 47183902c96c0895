/** Moving a goal in the tree, as one change: under which goal it hangs, and where among those that hang there. */
import { change, type Writer } from '../document/change.ts';
import { readAll } from '../document/read.ts';
import type { GoalId } from '../shared/ids.ts';
import { ordersForMove } from '../shared/order.ts';
import { goals } from './goal.ts';
import { whyNotParent, type ParentRefusal } from './plan-goals.ts';

export interface GoalPlace {
  /** `null` for the top. */
  readonly parent: GoalId | null;
  /** The goal among all that it comes before; `null` for the end, `undefined` for the place it has. */
  readonly before: GoalId | null | undefined;
}

export function placeGoal(
  writer: Writer,
  id: GoalId,
  { parent, before }: GoalPlace,
): { readonly ok: true } | { readonly ok: false; readonly reason: ParentRefusal } {
  const all = readAll(writer.doc, goals).records;
  const reason = parent === null ? null : whyNotParent(all, id, parent);
  if (reason !== null) return { ok: false, reason };
  change(writer, 'goal.parent', (edit) => {
    edit.set(goals, id, 'parent', parent ?? undefined);
    if (before === undefined) return;
    const living = all.filter(({ deletedAt }) => deletedAt === null);
    for (const [moved, order] of ordersForMove(living, id, before))
      edit.set(goals, moved as GoalId, 'order', order);
  });
  return { ok: true };
}
