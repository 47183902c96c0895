/** The feature entry for the workspace as a whole: its own pages and changes. */
import type { Feature } from '#lib/features/feature.ts';

export const workspace = {
  places: [
    {
      path: '/',
      label: 'Today',
      icon: () => import('lucide-svelte/icons/sun'),
      group: 'main',
      key: 't',
    },
    {
      path: '/bin',
      label: 'Bin',
      icon: () => import('lucide-svelte/icons/trash-2'),
      group: 'quiet',
    },
    {
      path: '/settings',
      label: 'Settings',
      icon: () => import('lucide-svelte/icons/settings'),
      group: 'quiet',
    },
  ],
  changes: {
    'workspace.setUp': 'set up workspace',
    'workspace.rename': 'rename workspace',
    'notes.write': 'edit notes',
  },
} satisfies Feature;
