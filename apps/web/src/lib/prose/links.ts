/** A link in shared text was written by somebody else or pasted from anywhere: only addresses that cannot run code are links. */

const SAFE_PROTOCOLS = new Set(['http:', 'https:', 'mailto:']);
const MAIL_ADDRESS = /^[^\s@/:]+@[^\s@/:]+\.[^\s@/:]+$/;
const HAS_PROTOCOL = /^[a-z][a-z0-9+.-]*:/i;
/** A port makes `example.org:8080` look like a protocol. */
const HOST_AND_PORT = /^[^\s/:]+\.[^\s/:]+:\d+(\/|$)/;

/** The address as a browser understands it, or `null` unless it is http, https or mailto. */
export function safeHref(raw: unknown): string | null {
  if (typeof raw !== 'string') return null;
  try {
    const url = new URL(raw);
    return SAFE_PROTOCOLS.has(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

/** What a person typed as an address: `example.org` and `a@example.org` are completed. */
export function typedHref(typed: string): string | null {
  const text = typed.trim();
  if (text === '') return null;
  if (MAIL_ADDRESS.test(text)) return safeHref(`mailto:${text}`);
  if (HAS_PROTOCOL.test(text) && !HOST_AND_PORT.test(text)) return safeHref(text);
  return /\s/.test(text) || !text.includes('.') ? null : safeHref(`https://${text}`);
}
