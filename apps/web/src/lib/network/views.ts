/** The different views of the network, each with an address of its own. */
import type { Tab } from '#lib/features/feature.ts';

export const NETWORK_VIEWS: readonly Tab[] = [
  { path: '/network', label: 'People' },
  { path: '/network/table', label: 'Table' },
  { path: '/network/rhythm', label: 'Events' },
];
