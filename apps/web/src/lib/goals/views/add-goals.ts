/** Adding goals from a view: they fit its filters where that is possible, and it is said when they do not. */
import { createGoals, isOpen, type Goal, type GoalDraft } from '@cairn/model/goals';
import { countInWords, type GoalId } from '@cairn/model/shared';
import { goto } from '$app/navigation';
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';
import { toasts } from '#lib/ui/toasts.svelte.ts';
import { NO_FILTERS, writeFilters } from './goal-filters.ts';
import type { GoalsInView } from './goals-in-view.svelte.ts';

/** Made with what the filters ask for, where `draft` does not say otherwise. */
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

/** Goals that were just made and do not show would seem lost. */
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

/** Takes every filter out of the address. */
export function showAll(): Promise<void> {
  const { pathname, search } = location;
  return goto(pathname + writeFilters(NO_FILTERS, search), { reset: false });
}

/** The status a goal has that is made where only one status is shown. */
function statusFor(view: GoalsInView): Goal['status'] | undefined {
  const { status } = view.filters;
  if (status === 'all' || status === 'open' || status === 'over') return undefined;
  return isOpen({ status }) ? status : undefined;
}
