/** Adds goals from a view: they match its filters if possible, and if not, a toast says so. */
import { createGoals, type Goal, type GoalDraft, isOpen } from '@cairn/model/goals';
import { countInWords, type GoalId } from '@cairn/model/shared';
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';
import { toasts } from '#lib/ui/toasts.svelte.ts';
import { NO_FILTERS, writeFilters } from './goal-filters.ts';
import type { GoalsInView } from './goals-in-view.svelte.ts';

import { goto } from '$app/navigation';

/** Creates goals with the values that the filters ask for, unless `draft` overrides them. */
export function addGoals(
  session: WorkspaceSession,
  view: GoalsInView,
  titles: readonly string[],
  draft: Partial<Omit<GoalDraft, 'title'>> = {},
): GoalId[] {
  const status = statusFor(view);
  const made = createGoals(session.writer, titles, {
    horizon: view.filters.horizon ?? 'short',
    ...(status ? { status } : {}),
    ...draft,
  });
  sayWhatIsHidden(session, view, made);
  return made;
}

/** Says if goals that were just created are hidden, since they would seem lost. */
export function sayWhatIsHidden(
  session: WorkspaceSession,
  view: GoalsInView,
  made: readonly GoalId[],
): void {
  const hidden = made
    .map((id) => session.goals.get(id))
    .filter((goal): goal is Goal => goal !== undefined && !view.passes(goal));
  if (hidden.length === 0) return;
  toasts.show({
    text:
      hidden.length === 1
        ? 'Added. The filters are hiding it.'
        : `${countInWords(hidden.length, 'goal')} added. The filters are hiding them.`,
    subject: 'goals out of sight',
    action: { label: 'Show all goals', run: () => void showAll() },
  });
}

/** Removes all filters from the address. */
export function showAll(): Promise<void> {
  const { pathname, search } = location;
  return goto(pathname + writeFilters(NO_FILTERS, search), { reset: false });
}

/** The status of a goal created while only one status is shown. */
function statusFor(view: GoalsInView): Goal['status'] | undefined {
  const { status } = view.filters;
  if (status === 'all' || status === 'open' || status === 'over') return undefined;
  return isOpen({ status }) ? status : undefined;
}
