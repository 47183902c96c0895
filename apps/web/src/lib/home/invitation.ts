/**
 * Passes an opened or pasted link to the page for joining, never in an address. static/boot.js
 * writes the same keys.
 */
const TEXT_KEY = 'cairn.invite';
const SEEN_KEY = 'cairn.invite.seen';

/** A text that contains a link. */
export interface OpenedText {
  readonly text: string;
  /** The secret was in the path or the query of the address, where the server can read it. */
  readonly seen: boolean;
}

declare global {
  interface Window {
    /** Where static/boot.js leaves the opened link if session storage is unavailable. */
    cairnInvite?: OpenedText;
  }
}

/** The link as it was opened or pasted; `null` if there is none. */
export function readInvitation(): OpenedText | null {
  try {
    const text = sessionStorage.getItem(TEXT_KEY);
    if (text !== null) return { text, seen: sessionStorage.getItem(SEEN_KEY) !== null };
  } catch {
    // In that case it can only be on the window.
  }
  return window.cairnInvite ?? null;
}

/**
 * Keeps a text that was pasted, or that changed the fragment of an open page: no server has seen
 * it.
 */
export function keepInvitation(text: string): void {
  try {
    sessionStorage.setItem(TEXT_KEY, text);
    sessionStorage.removeItem(SEEN_KEY);
  } catch {
    window.cairnInvite = { text, seen: false };
  }
}

export function forgetInvitation(): void {
  delete window.cairnInvite;
  try {
    sessionStorage.removeItem(TEXT_KEY);
    sessionStorage.removeItem(SEEN_KEY);
  } catch {
    // What could not be stored needs no deleting.
  }
}
