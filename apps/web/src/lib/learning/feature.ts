/** Learning and experience as the rest of the app sees them. */
import type { Feature } from '#lib/features/feature.ts';

export const learning = {
  places: [
    {
      path: '/learning',
      label: 'Learning',
      icon: () => import('lucide-svelte/icons/graduation-cap'),
      group: 'growth',
      key: 'l',
      tabs: [{ path: '/learning/experience', label: 'Experience' }],
      begin: {
        label: 'Add something to learn',
        also: 'add create course certificate book workshop',
      },
    },
  ],
  records: {
    learnings: {
      one: 'a learning item',
      many: 'learning items',
      heading: 'Learning',
      opensAt: '/learning',
    },
    experiences: {
      one: 'an experience',
      many: 'experiences',
      heading: 'Experience',
      opensAt: '/learning/experience',
    },
  },
  changes: {
    'learning.add': 'add learning item',
    'learning.rename': 'rename learning item',
    'learning.setState': 'move learning item to another column',
    'learning.edit': 'edit learning item',
    'learning.link': 'add link to learning item',
    'learning.unlink': 'remove link to learning item',
    'learning.apply': 'edit where it was used',
    'learning.stopAsking': 'stop asking where it was used',
    'experience.add': 'add experience',
    'experience.edit': 'edit experience',
    'experience.link': 'add skill gained',
    'experience.unlink': 'remove skill gained',
  },
  today: {
    /** Only whoever learned it is asked; the component knows whether it is time to. */
    when: ({ learnings, me, canWrite }) =>
      canWrite &&
      learnings.all.some(
        ({ state, person, applied, appliedAsked }) =>
          state === 'done' && person === me && applied === '' && !appliedAsked,
      ),
    load: () => import('./today/AskApplied.svelte'),
  },
  mentions: () => import('./mentions.ts'),
  search: { label: 'Learning', load: () => import('./search.ts') },
  example: () => import('./example.ts'),
} satisfies Feature;
