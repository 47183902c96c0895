import { expect, test } from 'vitest';
import { allCollections } from './collections.ts';
import { History } from './document/history.ts';
import { readAll, readOne } from './document/read.ts';
import { standIn } from './document/stand-in.ts';
import { createGoal, goals } from './goals/index.ts';
import { addInvitation, invitations, revokeInvitation } from './invitations/index.ts';
import type { InvitationId } from './shared/ids.ts';

test('[DOC-9] undo leaves invitations alone: what is at the relay is not undone by it', () => {
  const room = 'a-room-of-its-own' as InvitationId;
  const mira = standIn('mira', 1);
  const history = new History(mira.doc, allCollections, mira.now);
  createGoal(mira, { title: 'Lead a team', horizon: 'long' });
  addInvitation(mira, room, { access: 'write', expiresAt: mira.now() + 86_400_000 });
  revokeInvitation(mira, room);
  expect(history.undo()).toBe('goal.create');
  expect(history.undo()).toBeNull();
  expect(readAll(mira.doc, goals).records[0]?.deletedAt).not.toBeNull();
  expect(readOne(mira.doc, invitations, room)).toMatchObject({ deletedAt: null });
  expect(readOne(mira.doc, invitations, room)?.revokedAt).not.toBeNull();
  history.dispose();
});
