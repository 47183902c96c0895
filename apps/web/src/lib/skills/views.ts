/** The different views of the skills, each with an address of its own; the market is another feature's. */
import type { Tab } from '#lib/features/feature.ts';

export const SKILL_VIEWS: readonly Tab[] = [
  { path: '/skills', label: 'Skills' },
  { path: '/skills/table', label: 'Table' },
  { path: '/skills/time', label: 'Over time' },
  { path: '/skills/market', label: 'Market' },
];
