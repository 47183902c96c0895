/** How long before a meeting this device reminds of it. */
const STORE_KEY = 'cairn.reminders';
const DEFAULT_MINUTES = 10;

const REMINDERS = [0, 10, 60] as const;

class Reminders {
  #minutes = $state(readMinutes());

  /** 0 for not at all. */
  get minutes(): number {
    return this.#minutes;
  }

  set minutes(minutes: number) {
    this.#minutes = minutes;
    try {
      localStorage.setItem(STORE_KEY, String(minutes));
    } catch {
      // The choice lasts until the page is closed.
    }
  }
}

function readMinutes(): number {
  try {
    const stored = localStorage.getItem(STORE_KEY);
    const minutes = stored === null ? DEFAULT_MINUTES : Number(stored);
    return REMINDERS.find((each) => each === minutes) ?? DEFAULT_MINUTES;
  } catch {
    return DEFAULT_MINUTES;
  }
}

export const reminders = new Reminders();
