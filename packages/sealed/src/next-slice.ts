/** How many of the waiting entries are opened in one go, which keeps the page busy for some 10 ms. */
const SLICE_ENTRIES = 400;
const SLICE_BYTES = 256 * 1024;

export function nextSlice(waiting: Iterable<Uint8Array>): Uint8Array[] {
  const slice: Uint8Array[] = [];
  let bytes = 0;
  for (const entry of waiting) {
    if (slice.length >= SLICE_ENTRIES || bytes > SLICE_BYTES) break;
    slice.push(entry);
    bytes += entry.length;
  }
  return slice;
}
