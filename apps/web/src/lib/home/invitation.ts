/** The invitation on its way from the address bar, or a pasted text, to the page where one joins: never in an address. */
const KEY = 'cairn.invite';

declare global {
  interface Window {
    /** Where static/boot.js leaves the invitation when session storage is refused. */
    cairnInvite?: string;
  }
}

/** The link as it was opened or pasted; `null` when there is none. */
export function readInvitation(): string | null {
  try {
    return sessionStorage.getItem(KEY) ?? window.cairnInvite ?? null;
  } catch {
    return window.cairnInvite ?? null;
  }
}

export function keepInvitation(text: string): void {
  try {
    sessionStorage.setItem(KEY, text);
  } catch {
    window.cairnInvite = text;
  }
}

export function forgetInvitation(): void {
  delete window.cairnInvite;
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // What could not be kept needs no forgetting.
  }
}
