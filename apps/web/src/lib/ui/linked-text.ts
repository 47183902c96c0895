/** Finds addresses in plain text: which parts become links, and where to. */

export interface Piece {
  readonly text: string;
  /** A normalised `http` or `https` address; `null` for plain text. */
  readonly href: string | null;
}

const ADDRESS = /https?:\/\/[^\s<>"“”]+/gi;
/** Longer ones stay plain text. */
export const LONGEST_ADDRESS_CHARACTERS = 2_000;
/** Punctuation that ends a sentence or closes a quote rather than belonging to the address. */
const AFTER_ADDRESS = ".,;:!?'’*_~…";
const BRACKETS = ['()', '[]'];

/** The text split at its addresses, in order; the pieces joined together are the text again. */
export function linkedPieces(text: string): Piece[] {
  const pieces: Piece[] = [];
  let done = 0;
  for (const { 0: found, index } of text.matchAll(ADDRESS)) {
    const address = found.slice(0, endOfAddress(found, AFTER_ADDRESS, BRACKETS));
    const href = hrefOf(address);
    if (href === null) continue;
    if (index > done) pieces.push({ text: text.slice(done, index), href: null });
    pieces.push({ text: address, href });
    done = index + address.length;
  }
  if (done < text.length) pieces.push({ text: text.slice(done), href: null });
  return pieces;
}

/**
 * Where an address that begins a text ends: without the punctuation after it, and without brackets
 * that were opened before it. Looks at each character twice at most, since somebody else wrote it.
 */
export function endOfAddress(
  text: string,
  punctuation: string,
  brackets: readonly string[],
): number {
  const openers = new Map(brackets.map((pair) => [pair.charAt(1), pair.charAt(0)]));
  const counts = new Map(brackets.flatMap((pair) => [...pair].map((sign) => [sign, 0])));
  const countOf = (sign = '') => counts.get(sign) ?? 0;
  for (const sign of text) if (counts.has(sign)) counts.set(sign, countOf(sign) + 1);
  let end = text.length;
  for (; end > 0; end -= 1) {
    const last = text.charAt(end - 1);
    if (punctuation.includes(last)) continue;
    if (!openers.has(last) || countOf(last) <= countOf(openers.get(last))) break;
    counts.set(last, countOf(last) - 1);
  }
  return end;
}

function hrefOf(address: string): string | null {
  if (address.length > LONGEST_ADDRESS_CHARACTERS) return null;
  try {
    const { protocol, href } = new URL(address);
    return protocol === 'http:' || protocol === 'https:' ? href : null;
  } catch {
    return null;
  }
}
