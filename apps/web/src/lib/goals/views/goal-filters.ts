/**
 * Which goals a view shows. The filters are in the address, so that a view can be bookmarked, sent
 * and returned to.
 */
import { type Goal, GOAL_STATUSES, type Horizon, HORIZONS, isOpen } from '@cairn/model/goals';
import { addDays, addMonths, type Day, type PersonId } from '@cairn/model/shared';

/** `open` and `over` stand for several statuses. */
export const STATUS_FILTERS = ['open', 'over', 'all', ...GOAL_STATUSES] as const;
export type StatusFilter = (typeof STATUS_FILTERS)[number];

export const DUE_FILTERS = ['late', 'month', 'quarter', 'year', 'none'] as const;
export type DueFilter = (typeof DUE_FILTERS)[number];

export interface GoalFilters {
  readonly horizon: Horizon | null;
  readonly status: StatusFilter;
  readonly owner: PersonId | null;
  readonly due: DueFilter | null;
  readonly focus: boolean;
}

export const NO_FILTERS: GoalFilters = {
  horizon: null,
  status: 'all',
  owner: null,
  due: null,
  focus: false,
};

/** Reads the filters from an address's search; unknown values are ignored. */
export function readFilters(search: Pick<URLSearchParams, 'get'>): GoalFilters {
  const one = <T extends string>(name: string, known: readonly T[]) =>
    known.find((value) => value === search.get(name)) ?? null;
  return {
    horizon: one('horizon', HORIZONS),
    status: one('status', STATUS_FILTERS) ?? NO_FILTERS.status,
    owner: (search.get('owner') || null) as PersonId | null,
    due: one('due', DUE_FILTERS),
    focus: search.get('focus') === 'yes',
  };
}

const NAMES = ['horizon', 'status', 'owner', 'due', 'focus'] as const;

/**
 * The search of an address with these filters, `''` or with its question mark; other parameters are
 * kept from `kept`.
 */
export function writeFilters(
  { horizon, status, owner, due, focus }: GoalFilters,
  kept: URLSearchParams | string = '',
): string {
  const search = new URLSearchParams(kept);
  for (const name of NAMES) search.delete(name);
  if (horizon !== null) search.set('horizon', horizon);
  if (status !== NO_FILTERS.status) search.set('status', status);
  if (owner !== null) search.set('owner', owner);
  if (due !== null) search.set('due', due);
  if (focus) search.set('focus', 'yes');
  return search.size === 0 ? '' : `?${search.toString()}`;
}

export function isFiltered({ horizon, status, owner, due, focus }: GoalFilters): boolean {
  return (
    horizon !== null || status !== NO_FILTERS.status || owner !== null || due !== null || focus
  );
}

/**
 * Whether a goal matches the filters; `owners` returns the people it belongs to (see `ownersOf`),
 * and is called only if somebody filters by them.
 */
export function passes(
  goal: Goal,
  filters: GoalFilters,
  { today, owners }: { readonly today: Day; readonly owners: () => readonly PersonId[] },
): boolean {
  const { horizon, status, owner, due, focus } = filters;
  return (
    (horizon === null || goal.horizon === horizon) &&
    hasStatus(goal, status) &&
    (owner === null || owners().includes(owner)) &&
    (due === null || isDue(goal, due, today)) &&
    (!focus || goal.focusOrder !== null)
  );
}

/**
 * The people a goal belongs to: whoever has one of its open steps or, without any, whoever wrote it
 * down.
 */
export function ownersOf(
  goal: Pick<Goal, 'createdBy'>,
  steps: readonly { readonly owners: readonly PersonId[]; readonly doneAt: number | null }[],
): readonly PersonId[] {
  const owners = steps.filter(({ doneAt }) => doneAt === null).flatMap((step) => step.owners);
  if (owners.length > 0) return [...new Set(owners)];
  return goal.createdBy === null ? [] : [goal.createdBy];
}

function hasStatus(goal: Goal, wanted: StatusFilter): boolean {
  if (wanted === 'all') return true;
  if (wanted === 'open') return isOpen(goal);
  if (wanted === 'over') return !isOpen(goal);
  return goal.status === wanted;
}

function isDue({ due, status }: Goal, wanted: DueFilter, today: Day): boolean {
  if (wanted === 'none') return due === null;
  if (due === null) return false;
  switch (wanted) {
    case 'late':
      return due < today && isOpen({ status });
    case 'month':
      return due >= today && due <= addMonths(today, 1);
    case 'quarter':
      return due >= today && due <= addMonths(today, 3);
    case 'year':
      return due >= today && due <= addDays(today, 365);
  }
}
