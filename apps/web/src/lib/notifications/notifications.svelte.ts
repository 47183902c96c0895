/**
 * The browser's own notifications, while Cairn is open. They are asked for after a click alone, say
 * nothing of what they are about unless that is wanted, and come once for each thing and device.
 */
import { excerpt } from '@cairn/model/shared';
import { claim } from './claim.ts';
import { Pace } from './pace.ts';

const STORE_KEY = 'cairn.notifications';
/** What a notification has room for. */
const LONGEST_BODY = 200;

interface Choice {
  readonly wanted: boolean;
  readonly saysWhat: boolean;
}

export interface Message {
  /** Identifies what it is about, on this device: it is shown once. */
  readonly thing: string;
  /** Says nothing of the contents: anyone may be looking at the screen. */
  readonly title: string;
  /** What it is about, for those who want to read it there. */
  readonly about: string;
  /** Where it leads. The window comes to the front by itself. */
  readonly onopen?: () => void;
}

class Notifications {
  #choice = $state.raw<Choice>(readChoice());
  readonly #pace = new Pace();
  /** Counts the answers, since the browser doesn't say when it has been asked. */
  #answers = $state(0);

  /** `unsupported` where the browser has none, as on some phones. */
  get permission(): NotificationPermission | 'unsupported' {
    void this.#answers;
    return 'Notification' in globalThis ? Notification.permission : 'unsupported';
  }

  /** Whether one would be shown now. */
  get on(): boolean {
    return this.#choice.wanted && this.permission === 'granted';
  }

  get saysWhat(): boolean {
    return this.#choice.saysWhat;
  }

  set saysWhat(saysWhat: boolean) {
    this.#choose({ ...this.#choice, saysWhat });
  }

  /** Asks the browser's permission where it has not been asked yet: call it after a click. */
  async switchOn(): Promise<void> {
    if (this.permission === 'unsupported') return;
    await Notification.requestPermission();
    this.#answers++;
    this.#choose({ ...this.#choice, wanted: this.permission === 'granted' });
  }

  switchOff(): void {
    this.#choose({ ...this.#choice, wanted: false });
  }

  /**
   * Shows it, unless it isn't wanted, was shown on this device already, in any tab, or too many have
   * just come.
   */
  async show({ thing, title, about, onopen }: Message): Promise<void> {
    const giveBack = this.on ? this.#pace.take(Date.now()) : null;
    if (giveBack === null) return;
    if (!(await claim(thing))) return giveBack();
    const options = {
      tag: thing,
      ...(this.saysWhat && about !== '' ? { body: excerpt(about, LONGEST_BODY) } : {}),
    };
    try {
      const shown = new Notification(title, options);
      shown.addEventListener('click', () => {
        window.focus();
        shown.close();
        onopen?.();
      });
    } catch {
      // On Android only a service worker may show one.
      const registration = await navigator.serviceWorker.getRegistration();
      await registration?.showNotification(title, options);
    }
  }

  #choose(choice: Choice): void {
    this.#choice = choice;
    try {
      localStorage.setItem(STORE_KEY, JSON.stringify(choice));
    } catch {
      // The choice lasts until the page is closed.
    }
  }
}

function readChoice(): Choice {
  try {
    const raw = JSON.parse(localStorage.getItem(STORE_KEY) ?? '{}') as Partial<Choice> | null;
    return { wanted: raw?.wanted === true, saysWhat: raw?.saysWhat === true };
  } catch {
    return { wanted: false, saysWhat: false };
  }
}

export const notifications = new Notifications();
