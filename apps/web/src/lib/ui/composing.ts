/**
 * While an input method (IME) is composing, Enter and Esc belong to it: they accept or reject what
 * it offers.
 */

/** The `keyCode` of a key that an input method has handled itself. */
const TAKEN_BY_INPUT_METHOD = 229;

/** True for a key that belongs to an input method; check it before handling Enter or Esc. */
export function isComposing(event: KeyboardEvent): boolean {
  // Safari reports the Enter that ends a composition after setting `isComposing` to false.
  return event.isComposing || event.keyCode === TAKEN_BY_INPUT_METHOD;
}

/** True for `Ctrl/⌘ Enter`, which sends what was written. */
export function isSending(event: KeyboardEvent): boolean {
  return !isComposing(event) && event.key === 'Enter' && (event.ctrlKey || event.metaKey);
}
