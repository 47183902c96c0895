/** Safe mode: a workspace opened from this device alone, for as long as one tab stays on it. */

const safeKey = (key: string) => `cairn.safe.${key}`;

/** The address that opens the workspace in safe mode. Follow it with a full page load. */
export const safeAddress = (key: string): string => `/w/${key}?safe`;

/**
 * True in a tab that was opened by such an address, on every page of the workspace; `asked`: the
 * current address is one.
 */
export function isInSafeMode(key: string, asked: boolean): boolean {
  try {
    if (asked) sessionStorage.setItem(safeKey(key), 'yes');
    return sessionStorage.getItem(safeKey(key)) !== null;
  } catch {
    return asked;
  }
}

/** Ends it for this tab: the next time the page is loaded, the workspace opens normally. */
export function endSafeMode(key: string): void {
  try {
    sessionStorage.removeItem(safeKey(key));
  } catch {
    // In that case it was never remembered.
  }
}
