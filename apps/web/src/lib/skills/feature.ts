/** Skills as the rest of the app sees them. */
import type { Feature } from '#lib/features/feature.ts';
import { SKILL_VIEWS } from './views.ts';

export const skills = {
  places: [
    {
      path: '/skills',
      label: 'Skills',
      icon: () => import('lucide-svelte/icons/radar'),
      group: 'growth',
      key: 's',
      tabs: SKILL_VIEWS.slice(1),
      begin: { label: 'New skill', also: 'add create' },
    },
  ],
  records: {
    skills: { one: 'a skill', many: 'skills', opensAt: '/skills' },
    ratings: {
      one: 'a rating',
      many: 'ratings',
      opensAt: ({ skill }, { pathOf }) => pathOf('skills', skill),
    },
  },
  changes: {
    'skill.add': 'add skill',
    'skill.addSome': 'add skills',
    'skill.rename': 'rename skill',
    'skill.setKind': 'change kind of skill',
    'skill.setNeeded': 'change needed level',
    'skill.setPriority': 'change skill priority',
    'skill.describeLevel': 'describe level',
    'skill.paste': 'paste table',
    'skill.link': 'add link to skill',
    'skill.unlink': 'remove link to skill',
    'rating.add': 'rate skill',
    'rating.edit': 'edit rating',
  },
  today: {
    when: ({ skills }) => skills.all.length > 0,
    load: () => import('./ReachedSkill.svelte'),
  },
  mentions: () => import('./mentions.ts'),
  search: { label: 'Skills', load: () => import('./search.ts') },
  example: () => import('./example.ts'),
} satisfies Feature;
