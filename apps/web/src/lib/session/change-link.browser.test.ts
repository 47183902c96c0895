import type { PersonId } from '@cairn/model/shared';
import { deriveKeys, encodeBase64url, roomOf } from '@cairn/protocol';
import { openFarewell, roomKeysOf } from '@cairn/sealed';
import { beforeEach, expect, test } from 'vitest';
import { linkInUse } from '#lib/device/links.ts';
import { device, type WorkspaceEntry } from '#lib/device/workspaces.svelte.ts';
import {
  confirmCandidate,
  farewellBytes,
  noteFarewell,
  startChangingLink,
  stepBack,
} from './change-link.ts';
import { keysOf } from './keys.ts';

const secret = new Uint8Array(32).fill(1);
const link = `w.${encodeBase64url(secret)}`;
const keys = deriveKeys(secret);

const given: WorkspaceEntry = {
  key: 'k',
  name: 'Mira & Robin',
  workspace: 'id',
  link,
  farewell: null,
  candidate: null,
  former: [],
  seenBy: 'mail.example',
  person: 'mira' as PersonId,
  personName: 'Mira',
  otherNames: [],
  example: false,
  joinedAt: 1,
  openedAt: 1,
};

function kept(): WorkspaceEntry {
  const entry = device.find('k');
  if (!entry) throw new Error('the entry is gone');
  return entry;
}

function start(): { link: string; farewell: string } {
  expect(startChangingLink(kept())).toBe(true);
  const { candidate } = kept();
  if (!candidate) throw new Error('no candidate is kept');
  return candidate;
}

beforeEach(() => {
  device.add(given);
});

test('a candidate is kept with its farewell, which names its room, and the link stays as it was', () => {
  const candidate = start();
  expect(kept().link).toBe(link);
  expect(linkInUse(kept())).toBe(candidate.link);
  const body = openFarewell(roomKeysOf(keys), farewellBytes(candidate.farewell));
  expect(body).toMatchObject({ by: 'mira', next: roomOf(keysOf(candidate.link)) });
  expect(startChangingLink(kept())).toBe(true);
  expect(kept().candidate).toEqual(candidate);
});

test('in safe mode the old room is left behind, even if the change had begun before', () => {
  expect(startChangingLink(kept(), { leavesBehind: true })).toBe(true);
  expect(kept().candidate?.leavesBehind).toBe(true);
  device.add(given);
  const begun = start();
  expect(startChangingLink(kept(), { leavesBehind: true })).toBe(true);
  expect(kept().candidate).toEqual({ ...begun, leavesBehind: true });
});

test('observers and workspaces without a link have nothing to change', () => {
  const { readSecret, writeTokenHash, verifyKey } = keys;
  const parts = [readSecret, writeTokenHash, verifyKey].map(encodeBase64url);
  expect(startChangingLink({ ...given, link: `r.${parts.join('.')}` })).toBe(false);
  expect(startChangingLink({ ...given, link: null })).toBe(false);
  expect(kept().candidate).toBeNull();
});

test('a confirmed candidate becomes the link; the old one is kept with the farewell that closed it', () => {
  const candidate = start();
  confirmCandidate('k', candidate.link, 7);
  confirmCandidate('k', candidate.link, 8);
  expect(kept()).toMatchObject({
    link: candidate.link,
    candidate: null,
    farewell: null,
    seenBy: null,
  });
  expect(kept().former).toEqual([{ link, farewell: candidate.farewell, leftAt: 7, unused: false }]);
});

test('whoever was second goes back to the old link with the other’s farewell, and the candidate is kept aside', () => {
  const candidate = start();
  stepBack('k', candidate.link, Uint8Array.of(1, 2, 3), 7);
  expect(kept()).toMatchObject({ link, candidate: null, farewell: 'AQID' });
  expect(kept().former).toEqual([
    { link: candidate.link, farewell: null, leftAt: 7, unused: true },
  ]);
  confirmCandidate('k', candidate.link, 8);
  expect(kept().link).toBe(link);
});

test('after somebody else’s change, a new change continues from here and keeps their farewell', () => {
  noteFarewell('k', link, Uint8Array.of(1, 2, 3));
  const candidate = start();
  confirmCandidate('k', candidate.link, 7);
  expect(kept().link).toBe(candidate.link);
  expect(kept().former).toEqual([{ link, farewell: 'AQID', leftAt: 7, unused: false }]);
});

test('a farewell is kept only for the current link, and not while this device is changing it', () => {
  noteFarewell('k', 'w.another', Uint8Array.of(1));
  expect(kept().farewell).toBeNull();
  start();
  noteFarewell('k', link, Uint8Array.of(1));
  expect(kept().farewell).toBeNull();
});
