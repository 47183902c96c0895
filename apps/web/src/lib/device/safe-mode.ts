/** Safe mode: a workspace opened from this device alone, chosen for the visit of one tab. */

const safeKey = (key: string) => `cairn.safe.${key}`;

/** The address that opens the workspace in safe mode. To be followed by loading the page anew. */
export const safeAddress = (key: string): string => `/w/${key}?safe`;

/** True in a tab that was opened by such an address, on every page of the workspace; `asked`: by the one it has now. */
export function isInSafeMode(key: string, asked: boolean): boolean {
  try {
    if (asked) sessionStorage.setItem(safeKey(key), 'yes');
    return sessionStorage.getItem(safeKey(key)) !== null;
  } catch {
    return asked;
  }
}

/** Ends it for this tab: the next time the page is loaded, the workspace opens as usual. */
export function endSafeMode(key: string): void {
  try {
    sessionStorage.removeItem(safeKey(key));
  } catch {
    // Then it was never remembered.
  }
}
