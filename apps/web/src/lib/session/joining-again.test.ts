import { deriveKeys, encodeBase64url } from '@cairn/protocol';
import { expect, test, vi } from 'vitest';

// The relay keeps our farewell for good, so asking again always gets the same answer.
const closing = vi.hoisted(() => ({ outcome: 'unreachable' }));
vi.mock('#lib/sync/close-room.ts', () => ({ closeRoom: () => Promise.resolve(closing) }));
vi.mock('#lib/storage/device-storage.ts', () => ({
  eraseStorage: async () => {},
  openStorage: () => {},
}));

const { addWorkspace, entryOf } = await import('./test-device.ts');
const { keepJoining, readJoinings } = await import('#lib/device/joinings.ts');
const { beginTakingLink, finishJoining } = await import('./joining.ts');
const { useLink } = await import('./known-links.ts');
const { confirmCandidate, startChangingLink } = await import('./change-link.ts');

const secret = (fill: number) => new Uint8Array(32).fill(fill);
const text = (fill: number) => encodeBase64url(secret(fill));
const writers = (fill: number) => `w.${text(fill)}`;
const reading = (fill: number) => {
  const { readSecret, writeTokenHash, verifyKey } = deriveKeys(secret(fill));
  return { access: 'read', readSecret, writeTokenHash, verifyKey } as const;
};
const readers = (fill: number) => {
  const { readSecret, writeTokenHash, verifyKey } = reading(fill);
  return ['r', ...[readSecret, writeTokenHash, verifyKey].map(encodeBase64url)].join('.');
};
const invitation = (to: unknown, fill: number) => ({
  secret: text(fill),
  invited: { to, workspaceName: 'n', inviterName: 'Robin', person: '', expiresAt: 0 } as never,
});

test('a writer does not become an observer through a read-only joining begun earlier', async () => {
  addWorkspace('a', readers(1));
  // An observer; the link was changed; Robin invites them to read in the new room; they choose to
  // use that link; the relay is away.
  const joining = beginTakingLink(invitation(reading(2), 101), entryOf('a'));
  closing.outcome = 'unreachable';
  expect((await finishJoining(joining)).outcome).toBe('unreachable');
  // Robin sends a writer's link of the same room instead, and they take it.
  useLink(entryOf('a'), { link: writers(2), seenBy: null, now: 2 });
  // They click “Finish joining” on the unfinished joining.
  closing.outcome = 'ours';
  await finishJoining(readJoinings()[0]!);
  expect(entryOf('a').link).toBe(writers(2));
});

test('a tab that was frozen while waiting does not bring back a link that was changed since', async () => {
  addWorkspace('b', writers(3));
  const joining = beginTakingLink(
    invitation({ access: 'write', secret: secret(4) }, 102),
    entryOf('b'),
  );
  closing.outcome = 'unreachable';
  await finishJoining(joining); // tab 1, frozen between two attempts
  closing.outcome = 'ours';
  await finishJoining(readJoinings().find(({ key }) => key === 'b')!); // tab 2: Finish joining
  expect(readJoinings().some(({ key }) => key === 'b')).toBe(false);
  // The link leaks, and is changed.
  startChangingLink(entryOf('b'));
  const changed = entryOf('b').candidate!.link;
  confirmCandidate('b', changed, 5);
  expect(entryOf('b').link).toBe(changed);
  await finishJoining(joining); // tab 1 thaws and its timer fires
  expect(entryOf('b').link).toBe(changed);
});

test('the same goes for a first joining: the entry with the changed link is not overwritten', async () => {
  const joining = {
    key: 'c',
    invitation: text(103),
    farewell: '',
    link: writers(5),
    workspace: 'id',
    name: 'n',
    inviterName: 'Robin',
    person: 'p' as never,
    personName: 'Mira',
    otherNames: [],
    wasHere: false,
  };
  closing.outcome = 'ours';
  keepJoining(joining);
  await finishJoining(joining);
  startChangingLink(entryOf('c'));
  const changed = entryOf('c').candidate!.link;
  confirmCandidate('c', changed, 5);
  await finishJoining(joining); // the other tab
  const { link, candidate, former } = entryOf('c');
  expect([link, candidate?.link, ...former.map((one) => one.link)]).toContain(changed);
});
