/** The four voices a coloured thing can speak in. Colour never speaks alone: pair it with a word. */
export type Tone = 'neutral' | 'moss' | 'amber' | 'clay';

/** Ground and text of each tone; every pair reads at 4.6:1 or better in both themes. */
export const TONE_CLASSES: Record<Tone, string> = {
  neutral: 'bg-sunk text-soft',
  moss: 'bg-moss-ground text-moss-ink',
  amber: 'bg-amber-ground text-amber',
  clay: 'bg-clay-ground text-clay',
};
