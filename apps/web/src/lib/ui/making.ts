/** What selected words can be made into: what it is called, and the key that makes it. */

/** What selected words can be made into, besides a thread. */
export type Made = 'action' | 'decision' | 'win';

interface Making {
  readonly made: Made;
  readonly label: string;
  /** What it does, for the tooltip and the list of shortcuts. */
  readonly what: string;
  /** With Ctrl or ⌘ and Alt. A system that takes D, W or T with them never passes those on. */
  readonly key: string;
}

/** In the order in which they are offered. */
export const MAKINGS: readonly Making[] = [
  { made: 'action', label: 'Action item', what: 'an action item', key: 'A' },
  { made: 'decision', label: 'Decision', what: 'a decision', key: 'G' },
  { made: 'win', label: 'Win', what: 'a win', key: 'N' },
];

/** The key that comments on them. */
export const COMMENT_KEY = 'M';

/** The keys as a tooltip says them. */
export function keysFor(key: string): string {
  return `Ctrl/⌘ Alt ${key}`;
}

/** The same for assistive technology. */
export function ariaKeysFor(key: string): string {
  return `Control+Alt+${key} Meta+Alt+${key}`;
}

/** What a key makes; `code` as in the keyboard event, since Alt changes what is typed. */
export function madeBy(code: string): Made | null {
  return MAKINGS.find(({ key }) => code === `Key${key}`)?.made ?? null;
}
