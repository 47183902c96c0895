import type { PersonId } from '@cairn/model/shared';
import { deriveKeys, encodeBase64url } from '@cairn/protocol';
import { beforeEach, expect, test } from 'vitest';
import { device, type WorkspaceEntry } from '#lib/device/workspaces.svelte.ts';
import { findRoom, findWorkspace, isWriters, linksOf, useLink } from './known-links.ts';

/** The writer's link of the room with this number, and the observer's. */
function linksOfRoom(number: number): { write: string; read: string } {
  const secret = new Uint8Array(32).fill(number);
  const { readSecret, writeTokenHash, verifyKey } = deriveKeys(secret);
  const parts = [readSecret, writeTokenHash, verifyKey].map(encodeBase64url);
  return { write: `w.${encodeBase64url(secret)}`, read: `r.${parts.join('.')}` };
}

const [one, two, three] = [linksOfRoom(1), linksOfRoom(2), linksOfRoom(3)];

function entry(patch: Partial<WorkspaceEntry>): WorkspaceEntry {
  return {
    key: 'k',
    name: 'Mira & Robin',
    workspace: 'id',
    link: one.write,
    farewell: null,
    candidate: null,
    former: [],
    seenBy: null,
    person: 'p' as PersonId,
    personName: 'Mira',
    otherNames: [],
    example: false,
    joinedAt: 1,
    openedAt: 1,
    ...patch,
  };
}

const left = (link: string, farewell: string | null) => ({
  link,
  farewell,
  leftAt: 5,
  unused: false,
});

beforeEach(() => {
  for (const { key } of device.list) device.forget(key);
});

test('a link to the stored room leads in, whatever else the link holds', () => {
  const mine = entry({});
  expect(findRoom(one.write, [mine])).toEqual({ kind: 'here', entry: mine });
  expect(findRoom(one.read, [mine])).toEqual({ kind: 'here', entry: mine });
  expect(findRoom(two.write, [mine])).toEqual({ kind: 'unknown' });
});

test('a writer’s link of a room that is here for reading would give more access', () => {
  const reading = entry({ link: one.read });
  expect(findRoom(one.write, [reading]).kind).toBe('moreAccess');
  expect(findRoom(one.read, [reading]).kind).toBe('here');
});

test('a former link is known once its room is closed; one that may still be open is asked about', () => {
  const moved = entry({
    link: two.write,
    former: [left(one.write, 'AAAA'), left(three.write, null)],
  });
  expect(findRoom(one.read, [moved]).kind).toBe('former');
  expect(findRoom(three.write, [moved]).kind).toBe('unknown');
});

test('the room of a link still being changed to belongs to this workspace', () => {
  const candidate = { link: two.write, farewell: 'AAAA', leavesBehind: false };
  expect(findRoom(two.write, [entry({ candidate })]).kind).toBe('here');
});

test('a workspace without a link has no room, and is found by its id alone', () => {
  const alone = entry({ link: null });
  expect(findRoom(one.write, [alone])).toEqual({ kind: 'unknown' });
  expect(findWorkspace('id', [alone])).toBe(alone);
  expect(findWorkspace(null, [entry({ workspace: null })])).toBeUndefined();
  expect(isWriters(alone)).toBe(false);
});

test('a link that the user chooses replaces the old one, which is kept', () => {
  device.add(entry({ farewell: 'BBBB' }));
  useLink(entry({}), { link: two.write, seenBy: null, now: 9 });
  const taken = device.find('k');
  expect(taken).toMatchObject({ link: two.write, farewell: null, candidate: null });
  expect(taken?.former).toEqual([{ link: one.write, farewell: 'BBBB', leftAt: 9, unused: false }]);
  useLink(entry({}), { link: one.write, seenBy: null, now: 10 });
  expect(device.find('k')?.former.map(({ link }) => link)).toEqual([two.write]);
});

test('a candidate that was never confirmed is kept aside, marked as given to nobody', () => {
  device.add(entry({ candidate: { link: three.write, farewell: 'AAAA', leavesBehind: false } }));
  useLink(entry({}), { link: two.write, seenBy: null, now: 9 });
  const taken = device.find('k');
  expect(taken?.former).toEqual([
    { link: one.write, farewell: null, leftAt: 9, unused: false },
    { link: three.write, farewell: null, leftAt: 9, unused: true },
  ]);
  expect(taken && linksOf(taken)).toEqual([two.write, one.write, three.write]);
});

test('more access to the same room leaves no former link', () => {
  device.add(entry({ link: one.read }));
  useLink(entry({}), { link: one.write, seenBy: null, now: 9 });
  expect(device.find('k')).toMatchObject({ link: one.write, former: [] });
});
