/** The four tones of coloured elements. Colour never stands alone: pair it with a word. */
export type Tone = 'neutral' | 'moss' | 'amber' | 'clay';

/** Background and text of each tone; every pair has a contrast of at least 4.6:1 in both themes. */
export const TONE_CLASSES: Record<Tone, string> = {
  neutral: 'bg-sunk text-soft',
  moss: 'bg-moss-ground text-moss-ink',
  amber: 'bg-amber-ground text-amber',
  clay: 'bg-clay-ground text-clay',
};
