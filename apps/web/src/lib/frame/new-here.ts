/** "Something new here": each page marks the control that creates something with `data-new`. */
import { tick } from 'svelte';

/** Creates something new on this page; false if the page has nothing to create. */
export function startNewHere(): boolean {
  const target = [...document.querySelectorAll<HTMLElement>('[data-new]')].find(
    (element) => element.checkVisibility() && !element.matches(':disabled'),
  );
  if (target === undefined) return false;
  const field = target.matches('input, textarea, [contenteditable]')
    ? target
    : target.querySelector<HTMLElement>('input, textarea, [contenteditable]');
  if (field) field.focus();
  else target.click();
  return true;
}

/** The same on a page you have just gone to, whose code may still be loading. */
export async function startNewSoon(): Promise<void> {
  for (let frame = 0; frame < 60; frame++) {
    await tick();
    if (startNewHere()) return;
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
}
