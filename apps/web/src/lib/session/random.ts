/** `size` bytes from the browser's secure random generator, in the form that the model takes. */
export function randomBytes(size: number): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(size));
}
