import { expect, test } from 'vitest';
import { metaOf } from '../document/document.ts';
import { History } from '../document/history.ts';
import { readAll, readOne } from '../document/read.ts';
import { renameWorkspace } from '../document/set-up.ts';
import { exchange, testWriter } from '../document/test-writers.ts';
import type { InvitationId, PersonId } from '../shared/ids.ts';
import { addInvitation, markInvitationUsed, revokeInvitation } from './change-invitations.ts';
import { type Invitation, invitations } from './invitation.ts';
import { invitationState, shownInvitations } from './read-invitations.ts';

const ROOM = 'a-room-of-its-own' as InvitationId;
const DAY_MS = 86_400_000;

function invited(access: 'write' | 'read' = 'write') {
  const mira = testWriter('mira', 1);
  addInvitation(mira, ROOM, { access, expiresAt: mira.now() + 14 * DAY_MS });
  const read = (): Invitation => {
    const found = readOne(mira.doc, invitations, ROOM);
    if (!found) throw new Error('there is no invitation');
    return found;
  };
  return { mira, read };
}

test('an invitation waits until it is used, withdrawn or expired', () => {
  const { mira, read } = invited();
  expect(invitationState(read(), mira.now())).toBe('waiting');
  expect(invitationState(read(), mira.now() + 15 * DAY_MS)).toBe('expired');
  revokeInvitation(mira, ROOM);
  expect(invitationState(read(), mira.now())).toBe('revoked');
  markInvitationUsed(mira, ROOM, { by: 'robin' as PersonId, name: 'Robin', at: mira.now() });
  expect(invitationState(read(), mira.now())).toBe('used');
});

test('F37: one used by someone who hasn’t said so stands out, until they do', () => {
  const { mira, read } = invited();
  const robin = testWriter('robin', 2);
  exchange(mira, robin);
  markInvitationUsed(mira, ROOM, { by: null, name: 'Ro\nbin', at: 5 });
  expect(invitationState(read(), mira.now())).toBe('usedByNobodyKnown');
  expect(read().usedByName).toBe('Ro bin');
  // Robin's device hadn't received that yet.
  markInvitationUsed(robin, ROOM, { by: robin.person, name: 'Robin', at: 5 });
  exchange(mira, robin);
  expect(invitationState(read(), mira.now())).toBe('used');
  expect(read()).toMatchObject({ usedBy: 'robin', usedAt: 5 });
  markInvitationUsed(mira, ROOM, { by: null, name: 'Robin', at: 5 });
  expect(read().usedBy).toBe('robin');
});

test('an observer’s invitation counts as used without their saying so, since they can’t write', () => {
  const { mira, read } = invited('read');
  markInvitationUsed(mira, ROOM, { by: null, name: 'Ana', at: mira.now() });
  expect(invitationState(read(), mira.now())).toBe('used');
});

test('[DOC-9] undo leaves invitations alone: it can’t undo what is at the relay', () => {
  const mira = testWriter('mira', 1);
  const history = new History(mira.doc, [invitations], mira.now);
  renameWorkspace(mira, 'Mira & Robin');
  addInvitation(mira, ROOM, { access: 'write', expiresAt: mira.now() + DAY_MS });
  revokeInvitation(mira, ROOM);
  expect(history.undo()).toBe('workspace.rename');
  expect(history.undo()).toBeNull();
  expect(metaOf(mira.doc).get('name')).toBeUndefined();
  expect(readOne(mira.doc, invitations, ROOM)).toMatchObject({ deletedAt: null });
  expect(readOne(mira.doc, invitations, ROOM)?.revokedAt).not.toBeNull();
  history.dispose();
});

test('invitations that are waiting are shown, and those that have ended for a month', () => {
  const mira = testWriter('mira', 1);
  const add = (id: string, days: number) => {
    addInvitation(mira, id as InvitationId, {
      access: 'write',
      expiresAt: mira.now() + days * DAY_MS,
    });
    mira.wait(1_000);
  };
  add('long-over', 1);
  add('waits', 60);
  add('over', 20);
  const shown = (days: number) =>
    shownInvitations(readAll(mira.doc, invitations).records, mira.now() + days * DAY_MS).map(
      ({ id }) => id,
    );
  expect(shown(0)).toEqual(['over', 'waits', 'long-over']);
  expect(shown(40)).toEqual(['over', 'waits']);
});
