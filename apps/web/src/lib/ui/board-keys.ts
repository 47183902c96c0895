/** What keys do on a board of columns: another card takes the focus, or the one that has it moves. */
import { isComposing } from './composing.ts';

export type BoardStep =
  | { readonly kind: 'focus'; readonly card: string }
  /** To the column with this index. */
  | { readonly kind: 'column'; readonly to: number }
  /** Within its column; `null` for the end. */
  | { readonly kind: 'place'; readonly before: string | null };

/** Whether a key pressed on a card is the board's: an arrow, and not one that a field or a menu uses. */
export function isBoardKey(event: KeyboardEvent): boolean {
  const { ctrlKey, metaKey, key, target } = event;
  if (ctrlKey || metaKey || isComposing(event) || !key.startsWith('Arrow')) return false;
  return !(target instanceof Element && target.closest('input, textarea, [role=menu]') !== null);
}

/**
 * @param columns The ids of the cards in each column, from top to bottom.
 * @param card The card that has the focus.
 * @returns `null` where the key leads nowhere.
 */
export function boardStep(
  { key, altKey }: Pick<KeyboardEvent, 'key' | 'altKey'>,
  columns: readonly (readonly string[])[],
  card: string,
): BoardStep | null {
  const column = columns.findIndex((cards) => cards.includes(card));
  const cards = columns[column];
  if (cards === undefined) return null;
  const at = cards.indexOf(card);
  const sideways = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0;
  const down = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0;
  if (altKey) {
    const to = column + sideways;
    if (sideways !== 0) return to in columns ? { kind: 'column', to } : null;
    if (down === 1 && at < cards.length - 1)
      return { kind: 'place', before: cards[at + 2] ?? null };
    if (down === -1 && at > 0) return { kind: 'place', before: cards[at - 1] ?? null };
    return null;
  }
  if (down !== 0) return focusOn(cards[at + down]);
  for (let to = column + sideways; sideways !== 0 && to in columns; to += sideways) {
    const there = columns[to] ?? [];
    if (there.length > 0) return focusOn(there[Math.min(at, there.length - 1)]);
  }
  return null;
}

const focusOn = (card: string | undefined): BoardStep | null =>
  card === undefined ? null : { kind: 'focus', card };
