/** Learning and Experience are the tabs of one place. */
export const LEARNING_TABS = {
  tabs: [
    { path: '/learning', label: 'Learning' },
    { path: '/learning/experience', label: 'Experience' },
  ],
  tabsLabel: 'Learning and experience',
  of: 'page',
} as const;
