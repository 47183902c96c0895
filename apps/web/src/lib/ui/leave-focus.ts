/** Where the focus goes when what holds it is about to leave the page: never to nowhere. */

/** Gives the focus to something that is not reached by Tab, such as a heading or a card. */
export function focusOn(target: HTMLElement | null | undefined): void {
  if (!target) return;
  if (!target.matches('a[href], button, input, textarea, select, [tabindex]')) target.tabIndex = -1;
  target.focus();
}

/**
 * To be called before the list item around `node` goes: to the item's next neighbour, or the one
 * before, or else the heading of the nearest `data-focus-home`. Takes from each neighbour what
 * `within` selects.
 */
export function focusPast(node: HTMLElement, within: string): void {
  const item = node.closest('li');
  const neighbour = item?.nextElementSibling ?? item?.previousElementSibling;
  const home = (item ?? node).parentElement?.closest('[data-focus-home]');
  focusOn(
    neighbour?.querySelector<HTMLElement>(within) ?? home?.querySelector<HTMLElement>('h1, h2'),
  );
}
