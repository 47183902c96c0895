/**
 * For tests only: a browser's storage in memory, and a workspace on it. Import it before anything
 * that uses either.
 */
import { vi } from 'vitest';

/** As in a browser, the stored keys are its own properties. */
const kept: Record<string, string> = Object.create({
  getItem: (key: string) => kept[key] ?? null,
  setItem: (key: string, value: string) => void (kept[key] = value),
  removeItem: (key: string) => void delete kept[key],
}) as Record<string, string>;
vi.stubGlobal('addEventListener', () => {});
vi.stubGlobal('location', { origin: 'https://cairn.example' });
vi.stubGlobal('localStorage', kept);

const { device } = await import('#lib/device/workspaces.svelte.ts');

/** Adds a workspace of Mira's with this link to the device. */
export function addWorkspace(key: string, link: string): void {
  device.add({
    ...{ key, link, name: 'n', workspace: 'id', seenBy: null, example: false },
    ...{ farewell: null, candidate: null, former: [], joinedAt: 1, openedAt: 1 },
    ...{ person: 'p' as never, personName: 'Mira', otherNames: [] },
  });
}

export function entryOf(key: string) {
  const entry = device.find(key);
  if (!entry) throw new Error(`no workspace ${key}`);
  return entry;
}
