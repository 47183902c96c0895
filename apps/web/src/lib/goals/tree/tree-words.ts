/** What is said about moves in the tree: one table, keyed by reason. */
import type { ParentRefusal } from '@cairn/model/goals';

export const PARENT_REFUSALS: Readonly<Record<ParentRefusal, string>> = {
  itself: 'A goal cannot hang under itself.',
  ownDescendant: 'That goal hangs under this one already, so it cannot hold it too.',
  noSuchGoal: 'That goal was deleted in the meantime. It waits in the bin.',
};
