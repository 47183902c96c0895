/** Finds addresses in plain text: which parts become links, and where to. */

export interface Piece {
  readonly text: string;
  /** A normalised `http` or `https` address; `null` for plain text. */
  readonly href: string | null;
}

const ADDRESS = /https?:\/\/[^\s<>"“”]+/gi;
/** Punctuation that ends a sentence or closes a quote rather than belonging to the address. */
const AFTER_ADDRESS = /[.,;:!?'’*_~…]+$/;

const BRACKETS = [
  ['(', ')'],
  ['[', ']'],
] as const;

/** The text split at its addresses, in order; the pieces joined together are the text again. */
export function linkedPieces(text: string): Piece[] {
  const pieces: Piece[] = [];
  let done = 0;
  for (const { 0: found, index } of text.matchAll(ADDRESS)) {
    const address = trimmed(found);
    const href = hrefOf(address);
    if (href === null) continue;
    if (index > done) pieces.push({ text: text.slice(done, index), href: null });
    pieces.push({ text: address, href });
    done = index + address.length;
  }
  if (done < text.length) pieces.push({ text: text.slice(done), href: null });
  return pieces;
}

/** The address without what follows it: a full stop, or the bracket that was opened before it. */
function trimmed(found: string): string {
  let address = found.replace(AFTER_ADDRESS, '');
  for (const [open, close] of BRACKETS) {
    while (address.endsWith(close) && count(address, close) > count(address, open)) {
      address = address.slice(0, -1).replace(AFTER_ADDRESS, '');
    }
  }
  return address;
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}

function hrefOf(address: string): string | null {
  try {
    const { protocol, href } = new URL(address);
    return protocol === 'http:' || protocol === 'https:' ? href : null;
  } catch {
    return null;
  }
}
