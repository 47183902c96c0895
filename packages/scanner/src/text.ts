/* Checks UTF-8 and counts its UTF-16 units, as clocks count text, without making a string of it. */

/**
 * The number of UTF-16 units in the UTF-8 between two offsets, or -1 for anything that a strict
 * `TextDecoder` refuses: overlong forms, surrogates, code points above U+10FFFF, incomplete
 * sequences.
 */
export function utf16Length(bytes: Uint8Array, from: number, to: number): number {
  let units = 0;
  let at = from;
  while (at < to) {
    const lead = bytes[at] ?? 0;
    at += 1;
    units += 1;
    if (lead < 0x80) continue;
    // The second byte's bounds exclude overlong forms, surrogates, and anything above U+10FFFF.
    let [least, most, more] = [0x80, 0xbf, 0];
    if (lead >= 0xc2 && lead <= 0xdf) more = 1;
    else if (lead >= 0xe0 && lead <= 0xef) {
      more = 2;
      if (lead === 0xe0) least = 0xa0;
      else if (lead === 0xed) most = 0x9f;
    } else if (lead >= 0xf0 && lead <= 0xf4) {
      more = 3;
      units += 1;
      if (lead === 0xf0) least = 0x90;
      else if (lead === 0xf4) most = 0x8f;
    } else return -1;
    if (at + more > to) return -1;
    for (const end = at + more; at < end; at += 1) {
      const byte = bytes[at] ?? 0;
      if (byte < least || byte > most) return -1;
      [least, most] = [0x80, 0xbf];
    }
  }
  return units;
}

/**
 * The offset, in checked UTF-8 that begins at `from`, of UTF-16 unit number `unit`. In the middle
 * of a surrogate pair it is the offset of the next character.
 */
export function byteOfUnit(
  bytes: Uint8Array,
  from: number,
  unit: number,
): { readonly at: number; readonly isInPair: boolean } {
  let at = from;
  let units = 0;
  while (units < unit) {
    const lead = bytes[at] ?? 0;
    at += lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    units += lead < 0xf0 ? 1 : 2;
  }
  return { at, isInPair: units > unit };
}
