/**
 * Opens and closes the browser's own <dialog>, which keeps the focus inside, makes the rest inert
 * and returns the focus.
 */

/** The open dialogs, topmost last. Everything outside the topmost is inert. */
const open: HTMLDialogElement[] = [];
const listeners = new Set<(top: HTMLDialogElement | null) => void>();

/**
 * Calls back now, and whenever another dialog, or none, becomes the topmost; returns a function
 * that stops it.
 */
export function followTopDialog(listener: (top: HTMLDialogElement | null) => void): () => void {
  listeners.add(listener);
  listener(open.at(-1) ?? null);
  return () => listeners.delete(listener);
}

function tell(): void {
  for (const listener of listeners) listener(open.at(-1) ?? null);
}

/**
 * Shows `dialog` as a modal until the returned function is called. A click that begins and ends on
 * the backdrop closes it, as Esc does; a text selection dragged out of it doesn't.
 */
export function showModal(dialog: HTMLDialogElement): () => void {
  let pressedOutside = false;
  const onPress = (event: PointerEvent): void => {
    pressedOutside = event.target === dialog && isOutside(dialog, event);
  };
  const onRelease = (event: PointerEvent): void => {
    if (pressedOutside && event.target === dialog && isOutside(dialog, event)) dialog.close();
    pressedOutside = false;
  };
  dialog.addEventListener('pointerdown', onPress);
  dialog.addEventListener('pointerup', onRelease);
  dialog.showModal();
  open.push(dialog);
  tell();
  return () => {
    open.splice(open.indexOf(dialog), 1);
    tell();
    dialog.removeEventListener('pointerdown', onPress);
    dialog.removeEventListener('pointerup', onRelease);
    if (dialog.open) dialog.close();
  };
}

function isOutside(dialog: HTMLDialogElement, event: PointerEvent): boolean {
  const box = dialog.getBoundingClientRect();
  return (
    event.clientX < box.left ||
    event.clientX > box.right ||
    event.clientY < box.top ||
    event.clientY > box.bottom
  );
}
