/** The mentoring agreement, as the rest of the app sees it. Its page is a tab of Meetings. */
import type { Feature } from '#lib/features/feature.ts';

const opensAt = () => '/agreement';

export const agreement = {
  records: {
    clauses: { one: 'a clause', many: 'clauses', opensAt },
    wordings: { one: 'a wording', many: 'wordings', opensAt },
    agreements: { one: 'an agreement', many: 'agreements', opensAt },
    lookBacks: { one: 'a look back', many: 'looks back', heading: 'Looking back', opensAt },
  },
  changes: {
    'clause.propose': 'write clause',
    'clause.reword': 'reword clause',
    'clause.suggest': 'suggest other words',
    'clause.answer': 'answer with other words',
    'clause.rewordSuggestion': 'reword suggestion',
    'clause.take': 'use suggested words',
    'clause.keep': 'keep present words',
    'clause.restore': 'restore clause',
    'agreement.agree': 'agree',
    'lookBack.answer': 'look back',
    'lookBack.edit': 'edit look back',
  },
  today: {
    /** The component knows whether anything waits. */
    when: ({ clauses, canWrite }) => canWrite && clauses.all.length > 0,
    load: () => import('./WaitingAgreement.svelte'),
  },
  search: { label: 'Mentoring agreement', load: () => import('./search.ts') },
  example: () => import('./example.ts'),
} satisfies Feature;
