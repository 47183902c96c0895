/** The different views of the goals, each with an address of its own. */
import type { Tab } from '#lib/features/feature.ts';

export const GOAL_VIEWS: readonly Tab[] = [
  { path: '/goals', label: 'List' },
  { path: '/goals/tree', label: 'Tree' },
  { path: '/goals/tables', label: 'Tables' },
  { path: '/goals/board', label: 'Board' },
  { path: '/goals/roadmap', label: 'Roadmap' },
];
