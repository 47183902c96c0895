/* The link is the key: how one is written, and how pasted text is understood. */

import { decodeBase64url, encodeBase64url } from './base64url.ts';
import { KEY_BYTES, type Keys } from './keys.ts';
import { isUsableVerifyKey } from './signing.ts';

/** What a link contains: a workspace's secret, an observer's part of it, or an invitation's secret. @public */
export type LinkContent =
  | { readonly kind: 'write'; readonly secret: Uint8Array }
  | {
      readonly kind: 'read';
      readonly readSecret: Uint8Array;
      readonly writeTokenHash: Uint8Array;
      readonly verifyKey: Uint8Array;
    }
  | { readonly kind: 'invite'; readonly secret: Uint8Array };

/** Why a link is refused; the app has the wording. @public */
export type LinkRefusal = 'empty' | 'notALink' | 'cut' | 'unknownKind';

/**
 * What pasted text turned out to be. `seenBy`: the host of a redirecting service that the secret
 * has passed through, `null` if there is no sign of one. @public
 */
export type ParsedLink =
  | ({ readonly ok: true; readonly seenBy: string | null } & LinkContent)
  | { readonly ok: false; readonly reason: LinkRefusal };

const SECRET_CHARACTERS = 43;
/** How many parts of 32 bytes follow the letter of a link. */
const PARTS: Readonly<Record<string, number>> = { w: 1, r: 3, i: 1 };
// A whole mail may be pasted, but not a book: searching it would take noticeably long.
const LONGEST_TEXT = 65_536;
const MOST_WRAPPINGS = 3;
/** Soft hyphens, zero-width characters and direction marks, which mail and chat programs slip in. */
const INVISIBLE = /[\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/g;
const MAIL_LINE_END = /=\r?\n/g;
const JOIN = ['/join', '/join/'];
const HASHED = /#([A-Za-z][A-Za-z0-9]{0,15})(\.|$)/g;
const BARE = /(?:^|[\s<>("'“‘=/])([A-Za-z][A-Za-z0-9]{0,15})\.(?=[A-Za-z0-9_-]{16})/g;
const LINE_BREAK = /[ \t]*\r?\n[ \t>|]*/y;
const SECRET_CHARACTER = /[A-Za-z0-9_-]/;
const ADDRESS = /https?:\/\/[^\s<>"']+/g;

/** A writer's permanent link to the workspace with this 32-byte secret; `origin` as in `https://a.b`. */
export function writerLink(origin: string, secret: Uint8Array): string {
  return `${origin}/join#w.${encodeBase64url(secret)}`;
}

/** An observer's permanent link to the workspace with these keys: it opens everything and changes nothing. */
export function readerLink(origin: string, keys: Keys): string {
  const parts = [keys.readSecret, keys.writeTokenHash, keys.verifyKey].map(encodeBase64url);
  return `${origin}/join#r.${parts.join('.')}`;
}

/** The link of a one-time invitation with this 32-byte secret. */
export function inviteLink(origin: string, secret: Uint8Array): string {
  return `${origin}/join#i.${encodeBase64url(secret)}`;
}

/**
 * Finds a link in pasted text: a whole address, `#w.…` or `w.…` (`r.…`, `i.…`), among other words,
 * broken across lines, with invisible characters, percent-encoded or wrapped in a redirect. `cut`:
 * the beginning of a link whose end is missing. Never throws.
 */
export function parseLink(text: string): ParsedLink {
  if (text.length > LONGEST_TEXT) return { ok: false, reason: 'notALink' };
  const visible = text.replace(INVISIBLE, '').replace(MAIL_LINE_END, '');
  if (/^[\s<>"'()]*$/.test(visible)) return { ok: false, reason: 'empty' };
  let refusal: LinkRefusal = 'notALink';
  for (const candidate of unwrapped(visible)) {
    const found = findIn(candidate);
    if (typeof found === 'object') {
      return { ok: true, seenBy: redirectorIn(visible, found.text), ...found.content };
    }
    if (refusal === 'notALink') refusal = found;
  }
  return { ok: false, reason: refusal };
}

/** The text as it is, and then with one more layer of encoding removed each time. */
function* unwrapped(text: string): Generator<string> {
  let inner = text;
  for (let layer = 0; layer <= MOST_WRAPPINGS; layer += 1) {
    yield inner;
    const next = decodeOnce(inner);
    if (next === inner) return;
    inner = next;
  }
}

function decodeOnce(text: string): string {
  return text
    .replace(/%([0-7][0-9A-Fa-f])/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    .replace(/&(?:#35|#x23|num);/gi, '#')
    .replace(/&amp;/gi, '&');
}

interface Found {
  readonly content: LinkContent;
  /** The first part as it was written, used to find the link again in the text it came in. */
  readonly text: string;
}

function findIn(text: string): Found | LinkRefusal {
  let refusal: LinkRefusal = isJoinWithoutSecret(text) ? 'cut' : 'notALink';
  for (const pattern of [HASHED, BARE]) {
    for (const match of text.matchAll(pattern)) {
      const kind = match[1] ?? '';
      const body = readParts(text, match.index + match[0].length, PARTS[kind] ?? 1);
      const content = body.state === 'whole' ? contentOf(kind, body.parts) : undefined;
      if (content) return { content, text: body.parts[0] ?? '' };
      if (refusal !== 'notALink') continue;
      if (PARTS[kind] === undefined) {
        if (body.state === 'whole') refusal = 'unknownKind';
      } else if (body.state === 'cut') refusal = 'cut';
    }
  }
  return refusal;
}

/** Whether the text ends with the address of the page for joining, perhaps with a query. */
function isJoinWithoutSecret(text: string): boolean {
  const words = text.trim();
  let from = words.length;
  while (from > 0 && !/\s/.test(words.charAt(from - 1))) from -= 1;
  const last = words.slice(from);
  return JOIN.some(
    (page) => last.endsWith(page) || last.endsWith(`${page}#`) || last.includes(`${page}?`),
  );
}

/** Reads this many parts of 43 characters, separated by dots, across line breaks within them. */
function readParts(
  text: string,
  from: number,
  count: number,
): { readonly state: 'whole' | 'cut' | 'other'; readonly parts: readonly string[] } {
  const parts: string[] = [];
  let at = from;
  const passLineBreak = (): boolean => {
    LINE_BREAK.lastIndex = at;
    if (!LINE_BREAK.test(text)) return false;
    at = LINE_BREAK.lastIndex;
    return true;
  };
  for (let part = 0; part < count; part += 1) {
    if (part > 0) {
      passLineBreak();
      if (text[at] !== '.') return { state: endsAt(text, at) ? 'cut' : 'other', parts };
      at += 1;
    }
    let characters = '';
    while (characters.length < SECRET_CHARACTERS) {
      const next = text[at];
      if (next !== undefined && SECRET_CHARACTER.test(next)) {
        characters += next;
        at += 1;
      } else if (!passLineBreak()) break;
    }
    if (characters.length < SECRET_CHARACTERS) {
      return { state: text[at] === '.' && count > 1 ? 'other' : 'cut', parts };
    }
    parts.push(characters);
  }
  return { state: SECRET_CHARACTER.test(text[at] ?? '') ? 'other' : 'whole', parts };
}

function endsAt(text: string, at: number): boolean {
  return at >= text.length || /\s/.test(text[at] ?? '');
}

function contentOf(kind: string, texts: readonly string[]): LinkContent | undefined {
  const [first, second, third] = texts.map(decodePart);
  if (!first) return undefined;
  if (kind === 'w') return { kind: 'write', secret: first };
  if (kind === 'i') return { kind: 'invite', secret: first };
  if (kind !== 'r' || !second || !third || !isUsableVerifyKey(third)) return undefined;
  return { kind: 'read', readSecret: first, writeTokenHash: second, verifyKey: third };
}

function decodePart(text: string): Uint8Array | undefined {
  const bytes = decodeBase64url(text);
  return bytes?.length === KEY_BYTES ? bytes : undefined;
}

/** The host of an address that carries the secret where its server can see it. */
function redirectorIn(text: string, secret: string): string | null {
  for (const [address] of text.matchAll(ADDRESS)) {
    if (!URL.canParse(address)) continue;
    const { host, pathname, search } = new URL(address);
    const carries = [...unwrapped(search), ...unwrapped(pathname)].some((part) =>
      part.includes(secret),
    );
    if (carries && !/^\/join(%23|#)/i.test(pathname)) return host;
  }
  return null;
}
