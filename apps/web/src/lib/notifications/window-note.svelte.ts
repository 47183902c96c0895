/** What stands before the window's title, seen from another tab: how much is waiting, and a few words such as the minutes that are left. */
class WindowNote {
  waiting = $state(0);
  /** `null` while there is nothing to say. */
  words = $state.raw<string | null>(null);

  get beforeTitle(): string {
    const count = this.waiting > 0 ? `(${String(this.waiting)}) ` : '';
    return this.words === null ? count : `${count}${this.words} · `;
  }
}

export const windowNote = new WindowNote();
