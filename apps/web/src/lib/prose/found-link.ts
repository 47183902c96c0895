/** Which part of a typed word becomes a link: only what can hardly mean anything else. */
import { endOfAddress, LONGEST_ADDRESS_CHARACTERS } from '#lib/ui/linked-text.ts';
import { safeHref } from './links.ts';

/**
 * Well-known top-level domains, without those that are also file extensions, such as `md`, `py`,
 * `sh` and `zip`.
 */
const ENDINGS =
  'com org net edu gov int eu de at ch fr uk ie es pt it nl be lu dk se no fi is ee lv lt cz sk hu si hr gr us ca mx br ar cl au nz jp kr cn tw in za dev blog wiki';
const HOST = `(?:[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]*[\\p{L}\\p{N}])?\\.)+`;
const REST = '(?::\\d{1,5})?(?:[/?#]\\S*)?';
const KNOWN_HOST = new RegExp(`^${HOST}(?:${ENDINGS.replaceAll(' ', '|')})${REST}$`, 'iu');
const WWW = new RegExp(`^www\\.${HOST}\\p{L}{2,}${REST}$`, 'iu');
const SCHEME = /^(?:https?:\/\/[^\s/]|mailto:\S+@)/i;
const MAIL = new RegExp(`^[^\\s@/:<>()]+@${HOST}\\p{L}{2,}$`, 'iu');

const BEFORE = /^[([{<"'“‘«„‚]+/;
const BEHIND = '.,;:!?"\'”’»“‘…>}]';

export interface FoundLink {
  /** Offset in the word, in UTF-16 units. */
  readonly from: number;
  readonly to: number;
  readonly href: string;
}

/** The link in a word without spaces, without the brackets, quotes and punctuation around it. */
export function linkIn(word: string): FoundLink | null {
  const from = BEFORE.exec(word)?.[0].length ?? 0;
  const to = from + endOfAddress(word.slice(from), BEHIND, ['()']);
  const href = hrefOf(word.slice(from, to));
  return href === null ? null : { from, to, href };
}

function hrefOf(text: string): string | null {
  if (text.length > LONGEST_ADDRESS_CHARACTERS) return null;
  if (SCHEME.test(text)) return safeHref(text);
  if (MAIL.test(text)) return safeHref(`mailto:${text}`);
  return WWW.test(text) || KNOWN_HOST.test(text) ? safeHref(`https://${text}`) : null;
}
