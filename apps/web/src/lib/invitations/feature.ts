/** Invitations as the rest of the app sees them. */
import type { Feature } from '#lib/features/feature.ts';

export const invitations = {
  records: {
    invitations: { one: 'an invitation', many: 'invitations' },
  },
  changes: {
    'invitation.add': 'inviting someone',
    'invitation.use': 'using an invitation',
    'invitation.revoke': 'withdrawing an invitation',
  },
} satisfies Feature;
