/* The one text form of bytes in links and credentials: base64url, unpadded, exactly one spelling each. */

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

// Written out because lib0's version needs `window` or `Buffer`, and keys are also used in workers.
const VALUES = new Map([...ALPHABET].map((character, value) => [character, value]));

/** Encodes bytes as unpadded base64url. */
export function encodeBase64url(bytes: Uint8Array): string {
  let text = '';
  let waiting = 0;
  let bits = 0;
  for (const byte of bytes) {
    waiting = (waiting << 8) | byte;
    bits += 8;
    while (bits >= 6) {
      bits -= 6;
      text += ALPHABET.charAt((waiting >> bits) & 63);
    }
    waiting &= (1 << bits) - 1;
  }
  if (bits > 0) text += ALPHABET.charAt((waiting << (6 - bits)) & 63);
  return text;
}

/**
 * Decodes unpadded base64url; `undefined` for anything that `encodeBase64url` wouldn't have written
 * (padding, other characters, left-over bits that aren't zero).
 */
export function decodeBase64url(text: string): Uint8Array | undefined {
  const bytes = new Uint8Array(Math.floor((text.length * 6) / 8));
  let waiting = 0;
  let bits = 0;
  let length = 0;
  for (const character of text) {
    const value = VALUES.get(character);
    if (value === undefined) return undefined;
    waiting = (waiting << 6) | value;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[length] = waiting >> bits;
      length += 1;
    }
    waiting &= (1 << bits) - 1;
  }
  if (bits >= 6 || waiting !== 0) return undefined;
  return bytes;
}
