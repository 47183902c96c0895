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
