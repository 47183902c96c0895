/**
 * Makes room on this device for what can't be done without, such as a link. Apart from the notes
 * themselves, which need Yjs: Home loads this.
 */

/** What the names of the larger notes to self begin with. */
export const LARGE_NOTES = {
  met: 'cairn.met.',
  seen: 'cairn.seen.',
  known: 'cairn.known.',
  roadmap: 'cairn.roadmap.',
  dealtWith: 'cairn.dealt-with.',
} as const;

/** Forgets the larger notes about every workspace. */
export function makeRoom(): void {
  const beginnings = Object.values(LARGE_NOTES);
  for (const name of Object.keys(localStorage))
    if (beginnings.some((beginning) => name.startsWith(beginning))) localStorage.removeItem(name);
}
