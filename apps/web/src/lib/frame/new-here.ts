/**
 * Keys that press a control of the page. Each page marks the one that creates something with
 * `data-new`, those for other things with what they begin, as in `data-begins="habit"`, and those
 * that have a key of their own with that, as in `data-key="e"`.
 */
import { tick } from 'svelte';

/** Creates something new on this page; false if the page has nothing to create. */
export function startNewHere(): boolean {
  return activate('[data-new]');
}

/** Presses the control with this key: in the item of the page that is current, if there is one. */
export function pressHere(key: string): boolean {
  if (!/^[a-z]$/.test(key)) return false;
  const control = `[data-key="${key}"]`;
  return activate(`main [aria-current=true] ${control}`) || activate(`main ${control}`);
}

function activate(controls: string): boolean {
  const target = [...document.querySelectorAll<HTMLElement>(controls)].find(
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
export async function startNewSoon(control?: string): Promise<void> {
  const controls = control === undefined ? '[data-new]' : `[data-begins="${control}"]`;
  for (let frame = 0; frame < 60; frame++) {
    await tick();
    if (activate(controls)) return;
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
}
