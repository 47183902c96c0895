/* The link is the key: how one is written, and how what a person pastes is understood. */

import { decodeBase64url, encodeBase64url } from './base64url.ts';
import { KEY_BYTES, type Keys } from './keys.ts';

/** What a pasted text turned out to be. The reasons are keys for the words a person reads. @public */
export type ParsedLink =
  | { readonly ok: true; readonly kind: 'write'; readonly secret: Uint8Array }
  | {
      readonly ok: true;
      readonly kind: 'read';
      readonly readSecret: Uint8Array;
      readonly writeTokenHash: Uint8Array;
    }
  | {
      readonly ok: false;
      readonly reason: 'empty' | 'notALink' | 'cut' | 'unknownKind';
    };

const SECRET_CHARACTERS = 43;
// Far above any link; trimming a pasted book would take noticeably long.
const LONGEST_TEXT = 4096;
const SURROUNDINGS = /^[\s<>"'(]+|[\s<>"').,;:!?]+$/g;
const FRAGMENT = /^([A-Za-z][A-Za-z0-9]{0,15})\.(.*)$/s;
const JOIN_WITHOUT_SECRET = /\/join\/?(\?.*)?#?$/;

/** A writer's invitation to the workspace with this 32-byte secret; `origin` as in `https://a.b`. */
export function writerLink(origin: string, secret: Uint8Array): string {
  return `${origin}/join#w.${encodeBase64url(secret)}`;
}

/** An observer's invitation to the workspace with these keys: it opens everything and changes nothing. */
export function readerLink(origin: string, keys: Keys): string {
  const halves = [keys.readSecret, keys.writeTokenHash].map(encodeBase64url);
  return `${origin}/join#r.${halves.join('.')}`;
}

/**
 * Understands a pasted link: a whole address, `#w.…` or `w.…` (`r.…` for observers), with spaces, brackets, quotes or a
 * full stop around it. `cut`: the beginning of a link whose end is missing. Never throws.
 */
export function parseLink(text: string): ParsedLink {
  if (text.length > LONGEST_TEXT) return { ok: false, reason: 'notALink' };
  const trimmed = text.replace(SURROUNDINGS, '');
  if (trimmed === '') return { ok: false, reason: 'empty' };
  if (JOIN_WITHOUT_SECRET.test(trimmed)) return { ok: false, reason: 'cut' };
  const hash = trimmed.indexOf('#');
  const parts = FRAGMENT.exec(trimmed.slice(hash + 1));
  const kind = parts?.[1];
  const body = parts?.[2] ?? '';
  if (kind === 'r' && (hash >= 0 || looksLikeSecret(body))) return parseReader(body);
  if (kind === 'w') return parseWriter(body);
  if (hash >= 0 && /^[wr]$/.test(trimmed.slice(hash + 1))) return { ok: false, reason: 'cut' };
  return { ok: false, reason: kind && looksLikeSecret(body) ? 'unknownKind' : 'notALink' };
}

function parseWriter(body: string): ParsedLink {
  if (!/^[A-Za-z0-9_-]*$/.test(body)) return { ok: false, reason: 'notALink' };
  if (body.length < SECRET_CHARACTERS) return { ok: false, reason: 'cut' };
  const secret = decodeHalf(body);
  return secret ? { ok: true, kind: 'write', secret } : { ok: false, reason: 'notALink' };
}

function parseReader(body: string): ParsedLink {
  const [first = '', second, ...more] = body.split('.');
  const isWritten = /^[A-Za-z0-9_.-]*$/.test(body) && more.length === 0;
  const readSecret = decodeHalf(first);
  // A first half that is whole but no 32 bytes is no link, however much follows.
  const mayBeCut = first.length < SECRET_CHARACTERS ? second === undefined : readSecret;
  if (!isWritten || !mayBeCut) return { ok: false, reason: 'notALink' };
  if (!readSecret || second === undefined || second.length < SECRET_CHARACTERS) {
    return { ok: false, reason: 'cut' };
  }
  const writeTokenHash = decodeHalf(second);
  if (!writeTokenHash) return { ok: false, reason: 'notALink' };
  return { ok: true, kind: 'read', readSecret, writeTokenHash };
}

function decodeHalf(text: string): Uint8Array | undefined {
  const bytes = decodeBase64url(text);
  return bytes?.length === KEY_BYTES ? bytes : undefined;
}

function looksLikeSecret(body: string): boolean {
  return body.length >= SECRET_CHARACTERS && /^[A-Za-z0-9_.-]+$/.test(body);
}
