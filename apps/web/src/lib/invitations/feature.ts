/** The invitations feature, as the rest of the app sees it. */
import type { Feature } from '#lib/features/feature.ts';

export const invitations = {
  records: {
    invitations: { one: 'an invitation', many: 'invitations' },
  },
  changes: {
    'invitation.add': 'invite someone',
    'invitation.use': 'use invitation',
    'invitation.revoke': 'withdraw invitation',
  },
} satisfies Feature;
