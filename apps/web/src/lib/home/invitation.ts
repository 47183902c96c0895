/** What was opened or pasted on its way to the page where one joins: never in an address. static/boot.js writes the same keys. */
const TEXT_KEY = 'cairn.invite';
const SEEN_KEY = 'cairn.invite.seen';

/** A text that holds a link. */
export interface OpenedText {
  readonly text: string;
  /** The secret came where the server reads it: in the path or the query of the address. */
  readonly seen: boolean;
}

declare global {
  interface Window {
    /** Where static/boot.js leaves what was opened when session storage is refused. */
    cairnInvite?: OpenedText;
  }
}

/** The link as it was opened or pasted; `null` when there is none. */
export function readInvitation(): OpenedText | null {
  try {
    const text = sessionStorage.getItem(TEXT_KEY);
    if (text !== null) return { text, seen: sessionStorage.getItem(SEEN_KEY) !== null };
  } catch {
    // Then it can only be on the window.
  }
  return window.cairnInvite ?? null;
}

/** Keeps a text that was pasted, or that changed the fragment of an open page: no server has seen it. */
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
    // What could not be kept needs no forgetting.
  }
}
