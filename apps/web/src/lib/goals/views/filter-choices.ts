/** The choices of each filter, and the wording of a chosen one. */
import { GOAL_STATUSES, HORIZONS } from '@cairn/model/goals';
import type { PersonId } from '@cairn/model/shared';
import type { MenuItem } from '#lib/ui/menu.ts';
import { HORIZON_WORDS, STATUS_WORDS } from '../goal-words.ts';
import { STATUS_ICONS } from '../status-icons.ts';
import {
  DUE_FILTERS,
  type DueFilter,
  type GoalFilters,
  NO_FILTERS,
  type StatusFilter,
} from './goal-filters.ts';

export interface FilterChoice {
  /** What it filters by, for screen readers. */
  readonly name: string;
  readonly label: string;
  readonly isSet: boolean;
  readonly items: readonly MenuItem[];
}

const STATUS_LABELS: Readonly<Record<StatusFilter, string>> = {
  all: 'All goals',
  open: 'Open goals',
  over: 'Done and dropped',
  ...STATUS_WORDS,
};

const DUE_LABELS: Readonly<Record<DueFilter, string>> = {
  late: 'Late',
  month: 'Due within a month',
  quarter: 'Due within three months',
  year: 'Due within a year',
  none: 'No date',
};

interface Asked {
  readonly filters: GoalFilters;
  readonly me: PersonId;
  readonly people: readonly { readonly id: PersonId; readonly name: string }[];
  readonly set: (patch: Partial<GoalFilters>) => void;
}

export function filterChoices({ filters, me, people, set }: Asked): FilterChoice[] {
  const { status, owner, horizon, due } = filters;
  const whose = (id: PersonId) => {
    if (id === me) return 'Mine';
    const name = people.find((person) => person.id === id)?.name || 'Someone';
    return `${name}’s`;
  };
  const item = (label: string, checked: boolean, patch: Partial<GoalFilters>): MenuItem => ({
    label,
    checked,
    onselect: () => set(patch),
  });
  const mineFirst = [...people].sort((a, b) => Number(b.id === me) - Number(a.id === me));
  return [
    {
      name: 'Status',
      label: STATUS_LABELS[status],
      isSet: status !== NO_FILTERS.status,
      items: [
        ...(['all', 'open', 'over'] as const).map((value) =>
          item(STATUS_LABELS[value], status === value, { status: value }),
        ),
        ...GOAL_STATUSES.map((value, at) => ({
          ...item(STATUS_LABELS[value], status === value, { status: value }),
          icon: STATUS_ICONS[value],
          divided: at === 0,
        })),
      ],
    },
    {
      name: 'Whose',
      label: owner === null ? 'Everyone’s' : whose(owner),
      isSet: owner !== null,
      items: [
        item('Everyone’s', owner === null, { owner: null }),
        ...mineFirst.map(({ id }, at) => ({
          ...item(whose(id), owner === id, { owner: id }),
          divided: at === 0,
        })),
      ],
    },
    {
      name: 'Horizon',
      label: horizon === null ? 'Short- and long-term' : HORIZON_WORDS[horizon],
      isSet: horizon !== null,
      items: [
        item('Short- and long-term', horizon === null, { horizon: null }),
        ...HORIZONS.map((value, at) => ({
          ...item(HORIZON_WORDS[value], horizon === value, { horizon: value }),
          divided: at === 0,
        })),
      ],
    },
    {
      name: 'Due',
      label: due === null ? 'Any date' : DUE_LABELS[due],
      isSet: due !== null,
      items: [
        item('Any date', due === null, { due: null }),
        ...DUE_FILTERS.map((value, at) => ({
          ...item(DUE_LABELS[value], due === value, { due: value }),
          divided: at === 0,
        })),
      ],
    },
  ];
}
