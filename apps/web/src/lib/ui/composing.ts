/** While an input method (IME) is composing, Enter and Esc are its own: they choose or drop what it offers. */

/** What a key is called that an input method has taken for itself. */
const TAKEN_BY_INPUT_METHOD = 229;

/** True for a key that belongs to an input method; whoever hears Enter or Esc asks this first. */
export function isComposing(event: KeyboardEvent): boolean {
  // Safari tells of the Enter that ends a composition once `isComposing` is false already.
  return event.isComposing || event.keyCode === TAKEN_BY_INPUT_METHOD;
}
