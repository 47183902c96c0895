/** Opens and closes the browser's own <dialog>, which keeps focus inside, makes the rest inert and gives focus back. */

/**
 * Shows `dialog` as a modal until the returned function is called. A press that begins and ends on
 * the backdrop closes it, as Esc does; a text selection dragged out of it does not.
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
  return () => {
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
