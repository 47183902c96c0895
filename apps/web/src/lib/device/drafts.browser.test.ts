/** F43: what was written and not sent yet stays on this device, and nowhere else. */
import { afterEach, expect, test, vi } from 'vitest';
import {
  ALL_DRAFTS_CHARACTERS,
  DeviceDrafts,
  forgetDrafts,
  LONGEST_DRAFT_CHARACTERS,
} from './drafts.ts';

const KEY = 'workspace1';
const STORED = `cairn.draft.${KEY}.reply/1`;

afterEach(() => {
  vi.restoreAllMocks();
  localStorage.clear();
});

/** What the browser does in a tab when another one has changed the storage. */
const hear = (key: string | null) => dispatchEvent(new StorageEvent('storage', { key }));

test('F43: a draft is there again after a reload, until it is sent', () => {
  new DeviceDrafts(KEY).write('reply/1', { text: 'Slowly' });
  const later = new DeviceDrafts(KEY);
  expect(later.read('reply/1')).toEqual({ text: 'Slowly' });
  expect(later.read('reply/2')).toBeNull();
  later.write('reply/1', null);
  expect(new DeviceDrafts(KEY).read('reply/1')).toBeNull();
  expect(localStorage.getItem(STORED)).toBeNull();
});

test('F43: each workspace has its own, and removing one removes its drafts', () => {
  new DeviceDrafts(KEY).write('reply/1', { text: 'Slowly' });
  new DeviceDrafts('workspace2').write('reply/1', { text: 'Soon' });
  forgetDrafts(KEY);
  expect(new DeviceDrafts(KEY).read('reply/1')).toBeNull();
  expect(new DeviceDrafts('workspace2').read('reply/1')).toEqual({ text: 'Soon' });
});

test.each(['{', '3', 'null', '["x"]', '{"text":3}', '{}'])(
  'F43: %s in storage is not read as a draft',
  (raw) => {
    localStorage.setItem(STORED, raw);
    expect(new DeviceDrafts(KEY).read('reply/1')).toBeNull();
  },
);

test('F43: a field that is not text is left out', () => {
  localStorage.setItem(STORED, '{"text":"Slowly","day":3}');
  expect(new DeviceDrafts(KEY).read('reply/1')).toEqual({ text: 'Slowly' });
});

test('F43: if the disk is full, the text stays in the page and what was saved before stays on the device', () => {
  const drafts = new DeviceDrafts(KEY);
  drafts.write('reply/1', { text: 'Slow' });
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('no room', 'QuotaExceededError');
  });
  drafts.write('reply/1', { text: 'Slowly' });
  expect(drafts.refusalAt('reply/1')).toBe('full');
  expect(drafts.read('reply/1')).toEqual({ text: 'Slowly' });
  expect(new DeviceDrafts(KEY).read('reply/1')).toEqual({ text: 'Slow' });
  vi.restoreAllMocks();
  drafts.write('reply/1', { text: 'Slowly.' });
  expect(drafts.refusalAt('reply/1')).toBeNull();
  expect(new DeviceDrafts(KEY).read('reply/1')).toEqual({ text: 'Slowly.' });
});

test('F43: drafts never take the space that the list of workspaces needs', () => {
  const drafts = new DeviceDrafts(KEY);
  drafts.write('paste', { text: 'x'.repeat(LONGEST_DRAFT_CHARACTERS) });
  expect(drafts.refusalAt('paste')).toBe('tooLong');
  const most = { text: 'x'.repeat(LONGEST_DRAFT_CHARACTERS - 100) };
  const fitting = Math.floor(ALL_DRAFTS_CHARACTERS / LONGEST_DRAFT_CHARACTERS);
  for (let at = 0; at <= fitting; at += 1) drafts.write(`paste/${String(at)}`, most);
  expect(drafts.refusalAt(`paste/${String(fitting - 1)}`)).toBeNull();
  expect(drafts.refusalAt(`paste/${String(fitting)}`)).toBe('full');
});

test('F43: a tab shows what another one writes, and keeps a draft that could not be saved', () => {
  const drafts = new DeviceDrafts(KEY);
  const heard = vi.fn<(place: string | null) => void>();
  const leave = drafts.follow(heard);
  expect(drafts.read('reply/1')).toBeNull();
  localStorage.setItem(STORED, '{"text":"Slowly"}');
  hear(STORED);
  expect(drafts.read('reply/1')).toEqual({ text: 'Slowly' });
  expect(heard).toHaveBeenLastCalledWith('reply/1');
  drafts.write('reply/1', { text: 'x'.repeat(LONGEST_DRAFT_CHARACTERS) });
  hear(STORED);
  hear(null);
  expect(drafts.read('reply/1')?.['text']).toHaveLength(LONGEST_DRAFT_CHARACTERS);
  leave();
});
