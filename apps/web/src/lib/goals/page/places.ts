/** The places on a goal's page that a hint can lead to, and how to get there. */
export type Place =
  | ('title' | 'why' | 'measure' | 'target' | 'steps')
  | ('needs' | 'barriers' | 'purpose' | 'links' | 'due');

const WRITABLE = '[contenteditable="true"], textarea, input, button';

/** Scrolls the place into view and focuses its first field or button. */
export function goToPlace(place: Place): void {
  const target = document.querySelector<HTMLElement>(`[data-place="${place}"]`);
  if (target === null) return;
  const first = target.matches(WRITABLE) ? target : target.querySelector<HTMLElement>(WRITABLE);
  first?.focus({ preventScroll: true });
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  target.scrollIntoView({ block: 'center', behavior: calm ? 'auto' : 'smooth' });
}
