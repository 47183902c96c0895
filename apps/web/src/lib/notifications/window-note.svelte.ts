/** A few words before the window's title, such as the minutes that are left, seen from another tab. */
class WindowNote {
  /** `null` while there is nothing to say. */
  words = $state.raw<string | null>(null);
}

export const windowNote = new WindowNote();
