/* Receipts: tells others, sparingly, what this device holds, and keeps what they have acknowledged. */

import type { AcknowledgementBody } from './bodies.ts';
import { Alarm, type Schedule } from './clock.ts';
import { KIND_ACKNOWLEDGEMENT } from './entry.ts';
import type { EntryRecord } from './entry-record.ts';
import { MOST_LANES, type SenderId, type Vector } from './senders.ts';

const COMMIT_PAUSE_MS = 1_000;
const POST_PAUSE_MS = 30_000;
const RETRY_MS = 30_000;

/** What another sender has acknowledged, lane by lane. */
export interface Acknowledged {
  readonly sender: SenderId;
  readonly person: string;
  /** For each lane, the number up to which that device has opened, applied and committed everything. */
  readonly holds: Vector;
}

export interface AcknowledgementsOptions {
  /** This tab's current lane. */
  readonly sender: () => SenderId;
  /** The highest number sealed in that lane; nobody can hold more. */
  readonly sealed: () => number;
  readonly now: () => number;
  readonly schedule: Schedule;
  /** The people whose receipts we wait for. When there are too many, other people's are dropped first. */
  readonly expected: () => readonly string[];
  /** Whether anything is known to have been sent in that lane. */
  readonly isLane: (lane: SenderId) => boolean;
  /** What has arrived and is in the inner document; `undefined` while something is pending there. */
  readonly received: () => Map<SenderId, number> | undefined;
  /** Resolves to true once everything now in the inner document is in IndexedDB. */
  readonly committed: () => Promise<boolean>;
  /** Seals an acknowledgement that replaces our last one; false if that isn't possible right now. */
  readonly post: (holds: Vector) => boolean;
  readonly onchange: () => void;
}

export class Acknowledgements {
  readonly #options: AcknowledgementsOptions;
  /** At most `MOST_LANES`, in the order in which they were last heard. */
  readonly #others = new Map<SenderId, Acknowledged>();
  #list: readonly Acknowledged[] | undefined;
  #holds: Vector = new Map();
  #posted: Vector = new Map();
  #postedAtMs = Number.NEGATIVE_INFINITY;
  readonly #commitAlarm: Alarm;
  readonly #postAlarm: Alarm;
  #closed = false;

  constructor(options: AcknowledgementsOptions) {
    this.#options = options;
    this.#commitAlarm = new Alarm(options.schedule);
    this.#postAlarm = new Alarm(options.schedule);
  }

  /** For each other sender, what this device has committed. */
  get holds(): Vector {
    return this.#holds;
  }

  get others(): readonly Acknowledged[] {
    return (this.#list ??= [...this.#others.values()]);
  }

  /** Records what somebody says they hold, in an entry or through presence. */
  note({ sender, person, holds }: AcknowledgementBody): void {
    const own = this.#options.sender();
    if (sender === own) {
      this.#posted = holds;
      return;
    }
    const possible = new Map(holds);
    if (possible.has(own)) possible.set(own, Math.min(holds.get(own) ?? 0, this.#options.sealed()));
    const before = this.#others.get(sender)?.holds ?? new Map<SenderId, number>();
    this.#others.delete(sender);
    this.#others.set(sender, { sender, person, holds: this.#fewOf(highest(before, possible)) });
    if (this.#others.size > MOST_LANES) this.#forgetOne();
    this.#list = undefined;
  }

  /** Anybody can name lanes that don't exist, so beyond the limit only known lanes are kept. */
  #fewOf(holds: Vector): Vector {
    if (holds.size <= MOST_LANES) return holds;
    const own = this.#options.sender();
    return new Map([...holds].filter(([lane]) => lane === own || this.#options.isLane(lane)));
  }

  #forgetOne(): void {
    const expected = new Set(this.#options.expected());
    const all = [...this.#others.values()];
    const gone = all.find(({ person }) => !expected.has(person)) ?? all[0];
    if (gone) this.#others.delete(gone.sender);
  }

  /** This tab now counts in a new lane, in which it has acknowledged nothing. */
  laneChanged(): void {
    this.#posted = new Map();
    this.#postLater();
  }

  /** Entries were removed by someone else. If our own acknowledgement was among them, it is posted again. */
  removed(records: readonly EntryRecord[]): void {
    for (const record of records) {
      if (record.kind !== KIND_ACKNOWLEDGEMENT || record.sender !== this.#options.sender())
        continue;
      this.#posted = new Map();
      // Not at once: the mailbox is in the middle of a change.
      this.touch();
    }
  }

  /** Something was received. */
  touch(pauseMs = COMMIT_PAUSE_MS): void {
    if (this.#closed) return;
    this.#commitAlarm.set(pauseMs, () => void this.#promise());
  }

  /** Posts what is committed now, waits for the rest to be committed, and posts that. */
  async flush(): Promise<void> {
    this.#post();
    this.#commitAlarm.clear();
    await this.#promise();
    this.#post();
  }

  /** Posting may be possible again. */
  retry(): void {
    this.#postLater();
  }

  close(): void {
    this.#closed = true;
    this.#commitAlarm.clear();
    this.#postAlarm.clear();
  }

  async #promise(): Promise<void> {
    const received = this.#options.received();
    // Pending content arrives with a later entry, which calls `touch` again.
    if (!received) return;
    received.delete(this.#options.sender());
    const isCommitted = await this.#options.committed().catch(() => false);
    if (this.#closed) return;
    if (!isCommitted) {
      this.touch(RETRY_MS);
      return;
    }
    this.#holds = highest(this.#holds, received);
    this.#options.onchange();
    this.#postLater();
  }

  #postLater(): void {
    if (isEqual(this.#holds, this.#posted)) return;
    const waitMs = this.#postedAtMs + POST_PAUSE_MS - this.#options.now();
    if (waitMs <= 0 && this.#post()) return;
    this.#postAlarm.set(waitMs > 0 ? waitMs : RETRY_MS, () => this.#postLater());
  }

  #post(): boolean {
    if (this.#closed || isEqual(this.#holds, this.#posted)) return false;
    if (!this.#options.post(this.#holds)) return false;
    this.#posted = this.#holds;
    this.#postedAtMs = this.#options.now();
    return true;
  }
}

/** For each sender the higher number: acknowledgements may arrive out of order. */
function highest(one: Vector, other: Vector): Vector {
  const both = new Map(one);
  for (const [sender, number] of other) {
    both.set(sender, Math.max(number, both.get(sender) ?? 0));
  }
  return both;
}

function isEqual(one: Vector, other: Vector): boolean {
  return (
    one.size === other.size && [...one].every(([sender, number]) => other.get(sender) === number)
  );
}
