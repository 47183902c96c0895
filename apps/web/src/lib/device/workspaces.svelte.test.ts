import type { PersonId } from '@cairn/model/shared';
import { expect, test, vi } from 'vitest';
import { device, parseEntry } from './workspaces.svelte.ts';

const whole = {
  key: 'k',
  name: 'Mira & Robin',
  workspace: 'id',
  link: 'w.present',
  farewell: null,
  candidate: { link: 'w.next', farewell: 'AAAA', leavesBehind: false },
  former: [{ link: 'w.old', farewell: 'BBBB', leftAt: 5, unused: false }],
  seenBy: null,
  person: 'p',
  personName: 'Mira',
  otherNames: ['Robin'],
  example: false,
  joinedAt: 1,
  openedAt: 2,
};

test('an entry is read as it was stored', () => {
  expect(parseEntry(JSON.parse(JSON.stringify(whole)))).toEqual(whole);
});

test('an entry of an older version is read, with what it did not store left empty', () => {
  const { key, person, link } = whole;
  expect(parseEntry({ key, person, link, formerLink: 'w.older' })).toEqual({
    key,
    person,
    link,
    name: '',
    workspace: null,
    farewell: null,
    candidate: null,
    former: [],
    seenBy: null,
    personName: '',
    otherNames: [],
    example: false,
    joinedAt: 0,
    openedAt: 0,
  });
});

test.each([
  ['nothing', null],
  ['a text', 'entry'],
  ['a list', []],
  ['an entry without a person', { key: 'k' }],
])('%s is not read as an entry', (_what, raw) => {
  expect(parseEntry(raw)).toBeNull();
});

test('malformed parts are left out, and the rest is kept', () => {
  const entry = parseEntry({
    ...whole,
    link: 7,
    candidate: { link: 'w.next' },
    former: [{ farewell: 'BBBB' }, 'text', { link: 'w.old' }],
    otherNames: ['Robin', 3],
  });
  expect(entry).toEqual({
    ...whole,
    link: null,
    candidate: null,
    former: [{ link: 'w.old', farewell: null, leftAt: 0, unused: false }],
  });
});

test('[F32] a note is skipped if nothing more can be saved on the device; an essential change throws', () => {
  const full = () => {
    throw new DOMException('', 'QuotaExceededError');
  };
  vi.stubGlobal('localStorage', { getItem: () => JSON.stringify([whole]), setItem: full });
  expect(() => device.note('k', { personName: 'Robin' })).not.toThrow();
  expect(() => device.update('k', { link: 'w.next' })).toThrow('');
  vi.unstubAllGlobals();
});

test('[F32] if notes to self have filled the browser’s storage, they make room for what is essential', () => {
  localStorage.clear();
  device.add({ ...whole, person: whole.person as PersonId });
  localStorage.setItem('cairn.outgoing.k.room.0', '[]');
  const fill = (size: number) => {
    for (let at = 0; ; at += 1)
      localStorage.setItem(`cairn.met.${String(size)}.${String(at)}`, 'x'.repeat(size));
  };
  for (const size of [100_000, 1_000, 1]) expect(() => fill(size)).toThrow('quota');
  const longer = { name: 'A name that is a good deal longer than the one before' };
  expect(() => device.note('k', longer)).not.toThrow();
  expect(device.find('k')?.name).toBe('Mira & Robin');
  device.update('k', longer);
  expect(device.find('k')?.name).toBe(longer.name);
  expect(Object.keys(localStorage).sort()).toEqual(['cairn.outgoing.k.room.0', 'cairn.workspaces']);
  localStorage.clear();
});
