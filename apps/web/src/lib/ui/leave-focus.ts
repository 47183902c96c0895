/** Moves the focus somewhere sensible when the element that has it is about to leave the page. */
import { tick } from 'svelte';

/** What a row begins with; not a field, which would open the keyboard of a phone. */
const FIRST_IN_ROW = 'input[type=checkbox], button, a[href]';

/** Focuses something that can't be reached with Tab, such as a heading or a card. */
export function focusOn(target: HTMLElement | null | undefined): void {
  if (!target) return;
  if (!target.matches('a[href], button, input, textarea, select, [tabindex]')) target.tabIndex = -1;
  target.focus();
}

/**
 * Call it before the list item around `node` is removed: focuses the item's next neighbour, or the
 * previous one, or else the nearest `data-focus-home`: its heading, or the field that adds to it. In
 * a neighbour it focuses what `within` selects.
 */
export function focusPast(node: HTMLElement, within: string): void {
  const { neighbour, home } = around(node);
  focusOn(neighbour?.querySelector<HTMLElement>(within) ?? placeIn(home));
}

/**
 * Runs what a button in a list item does. If the button has gone afterwards, the focus stays in its
 * item or, if that has gone too, goes where `focusPast` would take it.
 */
export async function focusNear(button: HTMLElement, act: () => void): Promise<void> {
  const { item, neighbour, home } = around(button);
  const hadFocus = document.activeElement === button;
  act();
  await tick();
  if (!hadFocus || document.activeElement !== document.body) return;
  const rows = [item, neighbour].filter((row) => row?.isConnected === true);
  const near = rows.map((row) => row?.querySelector<HTMLElement>(FIRST_IN_ROW)).find(Boolean);
  focusOn(near ?? placeIn(home));
}

/** After a form has closed: focuses what `selector` finds in `home` once that is drawn. */
export async function focusOnceDrawn(
  home: HTMLElement | null | undefined,
  selector: string,
): Promise<void> {
  await tick();
  focusOn(home?.querySelector<HTMLElement>(selector));
}

function around(node: HTMLElement) {
  const item = node.closest('li');
  return {
    item,
    neighbour: item?.nextElementSibling ?? item?.previousElementSibling,
    home: (item ?? node).parentElement?.closest('[data-focus-home]'),
  };
}

const placeIn = (home: Element | null | undefined) =>
  home?.querySelector<HTMLElement>('h1, h2') ??
  home?.querySelector<HTMLElement>('input:not([type=checkbox])');
