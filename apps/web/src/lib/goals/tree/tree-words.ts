/** The messages about moves in the tree: one table, keyed by reason. */
import type { ParentRefusal } from '@cairn/model/goals';

export const PARENT_REFUSALS: Readonly<Record<ParentRefusal, string>> = {
  itself: 'A goal can’t sit under itself.',
  ownDescendant: 'That goal already sits under this one, so this one can’t sit under it too.',
  noSuchGoal: 'That goal was deleted in the meantime. It’s in the bin.',
};
