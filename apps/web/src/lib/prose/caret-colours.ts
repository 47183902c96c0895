/**
 * A caret's colour is sent as `#rrggbb`, which every client understands, and shown in the reader's
 * own theme.
 */

/** The light theme's person colours, by a person's `colour`. */
export const CARET_COLOURS = ['#3d6a4e', '#7a5bb5', '#2b7a86', '#a2602c', '#a83a67'] as const;

/** `#rrggbb` for a person's `colour`, 0 to 4. */
export function caretColour(colour: number): string {
  return CARET_COLOURS[colour] ?? CARET_COLOURS[0];
}

/** The CSS colour to paint with; an unknown colour gets the first one. */
export function paintOf(color: unknown): string {
  const index = CARET_COLOURS.findIndex((known) => known === color);
  return `var(--person-${String(Math.max(index, 0) + 1)})`;
}
