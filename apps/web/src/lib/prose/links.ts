/**
 * Validates links. A link in shared text comes from somebody else or was pasted from anywhere, so
 * only addresses that can't run code are accepted.
 */

const SAFE_PROTOCOLS = new Set(['http:', 'https:', 'mailto:']);
/** No part may contain what ends it, or thousands of dots would be tried in every combination. */
const MAIL_ADDRESS = /^[^\s@/:]+@[^\s@/:.]+(?:\.[^\s@/:.]+)+$/;
const HAS_PROTOCOL = /^[a-z][a-z0-9+.-]*:/i;
/** A port makes `example.org:8080` look like a protocol. */
const HOST_AND_PORT = /^[^\s/:.]+(?:\.[^\s/:.]+)+:\d+(\/|$)/;

/** The normalised address, or `null` unless it is http, https or mailto. */
export function safeHref(raw: unknown): string | null {
  if (typeof raw !== 'string') return null;
  try {
    const url = new URL(raw);
    return SAFE_PROTOCOLS.has(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

/**
 * The address that a person typed, completed for `example.org` and `a@example.org`; `null` if it
 * isn't valid.
 */
export function typedHref(typed: string): string | null {
  const text = typed.trim();
  if (text === '') return null;
  if (MAIL_ADDRESS.test(text)) return safeHref(`mailto:${text}`);
  if (HAS_PROTOCOL.test(text) && !HOST_AND_PORT.test(text)) return safeHref(text);
  return /\s/.test(text) || !text.includes('.') ? null : safeHref(`https://${text}`);
}

/** A plain click places the caret; with Ctrl or ⌘ it opens the link. */
export function openLink(_view: unknown, event: MouseEvent): boolean {
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (link === null || !link.hasAttribute('href') || !(event.ctrlKey || event.metaKey))
    return false;
  window.open(link.href, '_blank', 'noopener,noreferrer');
  return true;
}
