/** Moves the focus somewhere sensible when the element that has it is about to leave the page. */

/** Focuses something that can't be reached with Tab, such as a heading or a card. */
export function focusOn(target: HTMLElement | null | undefined): void {
  if (!target) return;
  if (!target.matches('a[href], button, input, textarea, select, [tabindex]')) target.tabIndex = -1;
  target.focus();
}

/**
 * Call it before the list item around `node` is removed: focuses the item's next neighbour, or the
 * previous one, or else the heading of the nearest `data-focus-home`. In a neighbour it focuses
 * what `within` selects.
 */
export function focusPast(node: HTMLElement, within: string): void {
  const item = node.closest('li');
  const neighbour = item?.nextElementSibling ?? item?.previousElementSibling;
  const home = (item ?? node).parentElement?.closest('[data-focus-home]');
  focusOn(
    neighbour?.querySelector<HTMLElement>(within) ?? home?.querySelector<HTMLElement>('h1, h2'),
  );
}
