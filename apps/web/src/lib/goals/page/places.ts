/** The places of a goal's page that a hint leads to, and how one gets there. */
export type Place =
  | ('title' | 'why' | 'measure' | 'target' | 'steps')
  | ('needs' | 'barriers' | 'purpose' | 'links' | 'due');

const WRITABLE = '[contenteditable="true"], textarea, input, button';

/** Brings the place into view and puts the focus where one can write or press. */
export function goToPlace(place: Place): void {
  const target = document.querySelector<HTMLElement>(`[data-place="${place}"]`);
  if (target === null) return;
  const first = target.matches(WRITABLE) ? target : target.querySelector<HTMLElement>(WRITABLE);
  first?.focus({ preventScroll: true });
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  target.scrollIntoView({ block: 'center', behavior: calm ? 'auto' : 'smooth' });
}
