import { expect, test, vi } from 'vitest';

/** A browser's storage that may be full: then only something shorter than before fits. */
const storage = vi.hoisted(() => {
  const kept = Object.create({
    getItem: (key: string) => kept[key] ?? null,
    setItem(key: string, value: string) {
      if (state.isFull && value.length > (kept[key]?.length ?? 0)) throw new Error('full');
      kept[key] = value;
    },
    removeItem: (key: string) => void delete kept[key],
  }) as Record<string, string>;
  const state = { kept, isFull: false };
  return state;
});
vi.stubGlobal('localStorage', storage.kept);
const { readAllOutgoing, writeOutgoing } = await import('./outgoing-notes.ts');

test('if a list can’t be saved, the previous one is not used in its place', () => {
  const place = { key: 'k', room: 'r', slot: '0' };
  writeOutgoing(place, []);
  storage.isFull = true;
  writeOutgoing(place, [{ lane: 'a', entry: null, stored: false }]);
  expect(readAllOutgoing('k', 'r')).toEqual([{ lane: null, entry: null, stored: false }]);
  writeOutgoing(place, []);
  storage.isFull = false;
  writeOutgoing(place, []);
  expect(readAllOutgoing('k', 'r')).toEqual([]);
});
