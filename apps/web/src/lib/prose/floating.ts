/** Places what floats beside the words: above them, or below where there is no room or a finger's own menu is. */
import type { Spot } from './prose-editor.svelte.ts';

const GAP_PX = 8;

/**
 * Left and top, in CSS pixels from the frame's top left.
 * @param size of what floats, @param frame the editor's frame.
 */
export function besideWords(
  spot: Spot,
  size: { readonly width: number; readonly height: number },
  frame: { readonly width: number; readonly top: number },
  prefer: 'above' | 'below',
): { left: number; top: number } {
  const left = Math.max(0, Math.min(spot.left - size.width / 2, frame.width - size.width));
  const above = spot.top - size.height - GAP_PX;
  const fits = frame.top + above > GAP_PX;
  return { left, top: prefer === 'above' && fits ? above : spot.bottom + GAP_PX };
}
