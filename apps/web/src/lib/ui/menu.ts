/** A menu's items, and how the keyboard moves through them as in the ARIA menu pattern. */
import { fold } from '@cairn/model/shared';
import type { Icon } from './icon.ts';

export interface MenuItem {
  label: string;
  /** For example from `lucide-svelte/icons/…`. */
  icon?: Icon | undefined;
  onselect?: (() => void) | undefined;
  /** Makes the item a link. */
  href?: string | undefined;
  tone?: 'clay' | undefined;
  disabled?: boolean | undefined;
  /** Set for an item that is one of a choice. */
  checked?: boolean | undefined;
  /** Draws a line above the item. */
  divided?: boolean | undefined;
}

/**
 * The index a key moves to from `current` (-1: none), or undefined if the key doesn't move. A
 * letter moves to the next label that begins with it.
 */
export function nextIndex(
  key: string,
  current: number,
  labels: readonly string[],
): number | undefined {
  const count = labels.length;
  if (count === 0) return undefined;
  switch (key) {
    case 'ArrowDown':
      return (current + 1) % count;
    case 'ArrowUp':
      return current <= 0 ? count - 1 : current - 1;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
  }
  if ([...key].length !== 1 || key === ' ') return undefined;
  const wanted = fold(key);
  for (let step = 1; step <= count; step += 1) {
    const at = (current + step) % count;
    if (fold(labels[at] ?? '').startsWith(wanted)) return at;
  }
  return undefined;
}
