/* Changes made on this device, gathered for a moment so that a burst of typing becomes one entry. */

import * as Y from 'yjs';
import { Alarm, type Schedule } from './clock.ts';
import { TAB_ORIGIN } from './tab-origin.ts';

const GATHER_IN_COMPANY_MS = 100;
const GATHER_ALONE_MS = 1_000;
const TAB_GRACE_MS = 5_000;
/** Merging more updates than this costs more than comparing the documents. */
export const MERGE_MOST_UPDATES = 200;

export interface OutboxOptions {
  readonly inner: Y.Doc;
  /** The origin of changes that come from the mailbox, which aren't sent back. */
  readonly origin: object;
  readonly now: () => number;
  readonly schedule: Schedule;
  readonly someoneHere: () => boolean;
  /** Something is waiting where nothing was. */
  readonly onwaiting: () => void;
  /** This tab's changes have been gathered for long enough. */
  readonly ongathered: () => void;
  /** Another tab's changes should be in the mailbox by now. */
  readonly ontabdue: () => void;
}

export class Outbox {
  readonly #options: OutboxOptions;
  readonly #gatherAlarm: Alarm;
  readonly #tabAlarm: Alarm;
  #own: Uint8Array[] = [];
  #fromTabs: { readonly update: Uint8Array; readonly atMs: number }[] = [];

  constructor(options: OutboxOptions) {
    this.#options = options;
    this.#gatherAlarm = new Alarm(options.schedule);
    this.#tabAlarm = new Alarm(options.schedule);
    options.inner.on('update', this.#hear);
  }

  /**
   * How many changes of this tab are waiting. Beyond `MERGE_MOST_UPDATES` they are no longer kept
   * or counted.
   */
  get length(): number {
    return this.#own.length;
  }

  get isEmpty(): boolean {
    return this.#own.length === 0 && this.#fromTabs.length === 0;
  }

  /** This tab's changes as one update (v1); `undefined` if there are none. */
  get own(): Uint8Array | undefined {
    return this.#own.length > 1 ? Y.mergeUpdates(this.#own) : this.#own[0];
  }

  /** This tab's changes have been sent. */
  clearOwn(): void {
    this.#own = [];
    this.#gatherAlarm.clear();
  }

  /** Other tabs' changes that those tabs have had time to seal themselves. */
  get dueFromTabs(): Uint8Array[] {
    const dueAtMs = this.#options.now() - TAB_GRACE_MS;
    return this.#fromTabs.filter(({ atMs }) => atMs <= dueAtMs).map(({ update }) => update);
  }

  /** The oldest `count` of other tabs' changes have been sent. */
  clearFromTabs(count: number): void {
    this.#fromTabs = this.#fromTabs.slice(count);
    this.#awaitTabs();
  }

  /** Everything has been sent some other way. */
  clear(): void {
    this.#own = [];
    this.#fromTabs = [];
    this.#gatherAlarm.clear();
    this.#tabAlarm.clear();
  }

  close(): void {
    this.#options.inner.off('update', this.#hear);
    this.#gatherAlarm.clear();
    this.#tabAlarm.clear();
  }

  readonly #hear = (update: Uint8Array, origin: unknown): void => {
    const { origin: mailbox, now, someoneHere, onwaiting, ongathered } = this.#options;
    if (origin === mailbox) return;
    const isFirst = this.isEmpty;
    if (origin === TAB_ORIGIN) {
      this.#fromTabs.push({ update, atMs: now() });
      this.#awaitTabs();
    } else {
      if (this.#own.length <= MERGE_MOST_UPDATES) this.#own.push(update);
      this.#gatherAlarm.set(someoneHere() ? GATHER_IN_COMPANY_MS : GATHER_ALONE_MS, ongathered);
    }
    if (isFirst) onwaiting();
  };

  #awaitTabs(): void {
    const [first] = this.#fromTabs;
    if (!first) return;
    const waitMs = first.atMs + TAB_GRACE_MS - this.#options.now();
    this.#tabAlarm.set(Math.max(1, waitMs), this.#options.ontabdue);
  }
}
